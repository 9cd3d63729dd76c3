use crate::{mentions, rows};

/// Prints real output: LOOK=file of rows.
#[test]
fn look() {
    let Ok(file) = std::env::var("LOOK") else { return };
    let parse = rows::parse(&std::fs::read_to_string(file).unwrap());
    let mentions = mentions::find(&parse);
    let links = super::link(&parse, &mentions);
    for e in &links.entities {
        println!("{} {} {:?} roles {:?}", e.id, e.kind, e.name, e.roles);
        for m in &e.mentions {
            println!("      {}:{} {:?}", m.span.start, m.text, m.reason);
        }
    }
    for (m, e) in mentions.list.iter().zip(&links.entity_of) {
        if e.is_none() {
            println!("-- {} {}", m.head, parse.word(m.head));
        }
    }
}
