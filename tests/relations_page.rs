//! docs/relations.md is what the rule files say. `UPDATE=1 cargo test --test relations_page` writes it.

use std::fmt::Write as _;

use factwire::Rules;
use factwire::rules::{Example, Rule};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/relations.md");

const HEAD: &str = "# The relations

Every relation that comes with factwire, as its rule file in `src/relations/rules` says: what it means, which kinds its two sides may have,
and sentences with what they give. [patterns.md](patterns.md) explains the rule files, and the kinds; a relation of your own is a file like
these. What no relation fits is told too, named by its verb and without a line here.

*Wikidata* is the property that says the same, `subject property object`; behind *turned round* it is `object property subject`. RDF has it as
`owl:equivalentProperty` and `owl:inverseOf` of the relation, in the properties `wdt:` that Wikidata's own queries use. A relation without one
has no true counterpart there. Schema.org names the classes of the sides (`schema:Person`, `schema:Organization`, ...), not the relations.

`UPDATE=1 cargo test --test relations_page` writes this page from the files.
";

fn page() -> String {
    let rules = Rules::builtin();
    let mut all: Vec<&Rule> = rules.iter().collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    let mut page = format!("{HEAD}\nThere are {}: ", all.len());
    let links: Vec<String> = all.iter().map(|r| format!("[{0}](#{0})", r.name)).collect();
    writeln!(page, "{}.", links.join(", ")).unwrap();
    for rule in all {
        section(&mut page, rule);
    }
    page
}

fn section(page: &mut String, rule: &Rule) {
    let (mut about, both) = (rule.about.chars(), if rule.symmetric { "; both ways" } else { "" });
    let about: String = about.next().into_iter().flat_map(char::to_uppercase).chain(about).collect();
    let (subject, object) = (rule.subject.join(", "), rule.object.join(", "));
    writeln!(page, "\n## {}\n\n{about}.\n\n* {subject} → {object}{both}", rule.name).unwrap();
    let link = |p: &String| format!("[{p}](https://www.wikidata.org/wiki/Property:{p})");
    let direct = rule.wikidata.iter().map(link);
    let inverse = rule.wikidata_inverse.iter().map(|p| format!("turned round {}", link(p)));
    let properties: Vec<String> = direct.chain(inverse).collect();
    if !properties.is_empty() {
        writeln!(page, "* Wikidata: {}", properties.join(", ")).unwrap();
    }
    for Example { text, gives } in rule.fires.iter().take(2) {
        let facts: Vec<String> = gives.iter().map(|fact| format!("`{}`", fact.replace(" | ", ", "))).collect();
        writeln!(page, "* “{}” → {}", text.trim_matches(['“', '”']), facts.join(" ")).unwrap();
    }
}

#[test]
fn the_page_is_what_the_rule_files_say() {
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PAGE, &page).unwrap();
    }
    let written = std::fs::read_to_string(PAGE).unwrap_or_default();
    let line = page.lines().zip(written.lines()).position(|(a, b)| a != b);
    assert!(page == written, "line {line:?} of docs/relations.md: UPDATE=1 cargo test --test relations_page writes it");
}
