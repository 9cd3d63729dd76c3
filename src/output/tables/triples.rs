use super::{Cell, amounts, entity, fields, joined, kind, of_kind, others, value, via, when};
use crate::{Attribution, ModifierKind, Triple};

fn attribution(triple: &Triple) -> Option<&Attribution> {
    triple.factuality.attribution.as_ref()
}

fields! { Triple;
    "doc" Text "The document's name, or its number where it has none." => |r| (&*r.doc.name).into();
    "triple" Number "Number of the triple in the document, from 0." => |r| r.number.into();
    "sentence" Number "Number of the sentence in the document, from 0." => |r| r.of.evidence.sentence.index().into();
    "subject" Text "Who or what: the entity's name, else the words." => |r| r.of.subject.name().into();
    "subject_text" Text "The words of the subject in the text." => |r| (&*r.of.subject.text).into();
    "subject_entity" Number [true] "Number of the subject's entity." => |r| entity(Some(&r.of.subject), r.doc);
    "subject_kind" Text [true] "Kind of the subject's entity." => |r| kind(Some(&r.of.subject), r.doc);
    "predicate" Text "What is said to hold: `met_with`, or of an open predicate the lemma with its preposition." => |r| (&*r.of.predicate.name).into();
    "predicate_text" Text "The words of the predicate in the text." => |r| (&*r.of.predicate.text).into();
    "relation" Text [true] "The relation, of a builtin rule or of a user's own; empty for an open predicate." => |r| r.of.predicate.relation.as_ref().map(|r| r.as_str()).into();
    "object" Text [true] "To whom or what: the entity's name, else the words; empty where there is no object." => |r| r.of.object.as_ref().map(|o| o.name()).into();
    "object_text" Text [true] "The words of the object in the text." => |r| r.of.object.as_ref().map(|o| &*o.text).into();
    "object_entity" Number [true] "Number of the object's entity." => |r| entity(r.of.object.as_ref(), r.doc);
    "object_kind" Text [true] "Kind of the object's entity." => |r| kind(r.of.object.as_ref(), r.doc);
    "polarity" Text "`affirmative` or `negative`." => |r| r.of.factuality.polarity.as_str().into();
    "modality" Text "`actual`, `future`, `possible`, `necessary`, `wanted`, `conditional`, `question` or `command`." => |r| r.of.factuality.modality.as_str().into();
    "tense" Text "`past`, `present`, `future` or `none`, as the verb shows it." => |r| r.of.predicate.tense.as_str().into();
    "asserted" Flag "True where the text itself states it: affirmed, actual and nobody's claim." => |r| r.of.is_asserted_by_author().into();
    "source" Text [true] "Who says so, if not the author." => |r| attribution(r.of).map(|a| a.source.name()).into();
    "source_entity" Number [true] "Number of the source's entity." => |r| entity(attribution(r.of).map(|a| &a.source), r.doc);
    "cue" Text [true] "The word that shows it: `said`, `according to`." => |r| attribution(r.of).map(|a| &*a.cue).into();
    "quoted" Text [true] "`direct`, `indirect` or `mixed`: in quotation marks or not." => |r| attribution(r.of).map(|a| a.kind.as_str()).into();
    "stance" Text [true] "`asserts`, `denies` or `retracts`: how the source stands to it." => |r| attribution(r.of).map(|a| a.stance.as_str()).into();
    "via" Text [true] "Who reports the source, from the inside out." => |r| via(attribution(r.of));
    "statement" Number [true] "Number of the statement that it is part of." => |r| attribution(r.of).and_then(|a| a.statement).map(|s| s.index()).into();
    "time" Text [true] "The words that tell when." => |r| of_kind(&r.of.modifiers, ModifierKind::Time);
    "when" Text [true] "When, as ISO 8601 has it: `2025-11-26`, `2014/..`; or `relative: -P1W`." => |r| when(r.of.when.as_ref());
    "start" Text [true] "First day, `YYYY-MM-DD`." => |r| r.of.when.as_ref().and_then(|w| w.start()).map(|d| d.to_string()).into();
    "end" Text [true] "Last day, included." => |r| r.of.when.as_ref().and_then(|w| w.end()).map(|d| d.to_string()).into();
    "approximate" Flag [true] "True where the words of the time are vague." => |r| r.of.when.as_ref().map(|w| w.is_approximate()).into();
    "place" Text [true] "The words that tell where." => |r| of_kind(&r.of.modifiers, ModifierKind::Place);
    "modifiers" Text [true] "All other modifiers: `topic: on trade; companion: with a delegation`." => |r| others(&r.of.modifiers);
    "confidence" Probability "How sure factwire is that the text says this." => |r| Cell::Probability(r.of.confidence);
    "rule" Text "The rule that read it." => |r| r.of.evidence.rule.to_string().into();
    "evidence" Text "The sentence." => |r| r.doc.sentence(r.of.evidence.sentence).into();
    "subject_start" Number "First byte of the subject's words." => |r| r.of.subject.span.start.into();
    "subject_end" Number "Byte after the subject's words." => |r| r.of.subject.span.end.into();
    "predicate_start" Number "First byte of the predicate's words." => |r| r.of.predicate.span.start.into();
    "predicate_end" Number "Byte after the predicate's words." => |r| r.of.predicate.span.end.into();
    "object_start" Number [true] "First byte of the object's words." => |r| r.of.object.as_ref().map(|o| o.span.start).into();
    "object_end" Number [true] "Byte after the object's words." => |r| r.of.object.as_ref().map(|o| o.span.end).into();
    "spans" Spans "The words that carry the fact." => |r| Cell::Spans(r.of.evidence.spans.clone());
    "variants" Text [true] "Sentences that tell the fact again (`--variants`)." => |r| joined(r.of.variants.iter().map(|v| v.sentence));
    "object_fact" Number [true] "Number of the fact that the object is, where it is one." => |r| r.of.object.as_ref().and_then(|o| o.fact).map(|f| f.index()).into();
    "object_value" Text [true] "The amount that the object states: `about 40000000 USD`, `from 12 to 15 %`." => |r| value(r.of.object.as_ref()).map(|v| v.to_string()).into();
    "object_number" Decimal [true] "The number of that amount: `40000000`; empty for changes and ranges." => |r| value(r.of.object.as_ref()).and_then(|v| v.number.clone()).into();
    "object_unit" Text [true] "Its unit: `USD`, `%`, `km`; empty for what is counted." => |r| value(r.of.object.as_ref()).and_then(|v| v.unit.as_deref()).into();
    "subject_value" Text [true] "The amount that the subject states." => |r| value(Some(&r.of.subject)).map(|v| v.to_string()).into();
    "amounts" Text [true] "The amounts that modifiers state: `by 5 %; to 3100000000 USD`." => |r| amounts(&r.of.modifiers);
}
