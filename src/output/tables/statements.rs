use super::{Cell, entity, fields, kind, of_kind, others, when};
use crate::{ModifierKind, Statement};

fields! { Statement;
    "doc" Text "The document's name, or its number where it has none." => |r| (&*r.doc.name).into();
    "statement" Number "Number of the statement in the document, from 0." => |r| r.number.into();
    "sentence" Number "Number of the sentence of the cue, from 0." => |r| r.of.sentence.index().into();
    "source" Text [true] "Who says it: the entity's name, else the words." => |r| r.of.source.as_ref().map(|a| a.name()).into();
    "source_text" Text [true] "The words of the source in the text." => |r| r.of.source.as_ref().map(|a| &*a.text).into();
    "source_entity" Number [true] "Number of the source's entity." => |r| entity(r.of.source.as_ref(), r.doc);
    "source_kind" Text [true] "Kind of the source's entity." => |r| kind(r.of.source.as_ref(), r.doc);
    "cue" Text "The words that show it." => |r| (&*r.of.cue.text).into();
    "content" Text "What is said." => |r| (&*r.of.content.text).into();
    "quoted" Text "`direct`, `indirect` or `mixed`: in quotation marks or not." => |r| r.of.kind.as_str().into();
    "asserted" Flag "True where the source holds it to be so and the text does not vouch for it." => |r| r.of.asserted.into();
    "denied" Flag "True where the source says that it is not so, or takes it back." => |r| r.of.denied.into();
    "retracted" Flag "True where the source takes back what it said." => |r| r.of.retracted.into();
    "unsaid" Flag "True where the text says that the source does not say it." => |r| r.of.unsaid.into();
    "via" Number [true] "Number of the statement that it is part of." => |r| r.of.via.map(|v| v.index()).into();
    "time" Text [true] "The words that tell when it was said." => |r| of_kind(&r.of.modifiers, ModifierKind::Time);
    "when" Text [true] "When it was said, as in the table of triples." => |r| when(r.of.modifiers.iter().find_map(|m| m.when.as_ref()));
    "place" Text [true] "The words that tell where it was said." => |r| of_kind(&r.of.modifiers, ModifierKind::Place);
    "modifiers" Text [true] "All other modifiers: `recipient: reporters; medium: in a statement`." => |r| others(&r.of.modifiers);
    "cue_start" Number "First byte of the cue." => |r| r.of.cue.span.start.into();
    "cue_end" Number "Byte after the cue." => |r| r.of.cue.span.end.into();
    "spans" Spans "The words of what is said." => |r| Cell::Spans(r.of.content.spans.clone());
}
