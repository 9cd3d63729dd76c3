//! The shortest way to facts: `cargo run --release --example quickstart`

fn main() -> factwire::Result<()> {
    let text = "Kenyan Foreign Minister Amina Otieno met her Ugandan counterpart in Kampala on Monday. \
                She said the two countries would sign a fishing agreement, but denied that Uganda had asked for money.";
    let extraction = factwire::extract(text)?;

    for entity in &extraction.entities {
        println!("{:<12} {:<28} {}", entity.kind, entity.name, entity.roles.join("; "));
    }
    println!();
    for triple in &extraction.triples {
        let factuality = &triple.factuality;
        print!("{triple}  [{}, {}", factuality.polarity, factuality.modality);
        if let Some(attribution) = &factuality.attribution {
            print!(", says {}", attribution.source);
        }
        println!("]");
        // Spans are byte offsets into your text.
        assert!(text[triple.predicate.span].contains(triple.predicate.text.as_str()));
    }
    Ok(())
}
