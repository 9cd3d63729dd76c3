use super::{Cell, fields, joined};
use crate::{Entity, MentionForm};

/// What it is called otherwise, each once; pronouns tell nothing.
pub(in crate::output) fn aliases(entity: &Entity) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for mention in entity.mentions.iter().filter(|m| m.form != MentionForm::Pronoun) {
        let text = mention.text.as_str();
        if text != entity.name && !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

fields! { Entity;
    "doc" Text "The document's name, or its number where it has none." => |r| (&*r.doc.name).into();
    "entity" Number "Number of the entity in the document, from 0." => |r| r.of.id.index().into();
    "kind" Text "`person`, `role`, `place`, `organization`, `nationality`, `date`, `money`, `product`, `event` or `other`." => |r| r.of.kind.to_string().into();
    "name" Text "The fullest name that the text gives, else the words of the first mention." => |r| (&*r.of.name).into();
    "aliases" Text [true] "What the text calls it otherwise, without pronouns." => |r| joined(aliases(r.of));
    "roles" Text [true] "The roles that the text gives a person." => |r| joined(&r.of.roles);
    "members" Text [true] "Of a group the numbers of its members." => |r| joined(&r.of.members);
    "mentions" Number "How often it is mentioned." => |r| r.of.mentions.len().into();
    "names" Number "How often by name." => |r| r.of.mentions.iter().filter(|m| m.form == MentionForm::Name).count().into();
    "start" Number [true] "First byte of the first mention." => |r| r.of.mentions.first().map(|m| m.span.start).into();
    "end" Number [true] "Byte after the first mention." => |r| r.of.mentions.first().map(|m| m.span.end).into();
    "spans" Spans "All mentions." => |r| Cell::Spans(r.of.mentions.iter().map(|m| m.span).collect());
}
