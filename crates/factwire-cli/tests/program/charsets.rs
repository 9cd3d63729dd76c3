use super::{folder, jsonl, run};

const TEXT: &str = "José Böhm met Zoë Łuk in Malmö on Monday.";

fn text_of(folder: &std::path::Path, arguments: &[&str]) -> (String, String) {
    let ran = run(folder, &[&["extract", "-f", "json", "--with-text"], arguments].concat());
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_default();
    (json["text"].as_str().unwrap_or("").to_owned(), ran.told)
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

fn page(head: &str, words: &str) -> String {
    format!(
        "<!doctype html><html><head>{head}<title>Boats sold</title></head><body><article><p>{words}</p></article></body></html>"
    )
}

#[test]
fn a_mark_or_a_declaration_tells_the_charset() {
    let words = "José Böhm met Zoë in Malmö on Monday.";
    let wide = |big: bool, mark: &str| {
        let units = mark.encode_utf16().chain(TEXT.encode_utf16());
        units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let http = "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Type: text/html; charset=ISO-8859-1\r\n\r\n".to_owned();
    let equiv = "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>";
    let files = [
        ("mark.txt", format!("\u{feff}{TEXT}").into_bytes(), TEXT),
        ("little.txt", wide(false, "\u{feff}"), TEXT),
        ("big.txt", wide(true, "\u{feff}"), TEXT),
        ("unmarked.txt", wide(false, ""), TEXT),
        ("meta.html", latin(&page("<!-- <meta charset=koi8-r> --><meta charset=\"windows-1252\">", words)), words),
        ("equiv.html", latin(&page(equiv, words)), words),
        ("header.html", latin(&(http + &page("", words))), words),
        ("habit.html", page(equiv, words).into_bytes(), words),
        ("xml.html", latin(&("<?xml version='1.0' encoding='iso-8859-1'?>".to_owned() + &page("", words))), words),
    ];
    let folder = folder(&files.clone().map(|(name, bytes, _)| (name, bytes)));
    for (name, _, wanted) in files {
        let (text, told) = text_of(folder.path(), &[name]);
        assert!(text.trim_start_matches('\u{feff}').ends_with(wanted) && told.is_empty(), "{name}: {text:?} {told}");
    }
}

#[test]
fn bytes_that_do_not_fit_cost_no_document_unless_that_is_asked_for() {
    let folder = folder(&[
        ("one.txt", [TEXT.as_bytes(), b" He left \xff."].concat()),
        ("latin.txt", latin("José Böhm left.")),
        ("page.html", latin(&page("", "José Böhm left."))),
        ("photo.jpg", vec![0xff, 0xd8, 0xff, 0xe0, 0, 0x10]),
        ("l.jsonl", b"{\"id\":\"1\",\"text\":\"Lepik left \xff.\"}".to_vec()),
    ]);
    let (text, told) = text_of(folder.path(), &["one.txt"]);
    assert!(text.starts_with(TEXT) && text.ends_with(" He left \u{fffd}."), "{text}");
    assert_eq!(told, "factwire: one.txt: byte 55 is not UTF-8: U+FFFD stands for it\n");
    for name in ["latin.txt", "page.html"] {
        let (text, told) = text_of(folder.path(), &[name]);
        assert!(text.ends_with("José Böhm left."), "{text}");
        assert!(told.contains("declares no charset: read as windows-1252"), "{told}");
    }
    let all = ["one.txt", "latin.txt", "page.html", "photo.jpg", "l.jsonl"];
    let ran = jsonl(folder.path(), &all);
    assert_eq!((ran.status, ran.ids().join(" ")), (1, "one.txt latin.txt page.html 1".to_owned()));
    assert!(ran.told.contains("photo.jpg is not UTF-8 text (byte 0)"), "{}", ran.told);
    assert!(
        ran.told.contains("l.jsonl:1: it is not UTF-8 text (byte 29 of the line): U+FFFD stands for it"),
        "{}",
        ran.told
    );
    let strict = jsonl(folder.path(), &[&["--strict-encoding"], &all[..]].concat());
    assert_eq!((strict.status, strict.ids().len()), (1, 0), "{}", strict.told);
}

#[test]
fn of_a_page_links_amid_words_stay_and_lists_of_links_do_not() {
    let body = "<div class=\"cookie-banner\">We use cookies. <button>Accept all</button></div>\
        <nav><ul><li><a href=/>Home</a></li><li><a href=/s>Sport</a></li></ul></nav>\
        <article><h1>Boats sold</h1><p>Mara Sund sold <a href=/b>three boats</a> in Lund on Monday, the port said.</p>\
        <div class=\"share-tools\"><p>Share this</p><a href=/f>Facebook</a></div>\
        <p><a href=/x>Ombudsman asks port for papers</a></p>\
        <p>Tom Brandt bought them for <a href=/m>two million crowns</a>, which he borrowed from a bank.</p>\
        <h3>Related</h3><ul><li><a href=/1>Ferry burns at quay</a></li><li><a href=/2>Port closes for a week</a></li></ul>\
        <ul><li>The boats are <a href=/o>old</a> and need new engines.</li><li>Brandt will paint them.</li></ul></article>";
    let html = format!("<!doctype html><html><head><title>Boats sold</title></head><body>{body}</body></html>");
    let folder = folder(&[("page.html", html)]);
    let (text, told) = text_of(folder.path(), &["page.html"]);
    assert_eq!(told, "");
    for kept in
        ["sold three boats in Lund", "for two million crowns, which", "The boats are old and need", "Brandt will paint"]
    {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    for cut in ["cookies", "Home", "Share", "Facebook", "Ombudsman", "Related", "Ferry burns", "Port closes"] {
        assert!(!text.contains(cut), "{cut}: {text}");
    }
}
