#![no_std]
#![doc = include_str!("../README.md")]

/// Bytes of this part.
pub const LENGTH: usize = 8180553;

/// The bytes of `model.onnx` from 16361108 up to 24541661.
pub const PART: &[u8; LENGTH] = include_bytes!("../part.bin");
