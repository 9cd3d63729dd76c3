//! From words to what the network reads: subwords with the case of their words, in windows of whole sentences.

mod letter_case;
mod subwords;
mod typewriter;
mod windows;
mod wordpiece;

pub(crate) use subwords::Subwords;
pub use windows::Window;
pub(crate) use windows::Windows;
