//! What is made of files that are part of the program: once, for all that need it at the same time.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// What was made of each file; it lives as long as somebody has it.
pub(crate) struct Shared<T>(Mutex<Vec<(&'static [u8], Weak<T>)>>);

impl<T> Shared<T> {
    pub(crate) const fn new() -> Self {
        Shared(Mutex::new(Vec::new()))
    }

    /// What somebody has of the same part of the program, or else what `make` makes. Bytes that are read at run time are looked at
    /// by nobody else.
    #[expect(clippy::ptr_arg, reason = "whether they are part of the program is asked")]
    pub(crate) fn get<E>(&self, bytes: &Cow<'static, [u8]>, make: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        let Cow::Borrowed(embedded) = *bytes else { return make().map(Arc::new) };
        // Who comes meanwhile waits, and need not make it again.
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(_, made)| made.strong_count() > 0);
        let known = all.iter().find(|(file, _)| std::ptr::eq(*file, embedded));
        if let Some(made) = known.and_then(|(_, made)| made.upgrade()) {
            return Ok(made);
        }
        let made = Arc::new(make()?);
        all.push((embedded, Arc::downgrade(&made)));
        Ok(made)
    }
}

#[test]
fn of_a_part_of_the_program_one_thing_is_made_as_long_as_it_is_needed() {
    static FILE: [u8; 3] = *b"abc";
    let shared: Shared<usize> = Shared::new();
    let get = |bytes: &Cow<'static, [u8]>, n| shared.get(bytes, || Ok::<_, ()>(n)).unwrap();
    let embedded = Cow::Borrowed(&FILE[..]);
    let (first, second) = (get(&embedded, 1), get(&embedded, 2));
    assert!(Arc::ptr_eq(&first, &second));
    assert_eq!(*get(&Cow::Owned(FILE.to_vec()), 3), 3);
    assert_eq!(*get(&Cow::Borrowed(&FILE[1..]), 4), 4);
    drop((first, second));
    assert_eq!(*get(&embedded, 5), 5);
    assert!(shared.get(&Cow::Borrowed(&FILE[..1]), || Err(())).is_err());
}
