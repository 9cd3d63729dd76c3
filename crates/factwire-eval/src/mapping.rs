//! From factwire's facts to the relations of re3d; `relations::ABOUT` tells it in words.

use super::re3d::Kind;
use factwire::facts::{Argument, EntityId, EntityKind, MentionForm, Modifier, ModifierKind, Polarity, Relation};
use factwire::syntax::{NominalClass, Parse, Token, Upos};
use factwire::{Entity, Extraction, Span, Triple};

/// One of our facts in the terms of re3d.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    pub kind: Kind,
    pub sides: [Side; 2],
    /// What it comes from.
    pub origin: String,
}

/// The words that govern a phrase and the other mentions of its entity in the sentence; the phrase's own comes first.
pub(super) type Side = Vec<Span>;

/// The facts of a text, each once.
pub(super) fn facts(parse: &Parse, extraction: &Extraction) -> Vec<Fact> {
    let reader = Reader { parse, extraction };
    let mut found = Vec::new();
    for triple in extraction.triples.iter().filter(|t| t.factuality.polarity == Polarity::Affirmative) {
        let subject = reader.argument(triple, &triple.subject);
        let Some(object) = triple.object.as_ref().map(|o| reader.argument(triple, o)) else { continue };
        for kind in reader.of_triple(triple, &subject, &object) {
            let turned = triple.predicate.is(Relation::Owns);
            let sides = if turned { [object.clone(), subject.clone()] } else { [subject.clone(), object.clone()] };
            found.push(Fact { kind, sides, origin: triple.predicate.name.clone() });
        }
        for modifier in &triple.modifiers {
            let Some(phrase) = reader.modifier(triple, modifier) else { continue };
            for (kind, side) in reader.of_modifier(triple, modifier, &phrase, [&subject, &object]) {
                found.push(Fact { kind, sides: [side, phrase.clone()], origin: triple.predicate.name.clone() });
            }
        }
    }
    found.extend(extraction.entities.iter().flat_map(|e| reader.other_names(e)));
    let mut once: Vec<Fact> = Vec::new();
    for fact in found {
        if !shares(&fact.sides[0], &fact.sides[1]) && !once.iter().any(|f| is_same(f, &fact)) {
            once.push(fact);
        }
    }
    once
}

fn is_same(a: &Fact, b: &Fact) -> bool {
    let same = |x: &Side, y: &Side| shares(&a.sides[0], x) && shares(&a.sides[1], y);
    a.kind == b.kind && (same(&b.sides[0], &b.sides[1]) || a.kind.is_symmetric() && same(&b.sides[1], &b.sides[0]))
}

fn shares(a: &Side, b: &Side) -> bool {
    a.iter().any(|s| b.contains(s))
}

struct Reader<'a> {
    parse: &'a Parse,
    extraction: &'a Extraction,
}

/// Prepositions that put somebody or something into a place.
const IN: [&str; 12] =
    ["in", "at", "from", "near", "on", "inside", "outside", "across", "around", "within", "throughout", "along"];

/// Open predicates without a preposition, by their lemma.
const OPEN: [(Kind, &[&str]); 4] = [
    (
        Kind::CommWith,
        &[
            "address", "advise", "assist", "brief", "call", "contact", "greet", "host", "inform", "invite", "thank",
            "welcome",
        ],
    ),
    (
        Kind::InChargeOf,
        &[
            "build",
            "capture",
            "command",
            "conduct",
            "control",
            "deploy",
            "direct",
            "employ",
            "hold",
            "lead",
            "maintain",
            "manage",
            "occupy",
            "operate",
            "recapture",
            "retake",
            "rule",
            "run",
            "secure",
            "seize",
            "take_over",
            "use",
        ],
    ),
    (
        Kind::FightingAgainst,
        &[
            "combat",
            "confront",
            "counter",
            "damage",
            "degrade",
            "destroy",
            "eliminate",
            "engage",
            "hit",
            "injure",
            "kill",
            "push_back",
            "repel",
            "strike",
            "suppress",
            "target",
            "wound",
        ],
    ),
    (Kind::CoLocated, &["clear", "free", "liberate"]),
];

