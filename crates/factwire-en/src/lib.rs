#![no_std]
#![doc = include_str!("../README.md")]

use factwire_en_part_1 as first;
use factwire_en_part_2 as second;
use factwire_en_part_3 as third;

/// Bytes of the graph.
const LENGTH: usize = first::LENGTH + second::LENGTH + third::LENGTH;

/// The graph with its weights, in the format ONNX: the three parts, put together by the compiler.
pub static MODEL: [u8; LENGTH] = joined();

/// The labels of each head, as JSON.
pub static LABELS: &[u8] = include_bytes!("../labels.json");

/// The vocabulary, as the library `tokenizers` writes it.
pub static TOKENIZER: &[u8] = include_bytes!("../tokenizer.json");

/// What is kept of each word's vector for pronouns: numbers of 32 bits, row by row, little-endian.
pub static GISTS: &[u8] = include_bytes!("../gists.f32");

const fn joined() -> [u8; LENGTH] {
    let mut all = [0; LENGTH];
    let (head, tail) = all.split_at_mut(first::LENGTH);
    let (middle, end) = tail.split_at_mut(second::LENGTH);
    head.copy_from_slice(first::PART);
    middle.copy_from_slice(second::PART);
    end.copy_from_slice(third::PART);
    all
}
