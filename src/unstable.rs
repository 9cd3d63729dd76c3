//! The inside of the library, for factwire-eval, which measures it. No part of the interface: it may change with any version.

pub use crate::doc::{
    Claim, Clause, ClauseArgument, ClauseKind, Clauses, Gender, Links, Mention, Mentions, Nth, Number, Numbers, RoleOf,
    Sign, Signs, Slot, Times,
};

pub mod backend {
    #[cfg(feature = "rust-bert")]
    pub use crate::backend::RustBert;
    pub use crate::backend::{Input, Way};
}
pub mod clauses {
    pub use crate::clauses::find;
}
pub mod coref {
    pub use crate::coref::{Case, Choice, Features, THRESHOLD, Teacher, link, link_taught};
}
pub mod encoder {
    pub use crate::encoder::Window;
}
pub mod mentions {
    pub use crate::mentions::find;
}
pub mod models {
    pub use crate::models::{ConllLabel, DEFAULT_MODEL, Model};
}
pub mod output {
    pub use crate::output::openie::{benchie, carb};
    pub use crate::output::page::{page_data, page_form, page_policy};
}
pub mod parser {
    pub use crate::parser::{Job, Parser, Reading, steps};
}
pub mod pipeline {
    pub use crate::pipeline::{Settings, read, signs};
}
pub mod quotes {
    pub use crate::quotes::{Quote, find};
}
pub mod relations {
    pub use crate::relations::{Detail, extract, fit, probability};
}
pub mod times {
    pub use crate::times::read;
}
pub mod tokens {
    pub use crate::tokens::{SentenceTokens, split};
}
