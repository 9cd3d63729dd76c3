//! Names from a token classifier run by libtorch, all else as always. Needs the feature `rust-bert` and libtorch:
//!
//! ```sh
//! scripts/libtorch.sh third_party/libtorch
//! cargo run --release --features rust-bert --example rust_bert              # the embedded model's own encoder
//! cargo run --release --features rust-bert --example rust_bert FOLDER      # config.json, vocabulary, weights
//! cargo run --release --features remote --example rust_bert conll03-bert-large   # fetches 1.3 GB, once
//! ```

use std::path::PathBuf;
use std::time::Instant;

use factwire::Extractor;
use factwire::models::{DEFAULT_MODEL, Model};

const TEXT: &str = "The Kenyan ambassador, Amina Otieno, flew to Geneva on Monday to meet Marta Lindqvist of the World Trade \
                    Organization. Lindqvist said the Swedish delegation had rejected the offer of 40 million dollars.";

fn main() -> factwire::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let model = match arguments.next() {
        Some(model) => PathBuf::from(model),
        None => {
            // No classifier was named: the encoder that factwire embeds, as a folder that libtorch can read.
            let folder = std::env::temp_dir().join("factwire-en-for-rust-bert");
            Model::open(DEFAULT_MODEL)?.save_for_rust_bert(&folder)?;
            folder
        }
    };
    let started = Instant::now();
    let extractor = Extractor::builder().model(model.to_string_lossy()).threads(2).build()?;
    println!("loaded {} in {:.1} s", model.display(), started.elapsed().as_secs_f32());

    let started = Instant::now();
    let extraction = extractor.extract(TEXT)?;
    for entity in &extraction.entities {
        println!("{}: {}", entity.kind, entity.name);
    }
    for triple in &extraction.triples {
        println!("{triple}");
    }
    println!("read in {:.0} ms", started.elapsed().as_secs_f32() * 1000.0);
    Ok(())
}
