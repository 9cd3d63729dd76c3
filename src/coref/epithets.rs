//! People called by where they are from, by their party or by their age: "the Kenyan", "the Texan", "the Republican", "the
//! 61-year-old". Such a phrase means the person of whom the text says so, if it says so of one person only.

use rustc_hash::FxHashMap;

use super::Text;
use super::clusters::{Clusters, genders_agree};
use super::link_reasons::LinkReason;
use crate::lexicon;
use crate::lexicon::vocabulary::coreference;
use crate::{Deprel, EntityKind, Mention, MentionForm, Number, Parse};

/// The confidence of a link to the one person whom an epithet is known to fit. By judgement: it may still be said of one whose home
/// is not told.
const KNOWN_TO_FIT: f32 = 0.8;

/// The confidence where nothing but the place in the text tells who is meant. By judgement.
const ONLY_PERSON: f32 = 0.6;

/// Sentences back in which there must be nobody else for that.
const ONLY_PERSON_WITHIN: usize = 2;

/// Mentions of people that are looked at for it.
const MOST_PEOPLE: usize = 64;

/// Sentences back to the last mention of whoever is meant.
const NEAR: usize = 12;

/// People of whom the same is told that are remembered.
const MOST_BEARERS: usize = 40;

/// Words of a role that are searched for homes.
const MOST_ROLE_WORDS: usize = 30;

/// Words after a name to the end of its brackets: "Cole (R-Texas)".
const BRACKETS_WITHIN: usize = 8;

/// Ages at which the news tells a person's age.
const AGES: std::ops::Range<u32> = 5..120;

/// What the text tells of the people whom it names.
pub(super) struct Epithets {
    /// The clusters of those of whom a fact is told: a home or party as `lexicon::home` names it, an age in figures.
    bearers: FxHashMap<String, Vec<usize>>,
}

impl Epithets {
    pub(super) fn new(text: &Text, clusters: &Clusters) -> Self {
        let mut epithets = Epithets { bearers: FxHashMap::default() };
        for role in &text.mentions.roles {
            if let Some(cluster) = role.holder.and_then(|h| clusters.of(h)) {
                epithets.learn_from_role(text.parse, &text.mentions.list[role.role], cluster);
            }
        }
        for (m, mention) in text.mentions.list.iter().enumerate() {
            if mention.form == MentionForm::Name
                && mention.kind == EntityKind::Person
                && let Some(cluster) = clusters.of(m)
            {
                epithets.learn_after_name(text.parse, mention, cluster);
                epithets.learn_from_tree(text.parse, mention, cluster);
            }
        }
        epithets
    }

    /// "Kenyan runner", "New York senator", "South African striker"
    fn learn_from_role(&mut self, parse: &Parse, role: &Mention, cluster: usize) {
        let words = || role.tokens.clone().take(MOST_ROLE_WORDS);
        for home in words().filter_map(|i| lexicon::home(parse.word(i))) {
            self.learn(home, cluster);
        }
        for first in words().filter(|i| i + 1 < role.tokens.end) {
            if let Some(home) = lexicon::home(&parse.text[parse.span_of(first..first + 2)]) {
                self.learn(home, cluster);
            }
        }
    }

    /// What stands between commas or brackets after a name.
    fn learn_after_name(&mut self, parse: &Parse, name: &Mention, cluster: usize) {
        let end = parse.sentence_of(name.head).tokens.end;
        let word = |i: usize| if i < end { parse.word(i) } else { "" };
        let after = name.tokens.end;
        match (word(after), word(after + 1), word(after + 2)) {
            // "Haugland, 61,"
            (",", age, "," | ".") | ("(", age, ")") if is_age(age) => self.learn(age, cluster),
            // "Pike, a Democrat", whatever the tree makes of it
            (",", "a" | "an", noun) => {
                let next = word(after + 3);
                let plain = !matches!(next, "-" | "‑") && next.chars().all(|c| !c.is_alphabetic());
                if let Some(home) = lexicon::epithet(noun).filter(|_| plain) {
                    self.learn(home, cluster);
                }
            }
            // "Cole (R-Texas)"
            ("(", ..) => {
                let near = after + 1..end.min(after + BRACKETS_WITHIN);
                let close = near.clone().find(|&i| parse.word(i) == ")").unwrap_or(after + 1);
                let inside = &parse.text[parse.span_of(after + 1..close.max(after + 2).min(end))];
                let mut parts = inside.splitn(2, ['-', '–', ',']).map(str::trim);
                if let (Some(party @ ("R" | "D")), Some(state)) = (parts.next(), parts.next()) {
                    self.learn(lexicon::home(party).unwrap_or(party), cluster);
                    self.learn(lexicon::home(state).unwrap_or(state), cluster);
                }
            }
            _ => {}
        }
    }

    /// What the tree says of a name.
    fn learn_from_tree(&mut self, parse: &Parse, name: &Mention, cluster: usize) {
        let token = &parse.tokens[name.head];
        // "Ethiopian Tadesse Bekele"
        let before = name.tokens.start.checked_sub(1).filter(|&b| parse.tokens[b].sentence == token.sentence);
        if let Some(before) = before.filter(|&b| parse.tokens[b].deprel == Deprel::Amod)
            && let Some(home) = lexicon::nation_of(parse.word(before)).map(|n| n.code)
        {
            self.learn(home, cluster);
        }
        // "Pike, a Democrat", "Pike is a Democrat"
        let predicate =
            token.head.filter(|&h| token.deprel == Deprel::Nsubj && parse.dependent(h, Deprel::Cop).is_some());
        for noun in parse.dependents(name.head, Deprel::Appos).chain(predicate) {
            let denied =
                parse.children(noun).iter().any(|&c| matches!(&*parse.tokens[c].lemma, "not" | "no" | "never"));
            if let Some(home) = lexicon::epithet(parse.word(noun)).filter(|_| !denied) {
                self.learn(home, cluster);
            }
        }
    }

