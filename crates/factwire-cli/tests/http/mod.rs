//! HTTP over a plain socket, for tests that care about every byte of it.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    #[allow(dead_code)]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// Sends the bytes and reads until the answer is whole or the connection ends.
pub fn send(port: u16, request: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    // The server may answer, and close, before it has read all.
    let _ = stream.write_all(request);
    let mut bytes = Vec::new();
    let mut part = [0u8; 65536];
    loop {
        match stream.read(&mut part) {
            Ok(0) | Err(_) => break,
            Ok(n) => bytes.extend_from_slice(&part[..n]),
        }
        if whole(&bytes) {
            break;
        }
    }
    parse(&bytes).unwrap_or_else(|| panic!("no answer: {:?}", String::from_utf8_lossy(&bytes)))
}

/// A request with these further header lines.
pub fn request(port: u16, method: &str, path: &str, headers: &[&str], body: &str) -> Answer {
    let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    for line in headers {
        head += line;
        head += "\r\n";
    }
    send(port, format!("{head}\r\n{body}").as_bytes())
}

fn whole(bytes: &[u8]) -> bool {
    let length = parse(bytes).and_then(|a| a.header("content-length")?.parse::<usize>().ok());
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").map(|at| at + 4);
    end.zip(length).is_some_and(|(end, length)| bytes.len() >= end + length)
}

fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let header = |line: &str| line.split_once(':').map(|(n, v)| (n.to_lowercase(), v.trim().to_owned()));
    let headers = lines.filter_map(header).collect();
    Some(Answer { status, headers, body: String::from_utf8_lossy(&bytes[end + 4..]).into_owned() })
}
