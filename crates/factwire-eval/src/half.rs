use std::str::FromStr;

use crate::{Error, Result};

/// The part of a set that is measured. The first half may be looked at while rules are written; the second shows how an
/// unread text fares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Half {
    /// The first half in the order of the files; of an odd number the middle one too.
    First,
    /// The rest.
    Second,
    /// Everything.
    #[default]
    All,
}

impl Half {
    /// The items of this part, in order.
    pub fn of<T>(self, mut items: Vec<T>) -> Vec<T> {
        let middle = items.len().div_ceil(2);
        match self {
            Half::First => items.truncate(middle),
            Half::Second => drop(items.drain(..middle)),
            Half::All => {}
        }
        items
    }
}

impl FromStr for Half {
    type Err = Error;
    fn from_str(s: &str) -> Result<Self> {
        match s {
            "first" => Ok(Half::First),
            "second" => Ok(Half::Second),
            "all" => Ok(Half::All),
            _ => Err(Error::UnknownLabel { set: "half; there are first, second, all", label: s.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Half;

    #[test]
    fn halves_are_apart_and_leave_nothing_out() {
        for n in 0..5 {
            let items: Vec<usize> = (0..n).collect();
            let (first, second) = (Half::First.of(items.clone()), Half::Second.of(items.clone()));
            assert_eq!(first.len() + second.len(), n);
            assert!(first.len() >= second.len());
            assert_eq!([first, second].concat(), items);
            assert_eq!(Half::All.of(items.clone()), items);
        }
        assert_eq!("second".parse::<Half>().unwrap(), Half::Second);
        assert_eq!(
            "third".parse::<Half>().unwrap_err().to_string(),
            "\"third\" is no half; there are first, second, all"
        );
    }
}
