//! Numbers of things within an extraction, each of a type of its own, so that the number of a sentence is never taken for that of a fact.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares numbers that are indices into a list of [`Extraction`](super::Extraction).
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident of $list:literal;)+) => {$(
        $(#[$meta])*
        #[doc = concat!("\n\nFrom 0: the index into [`Extraction::", $list, "`](super::Extraction::", $list, ").")]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The number of the thing at this index; the largest there is for an index of more than 32 bits.
            pub fn new(index: usize) -> Self {
                $name(u32::try_from(index).unwrap_or(u32::MAX))
            }

            #[doc = concat!("As an index into [`Extraction::", $list, "`](super::Extraction::", $list, ").")]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
    )+};
}

ids! {
    /// The number of an entity within its extraction.
    EntityId of "entities";
    /// The number of a sentence within its extraction, and within the parse of the same text
    /// ([`Parse::sentences`](super::Parse::sentences)).
    SentenceId of "sentences";
    /// The number of a statement within its extraction.
    StatementId of "statements";
    /// The number of a fact within its extraction.
    FactId of "triples";
}
