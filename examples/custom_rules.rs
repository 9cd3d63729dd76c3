//! A relation of your own, from a rule file: `cargo run --release --example custom_rules`

use factwire::{Extractor, Rules};

fn main() -> factwire::Result<()> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/sponsor_of.toml");
    let rules = Rules::builtin().with_file(file)?;

    let extractor = Extractor::builder().rules(rules.clone()).build()?;
    let text = "Nordvik Bank, which has sponsored the Bergen Marathon since 2011, will not sponsor the Oslo Ballet.";
    for triple in extractor.extract(text)?.triples.iter().filter(|t| t.predicate.name == "sponsor_of") {
        println!(
            "{triple}  {:?}, {:?}, read by {}",
            triple.factuality.polarity, triple.factuality.modality, triple.evidence.rule
        );
    }

    // A rule file carries its own proof: run it.
    let rule = rules.iter().find(|r| r.name == "sponsor_of").expect("it was just added");
    for proof in extractor.prove(rule)? {
        println!("{} {}", if proof.holds() { "ok:" } else { "DOES NOT COME OUT:" }, proof.text);
    }

    // What is wrong with a broken one is said with its line and column.
    let broken = Rules::empty()
        .with_toml("sponsor_of", "about = \"x\"\n\n[[pattern]]\nmatch = \"[lemma=sponsor] >subjekt subject\"\n");
    println!("{}", broken.expect_err("there is no edge `subjekt`"));
    Ok(())
}
