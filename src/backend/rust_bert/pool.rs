//! A pool of things that only one thread may use at a time.

use std::sync::{Condvar, Mutex, PoisonError};

/// Lends each of its things to one caller at a time. A caller waits while all are lent.
pub(super) struct Pool<T> {
    free: Mutex<Vec<T>>,
    returned: Condvar,
}

impl<T> Pool<T> {
    /// There must be at least one thing, or every caller waits for ever.
    pub(super) fn new(things: Vec<T>) -> Self {
        debug_assert!(!things.is_empty());
        Pool { free: Mutex::new(things), returned: Condvar::new() }
    }

    /// Runs `work` with one of them.
    pub(super) fn with<R>(&self, work: impl FnOnce(&T) -> R) -> R {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self.returned.wait_while(free, |free| free.is_empty()).unwrap_or_else(PoisonError::into_inner);
        let lent = Lent { thing: free.pop(), pool: self };
        drop(free);
        match &lent.thing {
            Some(thing) => work(thing),
            None => unreachable!("waited until there was one"),
        }
    }
}

/// A thing on loan, which goes back to the pool when this is dropped, also in a panic.
struct Lent<'a, T> {
    thing: Option<T>,
    pool: &'a Pool<T>,
}

impl<T> Drop for Lent<'_, T> {
    fn drop(&mut self) {
        if let Some(thing) = self.thing.take() {
            self.pool.free.lock().unwrap_or_else(PoisonError::into_inner).push(thing);
            self.pool.returned.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::Pool;

    #[test]
    fn lends_each_to_one_caller_at_a_time() {
        let pool = Pool::new(vec![AtomicUsize::new(0), AtomicUsize::new(0)]);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        pool.with(|users| {
                            assert_eq!(users.fetch_add(1, Ordering::SeqCst), 0);
                            thread::yield_now();
                            users.fetch_sub(1, Ordering::SeqCst);
                        });
                    }
                });
            }
        });
    }

    #[test]
    fn gets_back_what_was_lent_to_a_caller_that_panicked() {
        let pool = Pool::new(vec![1, 2]);
        for _ in 0..5 {
            let caught = catch_unwind(AssertUnwindSafe(|| pool.with(|_| panic!("on purpose"))));
            assert!(caught.is_err());
        }
        let seen = pool.with(|a| pool.with(|b| BTreeSet::from([*a, *b])));
        assert_eq!(seen, BTreeSet::from([1, 2]));
    }
}
