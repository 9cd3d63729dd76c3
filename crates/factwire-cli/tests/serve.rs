//! `factwire serve` over real sockets: what it answers, to whom, and within which limits.

mod http;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use http::{Answer, request, send};
use serde_json::Value;

/// A running server; it is ended with the test.
struct Server {
    program: Child,
    port: u16,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_factwire"))
            .arg("serve")
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().strip_prefix("http://127.0.0.1:").unwrap().trim_end_matches('/').parse().unwrap();
        Server { program, port }
    }

    fn host(&self) -> String {
        format!("Host: 127.0.0.1:{}", self.port)
    }

    fn get(&self, path: &str) -> Answer {
        request(self.port, "GET", path, &[&self.host()], "")
    }

    /// A text as the page sends it.
    fn post(&self, body: &str) -> Answer {
        let origin = format!("Origin: http://127.0.0.1:{}", self.port);
        request(self.port, "POST", "/extract", &[&self.host(), &origin, "Content-Type: application/json"], body)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn error(answer: &Answer) -> String {
    let data: Value = serde_json::from_str(&answer.body).unwrap();
    data["error"].as_str().unwrap().to_owned()
}

#[test]
fn the_page_and_the_facts_of_a_text() {
    let server = Server::start(&[]);
    let page = server.get("/");
    assert_eq!(page.status, 200);
    assert!(page.body.starts_with("<!doctype html>"));
    let answer = server.post(r#"{"text": "Ada Okoro met Tom Brandt in Oslo on Monday.", "date": "2025-06-04"}"#);
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")));
    let data: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(data["facts"][0]["subject"]["name"], "Ada Okoro");
    assert_eq!(data["facts"][0]["when"], "2025-06-02");
    assert_eq!(server.post(r#"{"text": ""}"#).status, 200);
}

#[test]
fn every_answer_has_the_headers_that_keep_it_apart() {
    let server = Server::start(&[]);
    for answer in [server.get("/"), server.get("/none"), server.post("{}"), server.post(r#"{"text":""}"#)] {
        let wanted = [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-embedder-policy", "require-corp"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
        ];
        for (name, value) in wanted {
            assert_eq!(answer.header(name), Some(value), "{name} of {}", answer.status);
        }
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!answer.headers.iter().any(|(name, _)| name.starts_with("access-control-") || name == "set-cookie"));
    }
}

#[test]
fn only_names_of_this_computer_are_hosts() {
    let server = Server::start(&[]);
    let status = |host: &str| request(server.port, "GET", "/", &[&format!("Host: {host}")], "").status;
    assert_eq!(status(&format!("localhost:{}", server.port)), 200);
    assert_eq!(status(&format!("LOCALHOST:{}", server.port)), 200);
    for host in ["evil.example", "localhost", "localhost:1", "127.0.0.1.evil.example", "localhost@evil", ""] {
        assert_eq!(status(host), 403, "{host}");
    }
    let rebound = format!("evil.example:{}", server.port);
    assert_eq!(status(&rebound), 403);
    // two hosts, or none
    let twice = [server.host(), server.host()];
    assert!([400, 403].contains(&request(server.port, "GET", "/", &[&twice[0], &twice[1]], "").status));
    assert_eq!(send(server.port, b"GET / HTTP/1.0\r\n\r\n").status, 403);
}

#[test]
fn texts_of_other_pages_are_not_read() {
    let server = Server::start(&[]);
    let (host, own) = (server.host(), format!("Origin: http://127.0.0.1:{}", server.port));
    let json = "Content-Type: application/json";
    let status = |headers: &[&str]| request(server.port, "POST", "/extract", headers, r#"{"text":""}"#).status;
    assert_eq!(status(&[&host, &own, json]), 200);
    assert_eq!(status(&[&host, &own, json, "Sec-Fetch-Site: same-origin"]), 200);
    assert_eq!(status(&[&host, json]), 403);
    assert_eq!(status(&[&host, json, "Origin: null"]), 403);
    assert_eq!(status(&[&host, json, "Origin: https://evil.example"]), 403);
    assert_eq!(status(&[&host, json, &format!("Origin: http://localhost:{}", server.port)]), 403);
    assert_eq!(status(&[&host, json, &own, "Sec-Fetch-Site: cross-site"]), 403);
    assert_eq!(status(&[&host, &own, "Content-Type: text/plain"]), 415);
    assert_eq!(request(server.port, "OPTIONS", "/extract", &[&host, &own], "").status, 405);
}

#[test]
fn what_is_not_there_and_what_is_not_understood() {
    let server = Server::start(&[]);
    assert_eq!(server.get("/favicon.ico").status, 404);
    assert_eq!(server.get("/../etc/passwd").status, 404);
    let answer = server.get("/extract");
    assert_eq!((answer.status, answer.header("allow")), (405, Some("POST")));
    let answer = request(server.port, "DELETE", "/", &[&server.host()], "");
    assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")));
    for body in
        ["", "{", "[]", r#"{"txt": "x"}"#, r#"{"text": 5}"#, r#"{"text": "x", "date": "yesterday"}"#, "\"\\ud800\""]
    {
        let answer = server.post(body);
        assert_eq!(answer.status, 400, "{body}");
        assert!(error(&answer).contains("send {"), "{body}");
    }
    assert_eq!(send(server.port, b"what is this\r\n\r\n").status, 400);
}

#[test]
fn long_texts_are_refused_before_they_are_read() {
    let server = Server::start(&["--max-bytes", "1000"]);
    let answer = server.post(&format!(r#"{{"text": "{}"}}"#, "a".repeat(2000)));
    assert_eq!(answer.status, 413);
    assert!(error(&answer).contains("longer than 1000 bytes"));
    // a length that is only claimed, and one that is not told
    let head = format!(
        "POST /extract HTTP/1.1\r\n{}\r\nOrigin: http://127.0.0.1:{}\r\nContent-Type: application/json\r\n",
        server.host(),
        server.port
    );
    assert_eq!(send(server.port, format!("{head}Content-Length: 99999999999\r\n\r\n").as_bytes()).status, 413);
    let chunk = format!("400\r\n{}\r\n", "a".repeat(0x400));
    assert_eq!(
        send(server.port, format!("{head}Transfer-Encoding: chunked\r\n\r\n{chunk}{chunk}0\r\n\r\n").as_bytes()).status,
        413
    );
    let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "a".repeat(200_000));
    assert_eq!(send(server.port, long.as_bytes()).status, 431);
}

#[test]
fn a_text_that_takes_too_long_is_given_up() {
    let server = Server::start(&["--time-limit", "1", "--threads", "1", "--jobs", "1", "--max-bytes", "4000000"]);
    let text = "Mayor Ada Okoro met Tom Brandt in Oslo. ".repeat(80_000);
    let body = format!(r#"{{"text": "{text}"}}"#);
    let began = Instant::now();
    let answer = server.post(&body);
    assert_eq!((answer.status, answer.header("retry-after")), (503, Some("5")));
    assert!(error(&answer).contains("longer than 1 second"), "{}", answer.body);
    assert!(began.elapsed() < Duration::from_secs(20));
    // its place is given on, and the page is still there
    assert_eq!(server.post(r#"{"text": ""}"#).status, 200);
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn many_clients_get_the_same_answers() {
    let server = Server::start(&["--jobs", "2"]);
    // one that is silent holds nobody up
    let mut silent = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    silent.write_all(b"POST /extract HTTP/1.1\r\n").unwrap();
    let body = r#"{"text": "Ada Okoro met Tom Brandt in Oslo on Monday. Jon Dahl left Turku."}"#;
    let answers: Vec<Answer> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..24).map(|_| scope.spawn(|| server.post(body))).collect();
        clients.into_iter().map(|client| client.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|a| a.status == 200 && a.body == answers[0].body));
}

#[cfg(unix)]
#[test]
fn ends_cleanly_on_interrupt_and_answers_what_is_open() {
    let mut server = Server::start(&[]);
    let mut idle = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    let pid = server.program.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let began = Instant::now();
    let status = loop {
        if let Some(status) = server.program.try_wait().unwrap() {
            break status;
        }
        assert!(began.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(status.code(), Some(0));
    assert_eq!(idle.read(&mut [0; 1]).unwrap_or(0), 0);
    assert!(TcpStream::connect(("127.0.0.1", server.port)).is_err());
}

#[test]
fn listens_on_the_loopback_only() {
    let server = Server::start(&[]);
    let hex = format!(":{:04X}", server.port);
    for (table, loopback) in [("/proc/net/tcp", "0100007F"), ("/proc/net/tcp6", "none")] {
        let Ok(lines) = std::fs::read_to_string(table) else { continue };
        let listening = lines.lines().filter_map(|line| {
            let cells: Vec<&str> = line.split_whitespace().collect();
            (cells.get(3) == Some(&"0A")).then(|| cells[1].to_owned())
        });
        for address in listening.filter(|a| a.ends_with(&hex)) {
            assert!(address.starts_with(loopback), "{address}");
        }
    }
}

#[test]
fn clients_who_only_hold_their_places_keep_nobody_out() {
    let server = Server::start(&[]);
    let connect = || TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    let gets = format!("GET / HTTP/1.1\r\n{}\r\n\r\n", server.host()).repeat(200);
    let mut held = Vec::new();
    for _ in 0..2 {
        for _ in 0..64 {
            let mut slow = connect();
            slow.write_all(b"GET / HT").unwrap();
            let mut deaf = connect();
            deaf.set_nonblocking(true).unwrap();
            let _ = deaf.write(gets.as_bytes());
            held.extend([slow, deaf]);
        }
        let began = Instant::now();
        assert_eq!(server.get("/").status, 200);
        assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    }
}
