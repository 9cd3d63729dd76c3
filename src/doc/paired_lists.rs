//! Lists whose items belong together: "Lepik and Sund visited Turku and Lund, respectively", "between 1955 and 1969".

use super::{Deprel, NameLabel, Parse, Upos};
use crate::lexicon::vocabulary::numbers::MEDALS;

/// No phrase that a reader follows nests deeper; it keeps the work bounded.
const DEEPEST: usize = 4;

impl Parse {
    /// True where a "respectively" pairs the lists in which two words stand, and the two stand in different places of them: of
    /// Lepik and Lund.
    pub(crate) fn is_in_another_pair(&self, a: usize, b: usize) -> bool {
        let other = self.places(a, b).is_some_and(|(of_a, of_b)| of_a != of_b);
        other && (self.pairs_lists(a) || self.lists_medals(a) || self.lists_medals(b))
    }

    /// The word of the list of `a` that stands where `b` stands in its own list: Sund, for Lepik and Lund.
    pub(crate) fn paired_with(&self, a: usize, b: usize) -> Option<usize> {
        self.places(a, b).filter(|_| self.pairs_lists(a))?;
        let (list, _) = self.list_of(a)?;
        let (_, place) = self.list_of(b)?;
        list.get(place).copied()
    }

    /// The second of two amounts or dates with "between" before them: 1969 in "between 1955 and 1969".
    pub(crate) fn range_end(&self, first: usize) -> Option<usize> {
        let joined = self.dependents(first, Deprel::Conj).next()?;
        let measured = |w: usize| {
            let named = self.name_at(w).is_some_and(|n| matches!(n.label, NameLabel::Date | NameLabel::Money));
            named || matches!(self.tokens[w].upos, Upos::Num | Upos::Sym) || self.dependent(w, Deprel::Nummod).is_some()
        };
        let one = self.conjuncts(first).len() == 1;
        (one && self.case_of(first) == "between" && measured(first) && measured(joined)).then_some(joined)
    }

    /// "gold, silver and bronze", which nobody wins at once
    fn lists_medals(&self, word: usize) -> bool {
        let medals = |list: Vec<usize>| list.iter().all(|&w| MEDALS.has(&self.tokens[w].lemma.to_lowercase()));
        self.list_of(word).is_some_and(|(list, _)| list.len() > 2 && medals(list))
    }

    fn pairs_lists(&self, word: usize) -> bool {
        let tokens = self.sentence_of(word).tokens.clone();
        tokens.into_iter().any(|t| self.word(t).eq_ignore_ascii_case("respectively"))
    }

    /// The places of two words in lists that are equally long and not the same.
    fn places(&self, a: usize, b: usize) -> Option<(usize, usize)> {
        let ((of_a, at_a), (of_b, at_b)) = (self.list_of(a)?, self.list_of(b)?);
        (of_a.len() == of_b.len() && of_a != of_b).then_some((at_a, at_b))
    }

    /// The list that a word stands in, itself or with the phrase that it is in, and its place there: "Lund" in "mayor of Lund and
    /// governor of Skane" stands in the first.
    fn list_of(&self, word: usize) -> Option<(Vec<usize>, usize)> {
        let inside = |&w: &usize| {
            let token = &self.tokens[w];
            let phrase = [Deprel::Nmod, Deprel::NmodPoss, Deprel::Compound, Deprel::Amod, Deprel::Flat, Deprel::Nummod];
            token.head.filter(|_| phrase.contains(&token.deprel))
        };
        std::iter::successors(Some(word), inside).take(DEEPEST).find_map(|w| {
            let first = self.first_of_list(w);
            let mut list = Some(self.conjuncts(first)).filter(|others| !others.is_empty())?;
            list.insert(0, first);
            let place = list.iter().position(|&i| i == w)?;
            Some((list, place))
        })
    }

    /// The first word of a list, by any of its words: "Kenya" for "Rwanda" in "Kenya, Uganda and Rwanda"; the word itself where it stands
    /// in none.
    pub(crate) fn first_of_list(&self, word: usize) -> usize {
        let mut first = word;
        while let (Deprel::Conj, Some(before)) = (self.tokens[first].deprel, self.tokens[first].head) {
            first = before;
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use crate::rows;

    #[test]
    fn respectively_pairs_what_stands_in_the_same_place() {
        let rows = "
            1 Lepik PROPN 4 nsubj
            2 and   CCONJ 3 cc
            3 Sund  PROPN 1 conj
            4 led   VERB  0 root lemma=lead
            5 ports NOUN  4 obj
            6 of    ADP   7 case
            7 Lund  PROPN 5 nmod
            8 and   CCONJ 9 cc
            9 Turku PROPN 7 conj
            10 respectively ADV 4 advmod
            ";
        let parse = rows::parse(rows);
        let (lepik, sund, lund, turku) = (0, 2, 6, 8);
        let apart = |a, b| parse.is_in_another_pair(a, b);
        assert_eq!((apart(lepik, lund), apart(sund, turku)), (false, false));
        assert_eq!((apart(lepik, turku), apart(sund, lund)), (true, true));
        assert_eq!((parse.paired_with(lepik, turku), parse.paired_with(lepik, 4)), (Some(sund), None));
        let parse = rows::parse(&rows.replace("respectively", "yesterday"));
        assert!(!parse.is_in_another_pair(lepik, turku) && parse.paired_with(lepik, turku).is_none());
    }

    #[test]
    fn each_medal_has_one_winner() {
        let rows = "
            1 Lepik  PROPN 4 nsubj
            2 Sund   PROPN 1 conj
            3 Holm   PROPN 1 conj
            4 won    VERB  0 root lemma=win
            5 gold   NOUN  4 obj
            6 silver NOUN  5 conj
            7 bronze NOUN  5 conj
            ";
        let parse = rows::parse(rows);
        assert_eq!((parse.is_in_another_pair(1, 4), parse.is_in_another_pair(1, 5)), (true, false));
        assert!(!rows::parse(&rows.replace("bronze", "cups")).is_in_another_pair(1, 4));
    }

    #[test]
    fn two_amounts_or_dates_with_between_are_a_range() {
        let rows = "
            1 ran     VERB  0 root lemma=run
            2 between ADP   3 case
            3 1955    NUM   1 obl
            4 and     CCONJ 5 cc
            5 1969    NUM   3 conj
            ";
        assert_eq!(rows::parse(rows).range_end(2), Some(4));
        assert_eq!(rows::parse(&rows.replace("between", "in")).range_end(2), None);
        assert_eq!(rows::parse(&rows.replace("5 1969    NUM", "5 Lund PROPN")).range_end(2), None);
    }
}
