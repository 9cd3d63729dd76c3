//! Reads texts: a few at a time, each within its time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use factwire::output::PageOptions;
use factwire::unstable::output::page_data;
use factwire::{Date, Document, Extractor};
use hyper::StatusCode;
use hyper::header::{HeaderValue, RETRY_AFTER};
use tokio::sync::Semaphore;

use super::answer::{self, Answer};
use crate::failure::told;

pub struct Work {
    extractor: Extractor,
    /// A place for each text that may be read at a time.
    places: Arc<Semaphore>,
    limit: Duration,
    /// Texts that took too long and are still being read.
    overdue: Arc<AtomicUsize>,
}

/// So many texts that took too long may be read beside the others: a text cannot be broken off, and two long ones must not hold all
/// others up. With more the places are not given on.
const OVERDUE: usize = 4;

/// What a client sends.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    text: String,
    #[serde(default)]
    date: Option<Date>,
    #[serde(default)]
    title: Option<String>,
}

impl Work {
    pub fn new(extractor: Extractor, jobs: usize, limit: Duration) -> Self {
        Work { extractor, places: Arc::new(Semaphore::new(jobs)), limit, overdue: Arc::default() }
    }

    /// The answer to a request's body.
    pub async fn read(&self, body: &[u8]) -> Answer {
        let order: Order = match serde_json::from_slice(body) {
            Ok(order) => order,
            Err(error) => {
                let what = format!(r#"send {{"text": "...", "date": "2025-11-26" or null}}: {error}"#);
                return answer::error(StatusCode::BAD_REQUEST, &what);
            }
        };
        let waiting = tokio::time::timeout(self.limit, Arc::clone(&self.places).acquire_owned()).await;
        let Ok(Ok(place)) = waiting else { return later("the program is busy with other texts; try again later") };
        let extractor = self.extractor.clone();
        // set by whoever comes first: the end of the reading or that of its time
        let settled = Arc::new(AtomicBool::new(false));
        let (read_to_its_end, overdue) = (Arc::clone(&settled), Arc::clone(&self.overdue));
        let reading = tokio::task::spawn_blocking(move || {
            let told = read(&extractor, &order);
            if read_to_its_end.swap(true, Ordering::SeqCst) {
                // its place was given on
                place.forget();
                overdue.fetch_sub(1, Ordering::SeqCst);
            }
            told
        });
        match tokio::time::timeout(self.limit, reading).await {
            Ok(Ok(Ok(data))) => answer::json(data),
            Ok(Ok(Err(error))) => answer::error(StatusCode::INTERNAL_SERVER_ERROR, &told(&error)),
            Ok(Err(_)) => {
                answer::error(StatusCode::INTERNAL_SERVER_ERROR, "the text could not be read; please report this")
            }
            Err(_) => {
                self.give_on(&settled);
                later(&format!("the text took longer than {} seconds; send a shorter one", self.limit.as_secs()))
            }
        }
    }
}

impl Work {
    /// A text has taken too long: its place is for others, as far as the computer bears it.
    fn give_on(&self, settled: &AtomicBool) {
        let one_more = |count: usize| (count < OVERDUE).then_some(count + 1);
        if self.overdue.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_more).is_err() {
            return;
        }
        if settled.swap(true, Ordering::SeqCst) {
            // it was done at the last moment and has given its place back itself
            self.overdue.fetch_sub(1, Ordering::SeqCst);
        } else {
            self.places.add_permits(1);
        }
    }
}

fn read(extractor: &Extractor, order: &Order) -> factwire::Result<String> {
    let title = order.title.as_deref().unwrap_or("Typed text");
    let mut document = Document::new(&order.text);
    if let Some(date) = order.date {
        document = document.with_published(date);
    }
    let options = PageOptions::new().title(title);
    Ok(page_data(&extractor.read(document)?, &options))
}

fn later(what: &str) -> Answer {
    let mut answer = answer::error(StatusCode::SERVICE_UNAVAILABLE, what);
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
    answer
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;
    use std::time::Duration;

    use super::{OVERDUE, Work};

    #[test]
    fn places_of_texts_that_take_too_long_are_given_on_so_often() {
        let work = Work::new(factwire::Extractor::builder().build().unwrap(), 1, Duration::from_secs(1));
        let free = || work.places.available_permits();
        // one that was done at the last moment
        work.give_on(&AtomicBool::new(true));
        assert_eq!(free(), 1);
        for given in 1..=OVERDUE {
            work.give_on(&AtomicBool::new(false));
            assert_eq!(free(), 1 + given);
        }
        work.give_on(&AtomicBool::new(false));
        assert_eq!(free(), 1 + OVERDUE);
    }
}
