//! Rust code as words, marks and groups, each with its line.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

#[derive(Clone)]
pub struct Token {
    pub line: usize,
    pub kind: Kind,
}

#[derive(Clone)]
pub enum Kind {
    Word(String),
    Mark(char),
    /// A string.
    Text,
    /// A number, a character.
    Literal,
    /// What stands between brackets of this kind, and the line of the closing one.
    Group(Delimiter, Vec<Token>, usize),
}

/// Comments are no tokens; those that are documentation are attributes.
pub fn parse(path: &str, text: &str) -> Vec<Token> {
    tokens(text.parse().unwrap_or_else(|e| panic!("{path}: {e}")))
}

fn tokens(stream: TokenStream) -> Vec<Token> {
    let token = |tree: TokenTree| Token {
        line: tree.span().start().line,
        kind: match tree {
            TokenTree::Ident(ident) => Kind::Word(ident.to_string()),
            TokenTree::Punct(punct) => Kind::Mark(punct.as_char()),
            TokenTree::Literal(literal) if literal.to_string().starts_with(['"', 'r']) => Kind::Text,
            TokenTree::Literal(_) => Kind::Literal,
            TokenTree::Group(group) => {
                Kind::Group(group.delimiter(), tokens(group.stream()), group.span_close().end().line)
            }
        },
    };
    stream.into_iter().map(token).collect()
}

impl Token {
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn is_word(&self, word: &str) -> bool {
        self.word() == Some(word)
    }

    pub fn is_mark(&self, mark: char) -> bool {
        matches!(self.kind, Kind::Mark(m) if m == mark)
    }

    /// The tokens in `{ ... }`.
    pub fn block(&self) -> Option<&[Token]> {
        match &self.kind {
            Kind::Group(Delimiter::Brace, inner, _) => Some(inner),
            _ => None,
        }
    }
}

/// Calls for these tokens and for those inside each group of them.
pub fn each_level(tokens: &[Token], call: &mut impl FnMut(&[Token])) {
    call(tokens);
    for token in tokens {
        if let Kind::Group(_, inner, _) = &token.kind {
            each_level(inner, call);
        }
    }
}

/// How many tokens the item under `#[cfg(test)]` has that starts here; 0 where there is none.
pub fn test_item(tokens: &[Token]) -> usize {
    let mut at = 0;
    let mut for_tests = false;
    while let [hash, Token { kind: Kind::Group(Delimiter::Bracket, attribute, _), .. }, ..] = &tokens[at..]
        && hash.is_mark('#')
    {
        for_tests |= is_cfg_test(attribute);
        at += 2;
    }
    if !for_tests {
        return 0;
    }
    let mut import = false;
    let mut ends = |t: &Token| {
        import |= t.is_word("use");
        t.is_mark(';') || (!import && t.block().is_some())
    };
    at + tokens[at..].iter().position(&mut ends).map_or(tokens.len() - at, |end| end + 1)
}

/// `cfg(test)` and `cfg(all(test, ...))`, not `cfg(any(test, ...))`: that is code with a feature, too.
fn is_cfg_test(attribute: &[Token]) -> bool {
    let inner = |tokens: &[Token], word: &str, call: &dyn Fn(&[Token]) -> bool| match tokens {
        [name, Token { kind: Kind::Group(_, inner, _), .. }] => name.is_word(word) && call(inner),
        _ => false,
    };
    let test = |tokens: &[Token]| tokens.first().is_some_and(|t| t.is_word("test"));
    inner(attribute, "cfg", &|tokens| (tokens.len() == 1 && test(tokens)) || inner(tokens, "all", &test))
}

/// The tokens, at any depth, without the items under `#[cfg(test)]`.
pub fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let mut code = Vec::new();
    let mut skip = 0;
    let items: Vec<usize> = (0..tokens.len()).map(|at| test_item(&tokens[at..])).collect();
    for (mut token, item) in tokens.into_iter().zip(items) {
        skip = skip.max(item);
        if skip > 0 {
            skip -= 1;
            continue;
        }
        if let Kind::Group(_, inner, _) = &mut token.kind {
            *inner = without_tests(std::mem::take(inner));
        }
        code.push(token);
    }
    code
}

#[test]
fn what_is_for_tests_is_no_code() {
    let text = "
        fn one() {} // fn comment() {}
        #[cfg(test)]
        use a::{b, c};
        #[cfg(test)]
        fn helper<T>(x: T) -> [u8; 2] { [1, 2] }
        mod inner { #[cfg(test)] mod tests { fn deep() {} } fn two() {} }
        #[cfg(any(test, feature = \"x\"))]
        fn three() {}
        #[allow(dead_code)]
        #[cfg(all(test, feature = \"x\"))]
        mod tests { fn last() {} }
        const TEXT: &str = \"fn string() {}\";
        #[test]
        fn four() {}";
    let mut names = Vec::new();
    each_level(&without_tests(parse("a.rs", text)), &mut |tokens| {
        names.extend(tokens.windows(2).filter(|t| t[0].is_word("fn")).map(|t| t[1].word().unwrap().to_owned()));
    });
    names.sort();
    assert_eq!(names, ["four", "one", "three", "two"]);
}
