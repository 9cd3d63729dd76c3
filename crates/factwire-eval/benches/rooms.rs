//! Each room by itself, on an article: `cargo bench -p factwire-eval --bench rooms`.
#![allow(missing_docs, reason = "criterion's macro makes a function without")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use factwire::Extractor;
use factwire_eval::rooms::{Room, Rooms};

fn rooms(criterion: &mut Criterion) {
    let article = include_str!("../../../examples/article.txt");
    let extractor = Extractor::builder().threads(1).build().unwrap();
    let rooms = Rooms::new(&extractor, article).unwrap();
    let mut group = criterion.benchmark_group("rooms");
    group.throughput(Throughput::Elements(article.split_whitespace().count() as u64));
    for room in Room::ALL {
        // what a room is given anew each time is made outside the time
        group.bench_function(room.name(), |bench| {
            bench.iter_custom(|times| (0..times).map(|_| rooms.time(room).unwrap()).sum());
        });
    }
    group.finish();
}

criterion_group!(benches, rooms);
criterion_main!(benches);
