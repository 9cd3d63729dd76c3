//! People called by where they are from, by their party or age: "the Kenyan", "the Texan", "the Republican", "the 61-year-old".
//! It is who is known to be so, if the text knows only one.

use std::collections::HashMap;

use super::Text;
use super::clusters::{Clusters, genders_agree};
use crate::lexicon;
use crate::{Deprel, EntityKind, MentionForm, Number};

/// By judgement: what fits one known person may still be said of one whose home is not told.
const EPITHET: f32 = 0.8;

/// By judgement: nothing but the place in the text tells who is meant.
const ONLY_ONE: f32 = 0.6;

/// Sentences back in which there must be nobody else for that.
const ONLY_NEAR: usize = 2;

/// Mentions of people that are looked at for it.
const MANY: usize = 64;

/// Sentences back to the last mention of whoever is meant.
const NEAR: usize = 12;

/// People with one fact that are looked at, the latest first.
const BEARERS: usize = 40;

/// What the text tells of the people whom it names.
pub(super) struct Epithets {
    /// The clusters of those of whom it is told: a home or party as `lexicon::home` names it, an age in figures.
    told: HashMap<String, Vec<usize>>,
}

impl Epithets {
    pub(super) fn new(text: &Text, clusters: &Clusters) -> Self {
        let (parse, list) = (text.parse, &text.mentions.list);
        let mut epithets = Epithets { told: HashMap::new() };
        for role in &text.mentions.roles {
            let Some(cluster) = role.holder.and_then(|h| clusters.of(h)) else { continue };
            let tokens = &list[role.role].tokens;
            let words = tokens.clone().take(30);
            for home in words.filter_map(|i| lexicon::home(parse.word(i))) {
                epithets.tell(home, cluster);
            }
            // "New York senator", "South African striker"
            for pair in tokens.clone().take(30).filter(|i| i + 1 < tokens.end) {
                if let Some(home) = lexicon::home(&parse.text[parse.span_of(pair..pair + 2)]) {
                    epithets.tell(home, cluster);
                }
            }
        }
        for (m, mention) in list.iter().enumerate() {
            if mention.form != MentionForm::Name || mention.kind != EntityKind::Person {
                continue;
            }
            let Some(cluster) = clusters.of(m) else { continue };
            let end = parse.sentences[parse.tokens[mention.head].sentence].tokens.end;
            let word = |i: usize| if i < end { parse.word(i) } else { "" };
            let after = mention.tokens.end;
            match (word(after), word(after + 1), word(after + 2)) {
                // "Haugland, 61,"
                (",", age, "," | ".") | ("(", age, ")") if is_age(age) => epithets.tell(age, cluster),
                // "Pike, a Democrat", whatever the tree makes of it
                (",", "a" | "an", noun) => {
                    let plain =
                        !matches!(word(after + 3), "-" | "‑") && word(after + 3).chars().all(|c| !c.is_alphabetic());
                    if let Some(home) = lexicon::epithet(noun).filter(|_| plain) {
                        epithets.tell(home, cluster);
                    }
                }
                // "Cole (R-Texas)"
                ("(", ..) => {
                    let close = (after + 1..end.min(after + 8)).find(|&i| parse.word(i) == ")").unwrap_or(after + 1);
                    let inside = &parse.text[parse.span_of(after + 1..close.max(after + 2).min(end))];
                    let mut parts = inside.splitn(2, ['-', '–', ',']).map(str::trim);
                    if let (Some(party @ ("R" | "D")), Some(state)) = (parts.next(), parts.next()) {
                        epithets.tell(lexicon::home(party).unwrap_or(party), cluster);
                        epithets.tell(lexicon::home(state).unwrap_or(state), cluster);
                    }
                }
                _ => {}
            }
            // "Ethiopian Tadesse Bekele"
            if let Some(before) = mention
                .tokens
                .start
                .checked_sub(1)
                .filter(|&b| parse.tokens[b].sentence == parse.tokens[mention.head].sentence)
                && parse.tokens[before].deprel == Deprel::Amod
                && let Some(home) = lexicon::nation_of(parse.word(before)).map(|n| n.code)
            {
                epithets.tell(home, cluster);
            }
            // "Pike, a Democrat", "Pike is a Democrat"
            let said = parse.dependents(mention.head, Deprel::Appos).collect::<Vec<_>>();
            let token = &parse.tokens[mention.head];
            let predicate =
                token.head.filter(|&h| token.deprel == Deprel::Nsubj && parse.dependent(h, Deprel::Cop).is_some());
            for noun in said.into_iter().chain(predicate) {
                let denied =
                    parse.children(noun).iter().any(|&c| matches!(&*parse.tokens[c].lemma, "not" | "no" | "never"));
                if let Some(home) = lexicon::epithet(parse.word(noun)).filter(|_| !denied) {
                    epithets.tell(home, cluster);
                }
            }
        }
        epithets
    }

