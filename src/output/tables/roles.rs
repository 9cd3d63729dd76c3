use super::{Cell, entity, fields, via, when};
use crate::{Argument, RoleFact};

fn name(argument: Option<&Argument>) -> Cell {
    argument.map(|a| a.name()).into()
}

fields! { RoleFact;
    "doc" Text "The document's name, or its number where it has none." => |r| (&*r.doc.name).into();
    "role" Number "Number of the role in the document, from 0." => |r| r.number.into();
    "sentence" Number "Number of the sentence in the document, from 0." => |r| r.of.evidence.sentence.index().into();
    "holder" Text "Who holds it: the entity's name, else the words." => |r| r.of.holder.name().into();
    "holder_entity" Number [true] "Number of the holder's entity." => |r| entity(Some(&r.of.holder), r.doc);
    "title" Text "The office in its bare words." => |r| (&*r.of.title).into();
    "text" Text "The words of the role in the text." => |r| (&*r.of.text).into();
    "status" Text "`current`, `former`, `acting`, `elect` or `nominee`." => |r| r.of.status.as_str().into();
    "deputy" Flag "True for the one next to the office." => |r| r.of.deputy.into();
    "organization" Text [true] "The organisation or body that it is held in." => |r| name(r.of.organization.as_ref());
    "organization_entity" Number [true] "Number of its entity." => |r| entity(r.of.organization.as_ref(), r.doc);
    "country" Text [true] "The country that it is held in or for." => |r| name(r.of.country.as_ref());
    "country_entity" Number [true] "Number of its entity." => |r| entity(r.of.country.as_ref(), r.doc);
    "principal" Text [true] "Whom the holder serves or is set beside." => |r| name(r.of.principal.as_ref());
    "principal_entity" Number [true] "Number of the principal's entity." => |r| entity(r.of.principal.as_ref(), r.doc);
    "place" Text [true] "Any other place." => |r| name(r.of.place.as_ref());
    "place_entity" Number [true] "Number of its entity." => |r| entity(r.of.place.as_ref(), r.doc);
    "when" Text [true] "When it is held, as in the table of triples." => |r| when(r.of.when.as_ref());
    "start" Text [true] "First day, `YYYY-MM-DD`." => |r| r.of.when.as_ref().and_then(|w| w.start()).map(|d| d.to_string()).into();
    "end" Text [true] "Last day, included." => |r| r.of.when.as_ref().and_then(|w| w.end()).map(|d| d.to_string()).into();
    "approximate" Flag [true] "True where the words of the time are vague." => |r| r.of.when.as_ref().map(|w| w.is_approximate()).into();
    "link" Text "By which words it is tied to the holder: `title`, `apposition`, `copula`, `appointment`, `verb` or `reference`." => |r| r.of.link.as_str().into();
    "source" Text [true] "Who says so, if not the author." => |r| name(r.of.attribution.as_ref().map(|a| &a.source));
    "source_entity" Number [true] "Number of the source's entity." => |r| entity(r.of.attribution.as_ref().map(|a| &a.source), r.doc);
    "cue" Text [true] "The word that shows it." => |r| r.of.attribution.as_ref().map(|a| &*a.cue).into();
    "via" Text [true] "Who reports the source, from the inside out." => |r| via(r.of.attribution.as_ref());
    "confidence" Probability "How sure factwire is that the text says this." => |r| Cell::Probability(r.of.confidence);
    "rule" Text "The rule that read it." => |r| r.of.evidence.rule.to_string().into();
    "evidence" Text "The sentence." => |r| r.doc.sentence(r.of.evidence.sentence).into();
    "text_start" Number "First byte of the role's words." => |r| r.of.span.start.into();
    "text_end" Number "Byte after the role's words." => |r| r.of.span.end.into();
    "spans" Spans "The words that carry the fact." => |r| Cell::Spans(r.of.evidence.spans.clone());
}
