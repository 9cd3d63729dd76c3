//! From words to what the network reads: subwords with the case of their words, in windows of whole sentences.

mod case;
mod plain;
mod subwords;
mod windows;
mod wordpiece;

pub(crate) use subwords::Subwords;
pub use windows::Window;
pub(crate) use windows::Windows;
