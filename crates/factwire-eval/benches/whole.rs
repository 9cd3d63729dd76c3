//! Text → facts: `cargo bench -p factwire-eval --bench whole`. Words are those of `wc -w`.
#![allow(missing_docs, reason = "criterion's macro makes a function without")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use factwire::Extractor;

const SENTENCE: &str = "Mara Lund, the harbour director of Turku, told reporters on Monday that the Baltic Rescue Agency would sell \
                        two old ferries to Norlake after the bridge was closed.";
const ARTICLE: &str = include_str!("../../../examples/article.txt");

fn whole(criterion: &mut Criterion) {
    let words = |text: &str| Throughput::Elements(text.split_whitespace().count() as u64);
    let mut group = criterion.benchmark_group("whole");
    let extractor = Extractor::builder().threads(1).build().unwrap();
    for (name, text) in [("sentence", SENTENCE), ("article", ARTICLE)] {
        group.throughput(words(text));
        group.bench_function(name, |bench| bench.iter(|| extractor.extract(text).unwrap()));
    }
    let batch = [ARTICLE; 16];
    group.throughput(words(&batch.join(" "))).sample_size(10);
    for threads in [1, 2] {
        let extractor = Extractor::builder().threads(threads).build().unwrap();
        group
            .bench_function(format!("batch, {threads} threads"), |bench| bench.iter(|| extractor.extract_batch(batch)));
    }
    group.finish();
}

criterion_group!(benches, whole);
criterion_main!(benches);
