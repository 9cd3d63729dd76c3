use super::{folder, jsonl, piped, run};

const PAGE: &str = "<!doctype html><html><head><title>Ferry sold in Turku | Lake Post</title>\
    <meta property=\"article:published_time\" content=\"2025-11-26T08:00:00Z\"></head><body>\
    <nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><article><h1>Ferry sold in Turku</h1>\
    <p>Mara Sund met Tom Brandt on Monday.</p><p>Brandt left <em>Lund</em> &amp; Turku.<br>He stayed.</p></article>\
    <footer>All rights reserved.</footer><script>var x = 'Evil met Good.';</script></body></html>";

#[test]
fn a_folder_is_read_by_name_with_its_folders_and_without_what_is_hidden_or_no_text() {
    let folder = folder(&[
        ("news/b.txt", "Tom Brandt left Lund."),
        ("news/a/z.txt", "Mara Sund left Turku."),
        ("news/c.HTM", PAGE),
        ("news/lines.jsonl", "{\"text\":\"Lepik left Riga.\"}\n"),
        ("news/other.json-lines", "{\"id\":7,\"text\":\"Lepik left Riga.\"}\n"),
        ("news/.hidden.txt", "Nobody left."),
        ("news/.git/x.txt", "Nobody left."),
        ("news/photo.jpg", "\u{fffd}"),
    ]);
    let ran = jsonl(folder.path(), &["news"]);
    assert_eq!(ran.ids(), ["news/a/z.txt", "news/b.txt", "news/c.HTM", "news/lines.jsonl:1", "7"]);
    assert_eq!((ran.status, ran.told.as_str()), (0, ""));
}

#[test]
fn a_quoted_pattern_is_expanded_and_arguments_keep_their_order() {
    let folder = folder(&[
        ("n/2.txt", "Tom Brandt left Lund."),
        ("n/1.txt", "Mara Sund left Turku."),
        ("n/deep/3.txt", "Lepik left Riga."),
        ("z.dat", "Ozola left Lund."),
    ]);
    let ran = jsonl(folder.path(), &["z.dat", "n/**/*.txt"]);
    assert_eq!((ran.status, ran.ids().join(" ")), (0, "z.dat n/1.txt n/2.txt n/deep/3.txt".to_owned()));
    assert_eq!(jsonl(folder.path(), &["n/[2]*"]).ids(), ["n/2.txt"]);
    // a file of that name is meant as it stands
    std::fs::write(folder.path().join("n/[2].txt"), "Dahl left Lund.").unwrap();
    assert_eq!(jsonl(folder.path(), &["n/[2].txt"]).ids(), ["n/[2].txt"]);
}

#[test]
fn of_a_page_headline_and_text_are_read_and_its_day() {
    let folder = folder(&[("page.html", PAGE)]);
    let json = run(folder.path(), &["extract", "-f", "json", "--with-text", "page.html"]).good();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let text = json["text"].as_str().unwrap();
    assert_eq!(
        text,
        "Ferry sold in Turku\n\nMara Sund met Tom Brandt on Monday.\n\nBrandt left Lund & Turku.\nHe stayed."
    );
    assert_eq!(json["published"], "2025-11-26");
    let met = json["triples"].as_array().unwrap().iter().find(|t| t["predicate"]["name"] == "met_with").unwrap();
    assert_eq!(met["when"]["iso"], "2025-11-24");
    let at = |end: &str| usize::try_from(met["subject"][end].as_u64().unwrap()).unwrap();
    assert_eq!(&text[at("start")..at("end")], "Mara Sund");
    // as it stands
    let plain = run(folder.path(), &["extract", "--input", "text", "-f", "json", "--with-text", "page.html"]).good();
    assert!(plain.contains("Evil met Good"));
}

#[test]
fn standard_input_is_what_its_beginning_tells_or_what_is_said() {
    let folder = folder::<&str>(&[]);
    let ids = |arguments: &[&str], text: &str| {
        let ran = piped(folder.path(), &[&["extract", "-f", "jsonl"], arguments].concat(), text.as_bytes());
        assert_eq!((ran.status, ran.told.as_str()), (0, ""));
        ran.ids().join(" ")
    };
    assert_eq!(ids(&[], "Lepik left Riga."), "stdin");
    assert_eq!(ids(&["-"], "  {\"id\": \"x\", \"text\": \"Lepik left Riga.\"}"), "x");
    assert_eq!(ids(&[], "\u{feff}{\"text\": \"Lepik left Riga.\"}\n\n{\"text\": \"\"}"), "stdin:1 stdin:3");
    assert_eq!(ids(&["--input", "text"], "{\"text\": \"Lepik left Riga.\"}"), "stdin");
    assert_eq!(ids(&["--doc-id", "a1"], "Lepik left Riga."), "a1");
    assert_eq!(ids(&["--doc-id", "a1", "--input", "jsonl"], "{\"text\": \"Lepik left Riga.\"}"), "a1:1");
    let page = piped(folder.path(), &["extract", "-f", "json", "--with-text"], PAGE.as_bytes()).good();
    assert!(page.contains("\"text\": \"Ferry sold in Turku\\n\\n"), "{page}");
}

