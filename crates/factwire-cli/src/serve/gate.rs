//! Which requests are heard: those of this computer's own pages, of a known path and method and of a bearable size.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::{Body as _, Incoming};
use hyper::header::{CONTENT_TYPE, HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::{Method, Request, StatusCode};

use super::Server;
use super::answer::{self, Answer};
use super::places::Place;

/// How long a client may take to send a text.
const BODY_TIME: Duration = Duration::from_secs(20);

pub async fn answer(request: Request<Incoming>, server: &Server, place: &Arc<Place>) -> Answer {
    // A name that a stranger's DNS points here would let the stranger's page in.
    let Some(host) = own_host(request.headers(), server.port) else {
        let what = format!("only http://127.0.0.1:{} and http://localhost:{0} are answered", server.port);
        return answer::last_error(StatusCode::FORBIDDEN, &what);
    };
    match (request.uri().path(), request.method()) {
        ("/", &Method::GET | &Method::HEAD) => answer::form(),
        ("/", _) => answer::not_allowed("GET, HEAD"),
        ("/extract", &Method::POST) => match refused(request.headers(), &host) {
            Some(refusal) => refusal,
            None => extract(request, server, place).await,
        },
        ("/extract", _) => answer::not_allowed("POST"),
        _ => answer::last_error(StatusCode::NOT_FOUND, "there is only / and, for texts, POST /extract"),
    }
}

/// The host that the client asked for, if it is a name of this computer's loopback and the port is ours.
fn own_host(headers: &HeaderMap, port: u16) -> Option<String> {
    let host = only(headers, &HOST)?.to_ascii_lowercase();
    let (name, given) = match host.rsplit_once(':') {
        Some((name, given)) if !given.ends_with(']') => (name, given.parse().ok()?),
        _ => (&*host, 80),
    };
    (matches!(name, "localhost" | "127.0.0.1" | "[::1]") && given == port).then_some(host)
}

/// The header, if it is given once and is text.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut all = headers.get_all(name).iter();
    all.next().filter(|_| all.next().is_none())?.to_str().ok()
}

/// Why a text is not taken. Pages of other sites can send to this computer but cannot say that they are of it, nor send JSON
/// without being asked first, which is not answered.
fn refused(headers: &HeaderMap, host: &str) -> Option<Answer> {
    let origin = only(headers, &ORIGIN).map(str::to_ascii_lowercase);
    let site = headers.get("sec-fetch-site").map(|s| s.as_bytes());
    if origin != Some(format!("http://{host}")) || site.is_some_and(|s| s != b"same-origin") {
        let what = format!("texts are taken from the page itself only (Origin: http://{host})");
        return Some(answer::last_error(StatusCode::FORBIDDEN, &what));
    }
    let kind = only(headers, &CONTENT_TYPE).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    (!kind.eq_ignore_ascii_case("application/json")).then(|| {
        answer::last_error(StatusCode::UNSUPPORTED_MEDIA_TYPE, "send JSON, with Content-Type: application/json")
    })
}

async fn extract(request: Request<Incoming>, server: &Server, place: &Arc<Place>) -> Answer {
    let too_large = || {
        let what = format!("the text is longer than {} bytes; send a shorter one", server.max_bytes);
        answer::last_error(StatusCode::PAYLOAD_TOO_LARGE, &what)
    };
    let body = request.into_body();
    if body.size_hint().lower() > server.max_bytes as u64 {
        return too_large();
    }
    let bytes = match tokio::time::timeout(BODY_TIME, Limited::new(body, server.max_bytes).collect()).await {
        Ok(Ok(body)) => body.to_bytes(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => return too_large(),
        Ok(Err(_)) => return answer::last_error(StatusCode::BAD_REQUEST, "the request broke off"),
        Err(_) => return answer::last_error(StatusCode::REQUEST_TIMEOUT, "the text came too slowly"),
    };
    let at_work = place.at_work();
    let answer = server.work.read(&bytes).await;
    drop(at_work);
    answer
}
