//! Models of the Hugging Face hub, with a hub on this machine in its place.
#![cfg(feature = "remote")]

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::{fs, thread};

use factwire::models::{DEFAULT_MODEL, Model};

/// Serves files by their paths, and counts how often each is sent.
struct Hub {
    address: String,
    sent: Arc<Mutex<BTreeMap<String, usize>>>,
    closed: Arc<AtomicBool>,
}

impl Hub {
    fn start(files: BTreeMap<String, Vec<u8>>) -> Hub {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let sent = Arc::new(Mutex::new(BTreeMap::new()));
        let closed = Arc::new(AtomicBool::new(false));
        let (counts, shut) = (Arc::clone(&sent), Arc::clone(&closed));
        thread::spawn(move || {
            for stream in listener.incoming() {
                if shut.load(Ordering::SeqCst) {
                    return;
                }
                answer(stream.unwrap(), &files, &counts);
            }
        });
        Hub { address, sent, closed }
    }
}

fn answer(mut stream: TcpStream, files: &BTreeMap<String, Vec<u8>>, sent: &Mutex<BTreeMap<String, usize>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let Some(request) = lines.next() else { return };
    let headers = lines.take_while(|line| !line.is_empty()).count();
    assert!(headers > 0);
    let mut words = request.split(' ');
    let (method, path) = (words.next().unwrap(), words.next().unwrap());
    let Some(content) = files.get(path) else {
        stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").unwrap();
        return;
    };
    let head = format!(
        "HTTP/1.1 200 OK\r\nETag: \"{}\"\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        content.len(),
        content.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    if method == "GET" {
        *sent.lock().unwrap().entry(path.to_owned()).or_default() += 1;
        stream.write_all(content).unwrap();
    }
}

/// `factwire extract` with a model of models.toml on a text, the hub being at `endpoint`.
fn extract(endpoint: &str, cache: &Path) -> Output {
    let text = cache.parent().unwrap().join("text.txt");
    fs::write(&text, "Amina Otieno met Marta Lindqvist in Kampala on Monday.").unwrap();
    Command::new(env!("CARGO_BIN_EXE_factwire"))
        .args(["extract", "--format", "json", "--model", "conll03-bert-large"])
        .arg(text)
        .env("HF_ENDPOINT", endpoint)
        .env("RUSTBERT_CACHE", cache)
        .output()
        .unwrap()
}

#[test]
fn a_model_is_fetched_once_and_then_read_from_the_cache() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own");
    Model::open(DEFAULT_MODEL).unwrap().save_for_rust_bert(&own).unwrap();
    let tensors = tch::Tensor::read_safetensors(own.join("model.safetensors")).unwrap();
    tch::Tensor::save_multi(&tensors, own.join("rust_model.ot")).unwrap();
    let files = ["config.json", "vocab.txt", "rust_model.ot"].map(|name| {
        let path = format!("/dbmdz/bert-large-cased-finetuned-conll03-english/resolve/main/{name}");
        (path, fs::read(own.join(name)).unwrap())
    });
    let hub = Hub::start(files.into());
    let cache = folder.path().join("cache");

    let first = extract(&hub.address, &cache);
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    let json = String::from_utf8(first.stdout).unwrap();
    assert!(json.contains("\"model\": \"conll03-bert-large\"") && json.contains("\"met_with\""), "{json}");
    assert_eq!(hub.sent.lock().unwrap().values().copied().collect::<Vec<_>>(), [1, 1, 1]);

    // The hub is not even asked again.
    hub.closed.store(true, Ordering::SeqCst);
    let again = extract(&hub.address, &cache);
    assert_eq!(String::from_utf8(again.stdout).unwrap(), json);
    assert_eq!(hub.sent.lock().unwrap().values().copied().collect::<Vec<_>>(), [1, 1, 1]);
}

#[test]
fn a_hub_that_is_not_there_is_an_error_that_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    // A port that nothing listens at: the listener is gone by then.
    let address = format!("http://{}", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap());
    for endpoint in [address, Hub::start(BTreeMap::new()).address] {
        let output = extract(&endpoint, &folder.path().join("cache"));
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{message}");
        for wanted in [&endpoint, "config.json", "vocab.txt", "folder"] {
            assert!(message.contains(wanted), "{message}");
        }
    }
}
