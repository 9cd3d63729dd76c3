//! What holds for any text and any day of publication.

use proptest::prelude::*;

use super::read;
use crate::doc::Aim::{Ahead, Back};
use crate::doc::{Grain, Interval};
use crate::{Date, When};

/// Words that the grammar knows, in any order.
fn words() -> impl Strategy<Value = String> {
    const WORDS: &str = "on in since until from to between and before after by at the a last next this past same that \
        early late mid- end of earlier later ago about two twenty 31 29 0 9999 2019 1000 2999 1990s 19th \
        first third century day days week weeks month quarter year years decade centuries Friday Sunday \
        May February Feb. summer winter weekend today yesterday tonight morning night 5 p.m. 12:30 noon \
        Q3 half Christmas Eve - – , couple time now";
    let words: Vec<&str> = WORDS.split(' ').collect();
    proptest::collection::vec(proptest::sample::select(words), 1..7).prop_map(|words| words.join(" "))
}

fn day() -> impl Strategy<Value = Option<Date>> {
    let any = (1u16..=9999, 1u8..=12, 1u8..=31).prop_map(|(y, m, d)| Date::new(y, m, d).ok());
    prop_oneof![
        any,
        Just(Date::new(1, 1, 1).ok()),
        Just(Date::new(9999, 12, 31).ok()),
        Just(Date::new(2024, 2, 29).ok())
    ]
}

fn is_sound(when: &When) -> bool {
    match when {
        When::Dated { iso, start, end, .. } => {
            let ordered = start.is_none() || end.is_none() || start <= end;
            let same = |text: &str, date: &Option<Date>| match date {
                Some(date) => date.to_string().starts_with(text.split('T').next().unwrap()),
                None => text == "..",
            };
            let (first, last) = iso.split_once('/').unwrap_or((iso, iso));
            ordered && (start.is_some() || end.is_some()) && same(first, start) && same(last, end)
        }
        When::Relative { relative, .. } => !relative.is_empty(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read_or_left(text in ".{0,60}", day in day(), ahead: bool) {
        if let Some(when) = read(&text, day, None, if ahead { Ahead } else { Back }) {
            prop_assert!(is_sound(&when), "{text:?}: {when:?}");
        }
    }

    #[test]
    fn words_of_time_in_any_order_are_sound(text in words(), day in day(), story in day(), ahead: bool) {
        let story = story.map(|d| Interval::new(d.civil(), d.civil(), Grain::Day));
        if let Some(when) = read(&text, day, story, if ahead { Ahead } else { Back }) {
            prop_assert!(is_sound(&when), "{text:?} at {day:?}: {when:?}");
            let json = serde_json::to_string(&when).unwrap();
            prop_assert_eq!(serde_json::from_str::<When>(&json).unwrap(), when);
        }
    }
}
