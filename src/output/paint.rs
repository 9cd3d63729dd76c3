//! Colours of a terminal, or none.

/// Puts ANSI escape sequences around words where colours are on.
pub(super) struct Paint {
    pub on: bool,
}

impl Paint {
    fn paint(&self, code: &str, words: &str) -> String {
        if self.on { format!("\x1b[{code}m{words}\x1b[0m") } else { words.to_owned() }
    }

    /// "-- according to Morel", with a line break.
    pub fn heading(&self, words: &str) -> String {
        self.paint("1", &format!("-- {words}")) + "\n"
    }

    /// Who or what.
    pub fn name(&self, words: &str) -> String {
        self.paint("36", words)
    }

    /// "[mayor of Kisumu]"
    pub fn role(&self, words: &str) -> String {
        self.paint("33", words)
    }

    /// "met_with"
    pub fn relation(&self, words: &str) -> String {
        self.paint("32", words)
    }

    /// What stands beside.
    pub fn dim(&self, words: &str) -> String {
        self.paint("2", words)
    }
}
