//! Answers, each with the headers that keep the page to itself.

use factwire::unstable::output::page_policy;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{ALLOW, CONNECTION, HeaderValue};
use hyper::{Response, StatusCode};

pub type Answer = Response<Full<Bytes>>;

/// What goes with every answer.
const HEADERS: [(&str, &str); 8] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ("cache-control", "no-store"),
];

/// The page.
pub fn html(body: String) -> Answer {
    answer(StatusCode::OK, "text/html; charset=utf-8", &(page_policy(true) + "; frame-ancestors 'none'"), body)
}

/// Data for the page.
pub fn json(body: String) -> Answer {
    data(StatusCode::OK, body)
}

/// What is wrong and what to do about it.
pub fn error(status: StatusCode, what: &str) -> Answer {
    data(status, serde_json::json!({ "error": what }).to_string())
}

/// The same where the rest of the request is not read: the connection cannot go on.
pub fn last_error(status: StatusCode, what: &str) -> Answer {
    let mut answer = error(status, what);
    answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    answer
}

/// A path that knows other methods.
pub fn not_allowed(methods: &'static str) -> Answer {
    let mut answer = last_error(StatusCode::METHOD_NOT_ALLOWED, &format!("this path knows only {methods}"));
    answer.headers_mut().insert(ALLOW, HeaderValue::from_static(methods));
    answer
}

fn data(status: StatusCode, body: String) -> Answer {
    answer(status, "application/json", "default-src 'none'; frame-ancestors 'none'", body)
}

fn answer(status: StatusCode, kind: &'static str, policy: &str, body: String) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from(body)));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert("content-type", HeaderValue::from_static(kind));
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert("content-security-policy", policy);
    }
    answer
}