    fn tell(&mut self, fact: &str, cluster: usize) {
        let known = self.told.entry(fact.to_owned()).or_default();
        if !known.contains(&cluster) && known.len() < BEARERS {
            known.push(cluster);
        }
    }

    /// Gives a nominal to the one person whom it fits; false where there is none, or several.
    pub(super) fn resolve(&self, text: &Text, mention: usize, clusters: &mut Clusters) -> bool {
        let (parse, me) = (text.parse, &text.mentions.list[mention]);
        if me.kind != EntityKind::Person || me.number == Number::Plural || !is_plain(text, mention) {
            return false;
        }
        let word = parse.word(me.head);
        let (fact, reason) = match (lexicon::epithet(word), word.split(['-', '‑']).next()) {
            (Some(home), _) => (home, "nationality or party"),
            (None, Some(age)) if is_age(age) && word.ends_with("old") => (age, "age"),
            (None, _) if &*word.to_lowercase() == "old" => match age_before(text, mention) {
                Some(age) => (age, "age"),
                None => return false,
            },
            _ => return false,
        };
        let sentence = parse.tokens[me.head].sentence;
        let fits = |&&c: &&usize| {
            let person = &clusters.list[c];
            person.kind == EntityKind::Person
                && person.number != Number::Plural
                && genders_agree(me.gender, person.gender)
                && person
                    .last_before(me.tokens.start)
                    .is_some_and(|last| parse.tokens[last].sentence + NEAR >= sentence)
        };
        let mut fitting = self.told.get(fact).into_iter().flatten().filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some(&cluster), None) => clusters.join_with(mention, cluster, reason, EPITHET),
            (None, _) => match self.only_one(text, mention, fact, clusters) {
                Some(cluster) => clusters.join_with(mention, cluster, reason, ONLY_ONE),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    /// "Duval will miss the season. The 27-year-old Frenchman was hurt on Saturday.": the subject is the one person of the
    /// sentences before, if nothing else is told of that person's home or age.
    fn only_one(&self, text: &Text, mention: usize, fact: &str, clusters: &Clusters) -> Option<usize> {
        let (parse, me) = (text.parse, &text.mentions.list[mention]);
        let sentence = parse.tokens[me.head].sentence;
        let subject = matches!(parse.tokens[me.head].deprel, Deprel::Nsubj | Deprel::NsubjPass);
        let before = |c: usize| clusters.list[c].last_before(me.tokens.start).map(|last| parse.tokens[last].sentence);
        let list = &text.mentions.list;
        let near = |m: &usize| parse.tokens[list[*m].head].sentence + ONLY_NEAR >= sentence;
        let known = (0..mention).rev().take_while(near).filter_map(|m| clusters.of(m));
        let mut people = known.filter(|&c| clusters.list[c].kind == EntityKind::Person);
        let cluster = people.next().filter(|_| subject)?;
        if people.take(MANY).any(|c| c != cluster) {
            return None;
        }
        let person = &clusters.list[cluster];
        let age = |fact: &str| fact.starts_with(|c: char| c.is_ascii_digit());
        let told = |(other, of): (&String, &Vec<usize>)| age(other) == age(fact) && of.contains(&cluster);
        let fits = person.number != Number::Plural
            && genders_agree(me.gender, person.gender)
            && before(cluster) != Some(sentence)
            && !self.told.iter().any(told);
        fits.then_some(cluster)
    }
}

fn is_age(word: &str) -> bool {
    word.parse::<u32>().is_ok_and(|age| (5..120).contains(&age))
}

/// "the 61 - year - old", where the hyphens are words
fn age_before<'t>(text: &Text<'t>, mention: usize) -> Option<&'t str> {
    let me = &text.mentions.list[mention];
    me.tokens.clone().map(|i| text.parse.word(i)).find(|word| is_age(word))
}

/// "the Kenyan", with nothing that tells of whom it is said.
fn is_plain(text: &Text, mention: usize) -> bool {
    let (parse, me) = (text.parse, &text.mentions.list[mention]);
    let the = me.tokens.clone().next().is_some_and(|i| parse.word(i).eq_ignore_ascii_case("the"));
    let more = parse.children(me.head).iter().any(|&c| {
        matches!(
            parse.tokens[c].deprel,
            Deprel::Nmod | Deprel::NmodPoss | Deprel::AclRelcl | Deprel::Acl | Deprel::Appos | Deprel::Flat
        ) || parse.tokens[c].deprel == Deprel::Amod
            && matches!(&*parse.tokens[c].lemma, "other" | "first" | "last" | "next" | "second" | "third")
    });
    the && !more
}
