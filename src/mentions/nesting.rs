//! The last step: one mention a stretch of words, none crossing another, in order, with the roles renumbered.

use std::cmp::Reverse;
use std::ops::Range;

use crate::{Mention, MentionForm, Mentions, RoleOf};

/// Sorts, drops what crosses or repeats, and renumbers the links.
pub(super) fn resolve(list: Vec<Mention>, links: Vec<RoleOf>) -> Mentions {
    let mut order: Vec<usize> =
        (0..list.len()).filter(|&i| !list[i].tokens.is_empty() && list[i].score > 0.0).collect();
    order.sort_by_key(|&i| list[i].tokens.start);
    let mut keep: Vec<usize> = Vec::with_capacity(order.len());
    let mut end = 0;
    // Mentions that share no words cannot clash: each run of overlapping ones is sorted out by itself.
    let runs = order.chunk_by_mut(|&i, &next| {
        end = end.max(list[i].tokens.end);
        list[next].tokens.start < end
    });
    for run in runs {
        let start = list[run[0]].tokens.start;
        let end = run.iter().map(|&i| list[i].tokens.end).max().unwrap_or(start);
        // The surest first: those that come later must fit in with it.
        run.sort_by_key(|&i| (rank(&list[i]), Reverse(list[i].tokens.len()), list[i].tokens.start));
        let mut taken = Layout::new(start..end);
        for &mut i in run {
            if taken.fits(&list[i]) {
                taken.put(&list[i]);
                keep.push(i);
            }
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
        MentionForm::Nominal | MentionForm::Unknown => 3,
    }
}

/// The stretches taken so far.
struct Layout {
    start: usize,
    /// For each word from the start on the mentions over it.
    over: Vec<Vec<(usize, usize)>>,
}

impl Layout {
    fn new(words: Range<usize>) -> Self {
        Layout { start: words.start, over: vec![Vec::new(); words.len()] }
    }

    /// True when the mention neither repeats nor crosses one that is there. Only those over its first and last word can.
    fn fits(&self, mention: &Mention) -> bool {
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let clash = |&(s, e): &(usize, usize)| {
            let nested = s <= start && end <= e || start <= s && e <= end;
            (s, e) == (start, end) || !nested
        };
        !self.over[start - self.start].iter().chain(&self.over[end - 1 - self.start]).any(clash)
    }

    fn put(&mut self, mention: &Mention) {
        for word in mention.tokens.clone() {
            self.over[word - self.start].push((mention.tokens.start, mention.tokens.end));
        }
    }
}
