use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use super::{folder, jsonl, piped, run};

const LINES: &str = "{\"id\":\"a\",\"text\":\"Lepik left Riga.\"}\n{\"id\":\"b\",\"text\":\"Mara Sund left Turku.\"}\n";

/// "Tom Brandt left Lund.\n" as the programs `zstd --check -19` and `gzip` write it.
const ZSTD: &str = "28b52ffd2416b10000546f6d204272616e6474206c656674204c756e642e0aef51bce0";
const GZIP: &str = "1f8b08000000000000030bc9cf55702a4acc4b2951c8494d2b51f029cd4bd1e302008fd6e75416000000";

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|i| u8::from_str_radix(&hex[i..i + 2], 16).unwrap()).collect()
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

fn zstd(text: &str) -> Vec<u8> {
    compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
}

#[test]
fn compressed_files_are_read_as_what_is_in_them() {
    let folder = folder(&[
        ("in/a.txt.gz", bytes(GZIP)),
        ("in/b.txt.zst", bytes(ZSTD)),
        ("in/c.jsonl.gz", gzip(LINES)),
        ("in/d.json-lines.zst", zstd(LINES)),
        ("in/e.html.gz", gzip("<html><body><article><p>Mara Sund met Tom Brandt in Lund.</p></article></body></html>")),
    ]);
    let ran = jsonl(folder.path(), &["in"]);
    assert_eq!(ran.told, "");
    assert_eq!(ran.ids(), ["in/a.txt.gz", "in/b.txt.zst", "a", "b", "a", "b", "in/e.html.gz"]);
    let text = run(folder.path(), &["extract", "in/b.txt.zst"]).good();
    assert!(text.contains("(Tom Brandt, left, Lund)") || text.contains("(Tom Brandt, leave, Lund)"), "{text}");
    // known by its bytes, without a name
    assert_eq!(piped(folder.path(), &["extract"], &bytes(GZIP)).good(), text);
}

#[test]
fn parts_that_were_joined_are_all_read() {
    let (one, two) = LINES.split_at(LINES.find('\n').unwrap() + 1);
    // a frame that is to be skipped
    let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
    let folder = folder(&[
        ("two.jsonl.gz", [gzip(one), gzip(two)].concat()),
        ("two.jsonl.zst", [skipped.clone(), zstd(one), skipped, zstd(two)].concat()),
    ]);
    for name in ["two.jsonl.gz", "two.jsonl.zst"] {
        assert_eq!(jsonl(folder.path(), &[name]).ids(), ["a", "b"], "{name}");
    }
}

#[test]
fn what_is_broken_is_told_and_the_rest_is_read() {
    let flipped = |mut bytes: Vec<u8>, from_end: usize| {
        let at = bytes.len() - from_end;
        bytes[at] ^= 1;
        bytes
    };
    let half = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let folder = folder(&[
        ("1.txt.gz", half(bytes(GZIP))),
        ("2.txt.gz", flipped(bytes(GZIP), 8)),
        ("3.txt.zst", half(bytes(ZSTD))),
        ("4.txt.zst", flipped(bytes(ZSTD), 1)),
        ("5.txt.gz", b"Lepik left Riga.".to_vec()),
        ("6.txt.zst", Vec::new()),
        ("7.jsonl.gz", half(gzip(LINES))),
        ("8.txt", b"Lepik left Riga.".to_vec()),
    ]);
    let ran = jsonl(folder.path(), &["."]);
    assert_eq!(ran.status, 1);
    assert_eq!(ran.ids().last().map(String::as_str), Some("./8.txt"));
    for (n, line) in ran.told.lines().enumerate() {
        assert!(line.starts_with(&format!("factwire: cannot read ./{}.", n + 1)), "{line}");
    }
    assert_eq!(ran.told.lines().count(), 7, "{}", ran.told);
    assert!(ran.told.contains("4.txt.zst: its checksum is wrong"), "{}", ran.told);
    assert!(ran.told.contains("5.txt.gz: it is no gzip data"), "{}", ran.told);
}
