//! The last step: one mention a stretch of words, none crossing another, in order, with the roles renumbered.

use std::cmp::Reverse;

use crate::{Mention, MentionForm, Mentions, RoleOf};

/// Sorts, drops what crosses or repeats, and renumbers the links.
pub(super) fn settle(list: Vec<Mention>, links: Vec<RoleOf>) -> Mentions {
    let mut order: Vec<usize> =
        (0..list.len()).filter(|&i| !list[i].tokens.is_empty() && list[i].score > 0.0).collect();
    // The surest first: what comes later must fit in with it.
    order.sort_by_key(|&i| (rank(&list[i]), Reverse(list[i].tokens.len()), list[i].tokens.start));
    let mut keep: Vec<usize> = Vec::with_capacity(order.len());
    let words = list.iter().map(|m| m.tokens.end).max().unwrap_or(0);
    let mut open = Layout::new(words);
    for i in order {
        if open.fits(&list[i]) {
            open.put(&list[i]);
            keep.push(i);
        }
    }
    keep.sort_by_key(|&i| (list[i].tokens.start, Reverse(list[i].tokens.end)));
    let mut number = vec![None; list.len()];
    for (new, &old) in keep.iter().enumerate() {
        number[old] = Some(new);
    }
    let roles = links
        .into_iter()
        .filter_map(|link| {
            let holder = match link.holder {
                Some(holder) => Some(number[holder]?),
                None => None,
            };
            let of = link.of.iter().filter_map(|&i| number[i]).collect();
            Some(RoleOf { role: number[link.role]?, holder, of, ..link })
        })
        .collect();
    let mut list: Vec<Option<Mention>> = list.into_iter().map(Some).collect();
    let mut list: Vec<Mention> = keep.into_iter().filter_map(|i| list[i].take()).collect();
    list.shrink_to_fit();
    Mentions { list, roles }
}

fn rank(mention: &Mention) -> u8 {
    match mention.form {
        MentionForm::Name => 0,
        MentionForm::Pronoun => 1,
        MentionForm::Role => 2,
        MentionForm::Nominal => 3,
    }
}

/// The stretches taken so far: for each word the mentions over it.
struct Layout(Vec<Vec<(usize, usize)>>);

impl Layout {
    fn new(words: usize) -> Self {
        Layout(vec![Vec::new(); words])
    }

    /// True when the mention neither repeats nor crosses one that is there. Only those over its first and last word can.
    fn fits(&self, mention: &Mention) -> bool {
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let clash = |&(s, e): &(usize, usize)| {
            let nested = s <= start && end <= e || start <= s && e <= end;
            (s, e) == (start, end) || !nested
        };
        !self.0[start].iter().chain(&self.0[end - 1]).any(clash)
    }

    fn put(&mut self, mention: &Mention) {
        for word in mention.tokens.clone() {
            self.0[word].push((mention.tokens.start, mention.tokens.end));
        }
    }
}
