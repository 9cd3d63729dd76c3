pub(crate) struct Quote {
    pub(crate) tokens: std::ops::Range<usize>,
}
