//! Whom the grammar keeps a pronoun from meaning, or nearly so: Chomsky (1981), "Lectures on Government and Binding", principles
//! B ("Dahl saw her": not Dahl) and C ("She saw Dahl": the same).

use super::Text;
use super::clusters::Clusters;
use super::salience::Salience;
use super::speakers::Speakers;
use super::syntax::{self, ClauseRelation};
use crate::{Deprel, MentionForm, Parse, quotes};

/// Mentions after a pronoun that are looked at.
const MOST_MENTIONS: usize = 40;

/// How many mentions before a pronoun the phrase may be that it is part of: "[his] adviser".
const ENCLOSING_WITHIN: usize = 12;

/// What speaks against an antecedent without ruling it out. (The feature `Binding` knows them by their numbers.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// "Dahl sat behind [her]", "Dahl came with [her]": the subject.
    Oblique = 1,
    /// "Dahl came, making [her]": the understood subject.
    Understood,
    /// "Dahl has proof against [her]": the subject, where the pronoun stands within a phrase.
    Nested,
    /// "[She] saw Dahl", "[She] said that Dahl"
    Commanded,
    /// "[She] left when Dahl came", "[She] saw it and Dahl did not"
    Later,
    /// "They told [her] that Dahl"
    ToldOf,
    /// "The man who met [her] likes Dahl"
    Named,
    /// Dahl says that "[she] has sworn"
    Reported,
}

/// The clusters that a pronoun cannot mean, and those that it hardly means.
#[derive(Default)]
pub(super) struct Exclusions {
    pub(super) excluded: Vec<usize>,
    pub(super) doubtful: Vec<(usize, Doubt)>,
}

impl Exclusions {
    /// Rules out every subject that is doubtful: "it" and "they" seldom mean one.
    pub(super) fn be_strict(&mut self) {
        let subject =
            |doubt: Doubt| matches!(doubt, Doubt::Oblique | Doubt::Understood | Doubt::Nested | Doubt::Reported);
        self.excluded.extend(self.doubtful.iter().filter(|(_, doubt)| subject(*doubt)).map(|(cluster, _)| *cluster));
    }
}

/// What the exclusions are found with.
pub(super) struct Binding<'a, 't> {
    pub(super) text: &'a Text<'t>,
    pub(super) salience: &'a Salience,
    pub(super) speakers: &'a Speakers,
    pub(super) clusters: &'a Clusters<'t>,
}

impl Binding<'_, '_> {
    fn parse(&self) -> &Parse {
        self.text.parse
    }

    fn cluster_at(&self, word: usize) -> Option<usize> {
        self.clusters.of(self.salience.mention_at(word)?)
    }

    /// Whom a pronoun cannot mean, or hardly.
    pub(super) fn exclusions(&self, mention: usize) -> Exclusions {
        let (parse, list) = (self.parse(), &self.text.mentions.list);
        let head = list[mention].head;
        let token = &parse.tokens[head];
        let mut words: Vec<usize> = Vec::new();
        let mut doubts: Vec<(usize, Doubt)> = Vec::new();
        // "He will come", she said: he is not she.
        if let Some((quote, speaker)) = quotes::at(self.text.quotes, head).and_then(|q| Some((q, self.speakers.of(q)?)))
        {
            let before = self.text.quotes[quote].tokens.start.checked_sub(1);
            match before.is_some_and(|b| parse.word(b).eq_ignore_ascii_case("that")) {
                true => doubts.push((speaker, Doubt::Reported)),
                false => words.push(speaker),
            }
        }
        let clause = syntax::clause_of(parse, head);
        match token.deprel {
            Deprel::NmodPoss => words.extend(possession(parse, head)),
            // "It was she who"
            _ if syntax::is_clause(parse, head) => {}
            _ => {
                if let Some(clause) = clause {
                    self.exclude_in_clause(head, clause, &mut words, &mut doubts);
                }
            }
        }
        // "the study that it commissioned": not the study
        let relative = |clause: &usize| {
            matches!(parse.tokens[*clause].deprel, Deprel::AclRelcl | Deprel::Acl)
                && syntax::overt_subject(parse, *clause) == Some(head)
        };
        words.extend(clause.filter(relative).and_then(|clause| parse.tokens[clause].head));
        // "Dahl and he", "he and Dahl"
        words.extend(token.head.filter(|_| token.deprel == Deprel::Conj));
        words.extend(parse.dependents(head, Deprel::Conj));
        let mut excluded: Vec<usize> = words.into_iter().filter_map(|w| self.cluster_at(w)).collect();
        // "his adviser" is not he
        let near = mention.saturating_sub(ENCLOSING_WITHIN)..(mention + 1).min(list.len());
        excluded.extend(
            near.filter(|&m| m != mention && list[m].tokens.contains(&head)).filter_map(|m| self.clusters.of(m)),
        );
        let mut doubtful: Vec<(usize, Doubt)> =
            doubts.into_iter().filter_map(|(w, doubt)| Some((self.cluster_at(w)?, doubt))).collect();
        self.doubt_names_after(mention, clause, &mut doubtful);
        Exclusions { excluded, doubtful }
    }

