//! Reads texts: a few at a time, each within its time.

use std::sync::Arc;
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
}

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
        Work { extractor, places: Arc::new(Semaphore::new(jobs)), limit }
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
        let reading = tokio::task::spawn_blocking(move || {
            let told = read(&extractor, &order);
            // only here: a text that took too long keeps its place until it is read
            drop(place);
            told
        });
        match tokio::time::timeout(self.limit, reading).await {
            Ok(Ok(Ok(data))) => answer::json(data),
            Ok(Ok(Err(error))) => answer::error(StatusCode::INTERNAL_SERVER_ERROR, &told(&error)),
            Ok(Err(_)) => {
                answer::error(StatusCode::INTERNAL_SERVER_ERROR, "the text could not be read; please report this")
            }
            Err(_) => later(&format!("the text took longer than {} seconds; send a shorter one", self.limit.as_secs())),
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
