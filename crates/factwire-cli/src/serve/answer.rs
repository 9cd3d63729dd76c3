//! Answers, each with the headers that keep the page to itself.

use std::sync::LazyLock;

use factwire::unstable::output::{page_form, page_policy};
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

/// The page for texts that are typed in. It is made once: who asks for it again and again is not to keep the program busy.
pub fn form() -> Answer {
    static FORM: LazyLock<(Bytes, String)> =
        LazyLock::new(|| (Bytes::from(page_form()), page_policy(true) + "; frame-ancestors 'none'"));
    answer(StatusCode::OK, "text/html; charset=utf-8", &FORM.1, FORM.0.clone())
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
    answer(status, "application/json", "default-src 'none'; frame-ancestors 'none'", Bytes::from(body))
}

fn answer(status: StatusCode, kind: &'static str, policy: &str, body: Bytes) -> Answer {
    let mut answer = Response::new(Full::new(body));
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