    /// "Dahl saw him": not himself.
    fn exclude_in_clause(&self, head: usize, clause: usize, words: &mut Vec<usize>, doubts: &mut Vec<(usize, Doubt)>) {
        let parse = self.parse();
        let subject = syntax::subject(parse, clause).filter(|&s| s != head);
        let direct = parse.tokens[head].head == Some(clause);
        let doubt = match parse.tokens[head].deprel {
            _ if !direct => Some(Doubt::Nested),
            _ if syntax::has_understood_subject(parse, clause) => Some(Doubt::Understood),
            Deprel::Obl => Some(Doubt::Oblique),
            _ => None,
        };
        match doubt {
            Some(doubt) => doubts.extend(subject.map(|s| (s, doubt))),
            None => words.extend(subject),
        }
        if direct {
            let arguments = parse.children(clause).iter().copied();
            words.extend(arguments.filter(|&c| {
                c != head
                    && matches!(parse.tokens[c].deprel, Deprel::Obj | Deprel::Iobj | Deprel::Nsubj | Deprel::NsubjPass)
                    && Some(c) != subject
            }));
        }
    }

    /// Doubts those who are named after the pronoun in its sentence.
    fn doubt_names_after(&self, mention: usize, clause: Option<usize>, doubtful: &mut Vec<(usize, Doubt)>) {
        let (parse, list) = (self.parse(), &self.text.mentions.list);
        let head = list[mention].head;
        let clause = clause.filter(|&c| parse.tokens[head].head == Some(c));
        let subject = parse.is_subject(head);
        let object = matches!(parse.tokens[head].deprel, Deprel::Obj | Deprel::Iobj | Deprel::Obl);
        let mentions = self.salience.mentions(parse.sentence_number(head));
        let past = mentions.partition_point(|&m| list[m].head <= head);
        for &m in mentions[past..].iter().take(MOST_MENTIONS).filter(|&&m| list[m].form == MentionForm::Name) {
            let Some(cluster) = self.clusters.of(m) else { continue };
            let doubt = match clause.and_then(|clause| syntax::clause_relation(parse, list[m].head, clause)) {
                Some(ClauseRelation::Within) if subject => Doubt::Commanded,
                Some(ClauseRelation::Attached) if subject => Doubt::Later,
                Some(ClauseRelation::Within) if object => Doubt::ToldOf,
                _ => Doubt::Named,
            };
            doubtful.push((cluster, doubt));
        }
    }
}

/// The words for what somebody owns, who is somebody else: "[her] sister Anna", "Anna, [her] sister", "Anna is [her] sister".
fn possession(parse: &Parse, head: usize) -> Vec<usize> {
    let Some(owned) = parse.tokens[head].head else { return Vec::new() };
    let token = &parse.tokens[owned];
    let mut words = vec![owned];
    words.extend(parse.dependents(owned, Deprel::Appos));
    words.extend(token.head.filter(|_| matches!(token.deprel, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc)));
    if parse.dependent(owned, Deprel::Cop).is_some() {
        words.extend(syntax::overt_subject(parse, owned));
    }
    words
}