    fn learn(&mut self, fact: &str, cluster: usize) {
        let known = self.bearers.entry(fact.to_owned()).or_default();
        if !known.contains(&cluster) && known.len() < MOST_BEARERS {
            known.push(cluster);
        }
    }

    /// Links a nominal to the one person whom it fits; false where it fits nobody or several.
    pub(super) fn resolve(&self, text: &Text, mention: usize, clusters: &mut Clusters) -> bool {
        let (parse, me) = (text.parse, &text.mentions.list[mention]);
        if me.kind != EntityKind::Person || me.number == Number::Plural || !is_plain(text, mention) {
            return false;
        }
        let word = parse.word(me.head);
        let (fact, reason) = match (lexicon::epithet(word), word.split(['-', '‑']).next()) {
            (Some(home), _) => (home, LinkReason::NationalityOrParty),
            (None, Some(age)) if is_age(age) && word.ends_with("old") => (age, LinkReason::Age),
            (None, _) if &*word.to_lowercase() == "old" => match age_before(text, mention) {
                Some(age) => (age, LinkReason::Age),
                None => return false,
            },
            _ => return false,
        };
        let sentence = parse.sentence_number(me.head);
        let fits = |&&c: &&usize| {
            let person = &clusters.list[c];
            person.kind == EntityKind::Person
                && person.number != Number::Plural
                && genders_agree(me.gender, person.gender)
                && person
                    .last_before(me.tokens.start)
                    .is_some_and(|last| parse.sentence_number(last) + NEAR >= sentence)
        };
        let mut fitting = self.bearers.get(fact).into_iter().flatten().filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some(&cluster), None) => clusters.join_with_confidence(mention, cluster, reason, KNOWN_TO_FIT),
            (None, _) => match self.only_person_before(text, mention, fact, clusters) {
                Some(cluster) => clusters.join_with_confidence(mention, cluster, reason, ONLY_PERSON),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    /// "Duval will miss the season. The 27-year-old Frenchman was hurt on Saturday.": a subject is the only person of the sentences
    /// before, unless the text tells another home or age of that person.
    fn only_person_before(&self, text: &Text, mention: usize, fact: &str, clusters: &Clusters) -> Option<usize> {
        let (parse, me) = (text.parse, &text.mentions.list[mention]);
        let sentence = parse.sentence_number(me.head);
        let subject = parse.tokens[me.head].deprel.is_subject();
        let before = |c: usize| clusters.list[c].last_before(me.tokens.start).map(|last| parse.sentence_number(last));
        let list = &text.mentions.list;
        let near = |m: &usize| parse.sentence_number(list[*m].head) + ONLY_PERSON_WITHIN >= sentence;
        let known = (0..mention).rev().take_while(near).filter_map(|m| clusters.of(m));
        let one = |&c: &usize| clusters.list[c].kind == EntityKind::Person && clusters.list[c].number != Number::Plural;
        let mut people = known.filter(one);
        let cluster = people.next().filter(|_| subject)?;
        if people.take(MOST_PEOPLE).any(|c| c != cluster) {
            return None;
        }
        let person = &clusters.list[cluster];
        let age = |fact: &str| fact.starts_with(|c: char| c.is_ascii_digit());
        let told_otherwise = |(other, of): (&String, &Vec<usize>)| age(other) == age(fact) && of.contains(&cluster);
        let fits = person.number != Number::Plural
            && genders_agree(me.gender, person.gender)
            && before(cluster) != Some(sentence)
            && !self.bearers.iter().any(told_otherwise);
        fits.then_some(cluster)
    }
}

fn is_age(word: &str) -> bool {
    word.parse::<u32>().is_ok_and(|age| AGES.contains(&age))
}

/// The age in "the 61 - year - old", where the hyphens are words of their own
fn age_before<'t>(text: &Text<'t>, mention: usize) -> Option<&'t str> {
    let me = &text.mentions.list[mention];
    me.tokens.clone().map(|i| text.parse.word(i)).find(|word| is_age(word))
}

/// True for "the Kenyan" where nothing else in the phrase tells who is meant.
fn is_plain(text: &Text, mention: usize) -> bool {
    let (parse, me) = (text.parse, &text.mentions.list[mention]);
    let the = me.tokens.clone().next().is_some_and(|i| parse.word(i).eq_ignore_ascii_case("the"));
    let more = parse.children(me.head).iter().any(|&c| {
        matches!(
            parse.tokens[c].deprel,
            Deprel::Nmod | Deprel::NmodPoss | Deprel::AclRelcl | Deprel::Acl | Deprel::Appos | Deprel::Flat
        ) || parse.tokens[c].deprel == Deprel::Amod
            && (coreference::OTHER_BEARERS.has(&parse.tokens[c].lemma)
                // "the average Kenyan": nobody in particular
                || coreference::OF_A_KIND.has(&parse.tokens[c].lemma))
    });
    the && !more
}
