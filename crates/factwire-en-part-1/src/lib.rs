#![no_std]
#![doc = include_str!("../README.md")]

/// Bytes of this part.
pub const LENGTH: usize = 8180554;

/// The bytes of `model.onnx` from 0 up to 8180554.
pub const PART: &[u8; LENGTH] = include_bytes!("../part.bin");
