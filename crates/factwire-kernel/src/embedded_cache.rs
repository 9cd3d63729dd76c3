//! What is made of embedded files (weights, a vocabulary): made once, and shared by all extractors that exist at the same time.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// What was made of each file. It lives as long as somebody holds it.
pub struct EmbeddedCache<T>(Mutex<Vec<(&'static [u8], Weak<T>)>>);

impl<T> Default for EmbeddedCache<T> {
    fn default() -> Self {
        EmbeddedCache::new()
    }
}

impl<T> EmbeddedCache<T> {
    /// Holds nothing.
    pub const fn new() -> Self {
        EmbeddedCache(Mutex::new(Vec::new()))
    }

    /// What somebody already holds for these embedded bytes, or else what `make` makes of them. What is made of bytes that were
    /// read at run time is never shared.
    ///
    /// # Errors
    ///
    /// Those of `make`.
    #[expect(clippy::ptr_arg, reason = "only a Cow tells whether the bytes are embedded")]
    pub fn get<E>(&self, bytes: &Cow<'static, [u8]>, make: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        let Cow::Borrowed(embedded) = *bytes else { return make().map(Arc::new) };
        // Other threads that ask wait here, and then find it made.
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
fn makes_one_thing_of_embedded_bytes_as_long_as_somebody_holds_it() {
    static FILE: [u8; 3] = *b"abc";
    let cache: EmbeddedCache<usize> = EmbeddedCache::new();
    let get = |bytes: &Cow<'static, [u8]>, n| cache.get(bytes, || Ok::<_, ()>(n)).unwrap();
    let embedded = Cow::Borrowed(&FILE[..]);
    let (first, second) = (get(&embedded, 1), get(&embedded, 2));
    assert!(Arc::ptr_eq(&first, &second));
    assert_eq!(*get(&Cow::Owned(FILE.to_vec()), 3), 3);
    assert_eq!(*get(&Cow::Borrowed(&FILE[1..]), 4), 4);
    drop((first, second));
    assert_eq!(*get(&embedded, 5), 5);
    assert!(cache.get(&Cow::Borrowed(&FILE[..1]), || Err(())).is_err());
}
