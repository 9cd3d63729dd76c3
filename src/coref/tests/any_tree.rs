//! What holds for any tree, however odd.

use crate::{MentionForm, mentions, rows};

#[test]
fn finds_nothing_in_nothing() {
    let links = crate::coref::link(&crate::Parse::default(), &crate::Mentions::default(), &[], crate::coref::THRESHOLD);
    assert_eq!(links, crate::Links::default());
}

/// Words of every kind that the room looks at, in trees without sense.
fn odd_rows(words: &[(usize, usize, usize, usize)]) -> String {
    const FORMS: &[(&str, &str)] = &[
        ("Ingrid", "PROPN 0 nsubj B-Person person"),
        ("Dahl", "PROPN 0 flat I-Person"),
        ("Dahl", "PROPN 0 nsubj B-Person"),
        ("Dahl", "PROPN 0 nsubj B-Organization"),
        ("Norway", "PROPN 0 obj B-Location place"),
        ("Norwegian", "ADJ 0 amod B-NORP"),
        ("NATO", "PROPN 0 obl B-Organization"),
        ("president", "NOUN 0 nsubj person"),
        ("leader", "NOUN 0 appos person"),
        ("bank", "NOUN 0 obj organization"),
        ("he", "PRON 0 nsubj person"),
        ("her", "PRON 0 nmod:poss person"),
        ("himself", "PRON 0 obj person"),
        ("it", "PRON 0 nsubj"),
        ("they", "PRON 0 nsubj person"),
        ("said", "VERB 0 ccomp"),
        ("“", "PUNCT 0 punct"),
        ("\"", "PUNCT 0 punct"),
        ("(", "PUNCT 0 punct"),
        (",", "PUNCT 0 punct"),
        ("the", "DET 0 det"),
        ("is", "AUX 0 cop"),
        ("former", "ADJ 0 amod"),
        ("-", "PUNCT 0 punct"),
    ];
    const LABELS: &[&str] = &["", "conj", "xcomp", "acl:relcl", "advcl", "appos", "nmod:poss", "compound", "parataxis"];
    let (mut rows, mut number, mut named) = (String::new(), 0, false);
    for &(form, head, label, gap) in words {
        if gap == 0 && number > 0 {
            rows.push_str(if head % 2 == 0 { "\n" } else { "\n\n" });
            (number, named) = (0, false);
        }
        number += 1;
        let (form, rest) = FORMS[form % FORMS.len()];
        let mut cells: Vec<String> = rest.split(' ').map(str::to_owned).collect();
        // A word hangs on one before it: no cycle, and one root.
        cells[1] = (head % number).to_string();
        if number == 1 {
            cells[2] = "root".to_owned();
        } else {
            cells[1] = (1 + head % (number - 1)).to_string();
            if !LABELS[label % LABELS.len()].is_empty() {
                cells[2] = LABELS[label % LABELS.len()].to_owned();
            }
        }
        // I- only directly after the B- that it goes on with.
        if cells.iter().any(|c| c == "I-Person") && !named {
            cells.retain(|c| c != "I-Person");
        }
        named = cells.iter().any(|c| c == "B-Person");
        rows.push_str(&format!("{number} {form} {}\n", cells.join(" ")));
    }
    rows
}

proptest::proptest! {
    #[test]
    fn keeps_its_promises_on_any_tree(
        words in proptest::collection::vec((0..64_usize, 0..1000_usize, 0..16_usize, 0..12_usize), 1..120),
    ) {
        let parse = rows::parse(&odd_rows(&words));
        let mentions = mentions::find(&parse);
        let links = crate::coref::link(&parse, &mentions, &crate::quotes::find(&parse), crate::coref::THRESHOLD);
        assert_eq!(links.entity_of.len(), mentions.list.len());
        let mut firsts: Vec<usize> = Vec::new();
        for (id, entity) in links.entities.iter().enumerate() {
            assert_eq!(entity.id.index(), id);
            assert!(!entity.name.is_empty());
            let members: Vec<usize> =
                (0..mentions.list.len()).filter(|&m| links.entity_of[m] == Some(entity.id)).collect();
            assert_eq!(members.len(), entity.mentions.len());
            firsts.extend(members.first().copied());
        }
        assert!(firsts.is_sorted() && firsts.len() == links.entities.len());
        for (m, entity) in links.entity_of.iter().enumerate() {
            let mention = &mentions.list[m];
            assert!(entity.is_some() || mention.form == MentionForm::Pronoun || mention.is_thing());
        }
        assert_eq!(crate::coref::link(&parse, &mentions, &crate::quotes::find(&parse), crate::coref::THRESHOLD), links);
    }
}