#[test]
fn fields_of_json_lines_can_be_named() {
    let lines = "{\"url\":\"u1\",\"a\":{\"b/c\":\"Lepik left Riga on Monday.\"},\"day\":\"2025-11-26T10:00:00+02:00\",\"date\":\"?\"}\n\
                 {\"url\":null,\"a\":{\"b/c\":\"Lepik left Riga on Monday.\"},\"day\":null}\n";
    let folder = folder(&[("l.jsonl", lines)]);
    let fields = ["--text-field", "/a/b~1c", "--id-field", "url", "--date-field", "day", "--date", "2025-11-20"];
    let ran = jsonl(folder.path(), &[&fields[..], &["l.jsonl"]].concat());
    assert_eq!((ran.status, ran.told.as_str()), (0, ""));
    assert_eq!(ran.ids(), ["u1", "l.jsonl:2"]);
    let days: Vec<String> = ran.out.lines().map(|line| super::field(line, "published")).collect();
    assert_eq!(days, ["2025-11-26", "2025-11-20"]);
    let pathless = jsonl(folder.path(), &["--text-field", "/a/b~1c", "--date-field", "", "l.jsonl"]);
    assert_eq!((pathless.status, pathless.ids().len()), (0, 2));
}

#[test]
fn the_order_is_that_of_the_input_with_any_number_of_jobs() {
    let folder = folder(&[("l.jsonl", super::documents(150))]);
    let one = jsonl(folder.path(), &["--jobs", "1", "l.jsonl"]);
    let wanted: Vec<String> = (0..150).map(|i| format!("d{i}")).collect();
    assert_eq!(one.ids(), wanted);
    let many = jsonl(folder.path(), &["-j", "7", "l.jsonl"]);
    assert!(one.good() == many.good());
}

#[test]
fn an_id_for_one_document_is_not_given_to_two() {
    let folder = folder(&[("a.txt", "Lepik left Riga."), ("b.txt", "Lepik left Riga.")]);
    let ran = run(folder.path(), &["extract", "--doc-id", "x", "a.txt", "b.txt"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.told.contains("--doc-id names one document, but 2 were given"), "{}", ran.told);
}

#[test]
fn a_page_without_end_of_nesting_is_told_at_once() {
    let page = "<div>".repeat(4_000) + "<p>Lepik left Riga.</p>";
    let folder = folder(&[("deep.html", page), ("flat.html", "<p>Lepik left Riga.</p>".repeat(300))]);
    let began = std::time::Instant::now();
    let ran = jsonl(folder.path(), &["."]);
    assert_eq!((ran.status, ran.ids().join(" ")), (1, "./flat.html".to_owned()));
    assert!(
        ran.told.contains("deep.html: no readable text was found in the page (its elements are nested"),
        "{}",
        ran.told
    );
    assert!(began.elapsed().as_secs() < 60);
}

#[cfg(unix)]
#[test]
fn a_walk_ends_and_does_not_leave_its_folder() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[
        ("in/a/1.txt", "Lepik left Riga."),
        ("in/2.txt", "Lepik left Riga."),
        ("out/3.txt", "Lepik left Riga."),
    ]);
    let path = |name: &str| folder.path().join(name);
    symlink(path("in"), path("in/a/up")).unwrap();
    symlink(path("in"), path("in/a/again")).unwrap();
    symlink(path("out"), path("in/out")).unwrap();
    symlink(path("out/3.txt"), path("in/3.txt")).unwrap();
    assert_eq!(jsonl(folder.path(), &["in"]).ids(), ["in/2.txt", "in/a/1.txt"]);
    assert_eq!(jsonl(folder.path(), &["in/**/*.txt"]).ids(), ["in/2.txt", "in/a/1.txt"]);
    assert_eq!(jsonl(folder.path(), &["**/1.*"]).ids(), ["in/a/1.txt"]);
    assert_eq!(jsonl(folder.path(), &[&*path("in/a/**").display().to_string()]).ids().len(), 1);
    // one that is named is read
    assert_eq!(jsonl(folder.path(), &["in/3.txt"]).ids(), ["in/3.txt"]);
}
