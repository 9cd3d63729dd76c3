//! Who is who and the triples of an article: `cargo run --release --example triples [FILE]`
//!
//! Without a file it reads an article about invented people that lies beside this example.

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args_os()
        .nth(1)
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/article.txt")), PathBuf::from);
    let bytes = std::fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;

    let extractor = factwire::Extractor::builder().build()?;
    let extraction = extractor.extract_bytes(&file.display().to_string(), &bytes)?;
    print!("{}", factwire::output::text(&extraction));

    let asserted = extraction.triples.iter().filter(|t| t.is_asserted_by_author()).count();
    println!(
        "\n{} triples; {asserted} of them the text states itself, the others it reports, denies or expects.",
        extraction.triples.len()
    );
    if let Some(triple) = extraction.triples.iter().find(|t| t.factuality.attribution.is_some()) {
        println!("For example {}", extraction.explain(triple));
    }
    Ok(())
}
