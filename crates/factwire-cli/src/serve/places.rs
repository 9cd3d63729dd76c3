//! Who may be connected at a time. Where all places are taken, the one whose client has kept us waiting for longest is given up:
//! clients who only hold their places cannot keep others out.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// The connections that are open.
pub struct Places {
    count: usize,
    taken: Mutex<Vec<Arc<Place>>>,
}

/// That of one connection.
pub struct Place {
    /// A text of its client is being read.
    at_work: Mutex<bool>,
    given_up: Notify,
}

impl Places {
    pub fn new(count: usize) -> Places {
        Places { count, taken: Mutex::default() }
    }

    /// A place for a client that has just come; `None` where texts of all others are being read.
    pub fn take(&self) -> Option<Arc<Place>> {
        let mut taken = lock(&self.taken);
        if taken.len() >= self.count {
            // they stand in the order in which they came
            let idle = taken.iter().position(|place| !*lock(&place.at_work))?;
            taken.remove(idle).given_up.notify_one();
        }
        let place = Arc::new(Place { at_work: Mutex::new(false), given_up: Notify::new() });
        taken.push(Arc::clone(&place));
        Some(place)
    }

    /// The connection has ended.
    pub fn leave(&self, place: &Arc<Place>) {
        lock(&self.taken).retain(|other| !Arc::ptr_eq(other, place));
    }
}

impl Place {
    /// Waits until the place is given to another.
    pub async fn lost(&self) {
        self.given_up.notified().await;
    }

    /// While this lives the place is not given to another.
    pub fn at_work(self: &Arc<Self>) -> AtWork {
        *lock(&self.at_work) = true;
        AtWork(Arc::clone(self))
    }
}

pub struct AtWork(Arc<Place>);

impl Drop for AtWork {
    fn drop(&mut self) {
        *lock(&self.0.at_work) = false;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Place, Places};

    #[test]
    fn the_one_who_has_waited_longest_and_is_not_at_work_makes_room() {
        let places = Places::new(2);
        let left = |wanted: &[&Arc<Place>]| {
            let taken = places.taken.lock().unwrap();
            assert_eq!(taken.len(), wanted.len());
            assert!(taken.iter().zip(wanted).all(|(one, other)| Arc::ptr_eq(one, other)));
        };
        let (first, second) = (places.take().unwrap(), places.take().unwrap());
        let work = first.at_work();
        let third = places.take().unwrap();
        left(&[&first, &third]);
        let more = third.at_work();
        assert!(places.take().is_none());
        drop((work, more));
        places.leave(&first);
        // one that has lost its place leaves nothing
        places.leave(&second);
        left(&[&third]);
    }
}
