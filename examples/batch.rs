//! Many texts in parallel, results in the order of the input: `cargo run --release --example batch`

use std::time::Instant;

use factwire::Extractor;
use factwire::facts::Relation;

fn main() -> factwire::Result<()> {
    let teams = ["Lund", "Turku", "Bergen", "Aarhus"];
    let texts: Vec<String> = (0..200)
        .map(|i| {
            let (home, away) = (teams[i % 4], teams[(i + 1 + i / 4 % 3) % 4]);
            format!("{home} beat {away} in round {i}. The coach of {away} met reporters after the match.")
        })
        .collect();

    let extractor = Extractor::builder().threads(2).build()?;
    let start = Instant::now();
    let mut wins = 0;
    for (text, result) in texts.iter().zip(extractor.extract_batch(&texts)) {
        let extraction = result?;
        let won = extraction.triples.iter().filter(|t| t.predicate.is(Relation::Defeated));
        for triple in won {
            assert!(text[triple.subject.span].starts_with(triple.subject.text.as_str()));
            wins += 1;
        }
    }
    println!("{} texts, {wins} wins found, {:.2} s", texts.len(), start.elapsed().as_secs_f64());
    Ok(())
}