impl Reader<'_> {
    /// The relations of theirs that a triple's own subject and object stand in.
    fn of_triple(&self, triple: &Triple, subject: &Side, object: &Side) -> Vec<Kind> {
        use Relation::*;
        let Some(argument) = &triple.object else { return Vec::new() };
        let name = triple.predicate.name.as_str();
        let places = self.is_place(subject) && self.is_place(object);
        // "The dam has 17 gates."
        let thing = self.token(object[0]).is_some_and(|t| t.nominal == NominalClass::Object);
        let holds = self.is_place(subject) && thing;
        let kinds = match triple.predicate.builtin() {
            Some(MetWith) => vec![Kind::CommWith, Kind::CoLocated],
            Some(Appointed) => vec![Kind::CommWith, Kind::InChargeOf],
            Some(SpokeWith | Told | NegotiatedWith | Asked | Urged | Warned | Hosted) => vec![Kind::CommWith],
            Some(Leads | Built | Operates | Seized) => vec![Kind::InChargeOf],
            Some(Released) => vec![Kind::CoLocated],
            Some(PartOf) if places => vec![Kind::CoLocated],
            Some(MemberOf | PartOf | WorksFor | Represents | Owns) => vec![Kind::BelongsTo],
            Some(FightsAgainst | Attacked | Killed | Injured | Defeated | Arrested | Destroyed) => {
                vec![Kind::FightingAgainst]
            }
            // "Kisumu, Kenya" is one phrase for re3d
            Some(LocatedIn) if matches!(self.between(&triple.subject, argument), Some("," | "")) => vec![],
            Some(LocatedIn | LivesIn | BornIn | DiedIn | TravelsTo) => vec![Kind::CoLocated],
            Some(HasRole) if self.is_title(&triple.subject, argument) || !self.is_definite(argument.head) => vec![],
            Some(HasRole) => vec![Kind::IsSynonymOf],
            Some(_) => vec![],
            None if matches!(name, "include" | "contain" | "house" | "have") && (places || holds) => {
                vec![Kind::CoLocated]
            }
            None if name == "be" && self.is_definite(argument.head) => vec![Kind::IsSynonymOf],
            None => match (OPEN.iter().find(|(_, lemmas)| lemmas.contains(&name)), name.rsplit_once('_')) {
                (Some((kind, _)), _) => vec![*kind],
                (_, Some((_, "against"))) => vec![Kind::FightingAgainst],
                (_, Some((_, case))) if (IN.contains(&case) || case == "to") && self.is_place(object) => {
                    vec![Kind::CoLocated]
                }
                _ => vec![],
            },
        };
        let fit = |kind: &Kind| {
            self.is_thing(object[0])
                && (self.is_thing(subject[0]) || *kind == Kind::FightingAgainst && self.is_strike(subject[0]))
        };
        kinds.into_iter().filter(fit).collect()
    }

    /// The relations in which a modifier's phrase stands, with the other side.
    fn of_modifier(
        &self,
        triple: &Triple,
        modifier: &Modifier,
        phrase: &Side,
        arguments: [&Side; 2],
    ) -> Vec<(Kind, Side)> {
        let said = matches!(triple.predicate.builtin(), Some(Relation::Said | Relation::Told));
        let can_be_there = |side: &&Side| self.is_thing(side[0]) || self.is_strike(side[0]);
        let kind = match (modifier.kind, modifier.case.as_deref()) {
            _ if !self.is_thing(phrase[0]) => return Vec::new(),
            (_, Some("against")) => Kind::FightingAgainst,
            (ModifierKind::Recipient, Some("to")) if said => Kind::CommWith,
            (ModifierKind::Place, Some(case)) if IN.contains(&case) => {
                let there = arguments.into_iter().filter(can_be_there);
                return there.map(|side| (Kind::CoLocated, side.clone())).collect();
            }
            _ => return Vec::new(),
        };
        arguments.into_iter().take(1).filter(can_be_there).map(|side| (kind, side.clone())).collect()
    }

    /// "the Norlake Relief Fund (NRF)": two names of one entity side by side.
    fn other_names(&self, entity: &Entity) -> Vec<Fact> {
        let names: Vec<_> = entity.mentions.iter().filter(|m| m.form == MentionForm::Name).collect();
        let mut found = Vec::new();
        for pair in names.windows(2) {
            let between = self.parse.text.get(pair[0].span.end..pair[1].span.start).map(str::trim);
            if pair[0].text != pair[1].text
                && matches!(between, Some("(" | "," | "or" | ", or" | "(or" | "–" | "-"))
                && let (Some(a), Some(b)) = (self.head(pair[0].span), self.head(pair[1].span))
            {
                let sides = [vec![a], vec![b]];
                found.push(Fact { kind: Kind::IsSynonymOf, sides, origin: "other name".to_owned() });
            }
        }
        found
    }

    fn argument(&self, triple: &Triple, argument: &Argument) -> Side {
        self.side(argument.head, argument.entity, triple)
    }

    fn modifier(&self, triple: &Triple, modifier: &Modifier) -> Option<Side> {
        Some(self.side(self.head(modifier.span)?, modifier.entity, triple))
    }

    fn side(&self, head: Span, entity: Option<EntityId>, triple: &Triple) -> Side {
        let sentence = self.extraction.sentence(triple.evidence.sentence).unwrap_or_default();
        let mentions =
            entity.and_then(|e| self.extraction.entity(e)).map(|e| e.mentions.as_slice()).unwrap_or_default();
        let here = mentions.iter().filter(|m| sentence.contains(m.span) && !m.span.contains(head));
        std::iter::once(head).chain(here.filter_map(|m| self.head(m.span))).collect()
    }

    /// The word of a span whose governor lies outside it.
    fn head(&self, span: Span) -> Option<Span> {
        let start = self.parse.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.parse.tokens.partition_point(|t| t.span.start < span.end);
        (start < end).then(|| self.parse.tokens[self.parse.head_of(start..end)].span)
    }

    fn token(&self, head: Span) -> Option<&Token> {
        self.parse.tokens.get(self.place(head))
    }

    fn place(&self, head: Span) -> usize {
        self.parse.tokens.partition_point(|t| t.span.end <= head.start)
    }

    /// Somebody or something that can be somewhere: no event, no time, nothing abstract.
    fn is_thing(&self, head: Span) -> bool {
        self.token(head).is_some_and(|token| match token.nominal {
            NominalClass::Event | NominalClass::Time | NominalClass::Abstract => token.upos == Upos::Propn,
            NominalClass::None => matches!(token.upos, Upos::Propn | Upos::Pron),
            _ => true,
        })
    }

    /// re3d takes an air strike for a weapon.
    fn is_strike(&self, head: Span) -> bool {
        let lemma = self.token(head).map(|t| t.lemma.to_lowercase()).unwrap_or_default();
        matches!(lemma.as_str(), "strike" | "airstrike" | "raid" | "bombing" | "shelling")
    }

    fn is_place(&self, side: &Side) -> bool {
        let at = |m: &factwire::facts::EntityMention| m.kind == EntityKind::Place && m.span.contains(side[0]);
        self.token(side[0]).is_some_and(|t| t.nominal == NominalClass::Place)
            || self.extraction.entities.iter().any(|e| e.mentions.iter().any(at))
    }

    /// "the commander of the fleet", "commander of the fleet", a name; not "a commander".
    fn is_definite(&self, head: Span) -> bool {
        let at = self.place(head);
        let indefinite = |w: usize| matches!(&*self.parse.word(w).to_lowercase(), "a" | "an" | "one" | "some");
        at < self.parse.tokens.len()
            && !self.parse.children(at).iter().any(|&w| indefinite(w))
            && matches!(self.parse.tokens[at].upos, Upos::Noun | Upos::Propn)
    }

    /// "President Otieno", "Lt. Gen. Otieno": title and name are one phrase for re3d, not two that mean the same.
    fn is_title(&self, holder: &Argument, title: &Argument) -> bool {
        let before = self.parse.text.get(title.span.end..holder.span.start);
        before.is_some_and(|t| !t.contains([',', '–', '—']) && t.split_whitespace().count() < 3)
    }

    /// What stands between two phrases, the second behind the first.
    fn between(&self, first: &Argument, second: &Argument) -> Option<&str> {
        self.parse.text.get(first.span.end..second.span.start).map(str::trim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factwire::Extractor;

    /// A text and its facts as "head | relation | head".
    fn check(text: &str, wanted: &[&str]) {
        let extractor = Extractor::builder().threads(1).build().unwrap();
        let facts = facts(&extractor.parse(text).unwrap(), &extractor.extract(text).unwrap());
        let line = |f: &Fact| format!("{} | {} | {}", &text[f.sides[0][0]], f.kind.as_str(), &text[f.sides[1][0]]);
        let mut found: Vec<String> = facts.iter().map(line).collect();
        let mut wanted = wanted.to_vec();
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn closed_relations_have_their_counterparts() {
        check("Rebels attacked the army.", &["Rebels | FightingAgainst | army"]);
        check("Greta Holm leads the Norlake Agency.", &["Greta | InChargeOf | Agency"]);
        check("Norlake owns two ferries.", &["ferries | BelongsTo | Norlake"]);
        check("Salmela met Brandt.", &["Salmela | CommWith | Brandt", "Salmela | CoLocated | Brandt"]);
        check("Rebels did not attack the army.", &[]);
    }

    #[test]
    fn open_predicates_speak_by_verb_and_preposition() {
        check("Soldiers destroyed three trucks.", &["Soldiers | FightingAgainst | trucks"]);
        check("Sund was posted in Basel.", &["Sund | CoLocated | Basel"]);
        check("Sund was posted in May.", &[]);
    }

    #[test]
    fn places_hold_for_both_sides_of_a_triple() {
        let wanted = ["police | CoLocated | Turku", "truck | CoLocated | Turku"];
        check("Near Turku, police stopped a truck.", &wanted);
        check("Police stopped a truck in May.", &[]);
        check("The dam has 17 gates.", &["dam | CoLocated | gates"]);
    }

    #[test]
    fn only_a_definite_role_means_the_same_as_its_holder() {
        check("Greta Holm, the chairwoman, resigned.", &["Greta | IsSynonymOf | chairwoman"]);
        check("Greta Holm, a chairwoman, resigned.", &[]);
        check("Chairwoman Greta Holm resigned.", &[]);
    }
}
