//! The page of `factwire serve` in the browser.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use serde_json::json;

use super::webdriver::Browser;

#[test]
fn a_typed_text_is_shown() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_factwire"))
        .args(["serve", "--max-bytes", "2000"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut url = String::new();
    BufReader::new(program.stdout.take().unwrap()).read_line(&mut url).unwrap();
    let browser = Browser::start();
    browser.window(1200, 900, false);
    browser.open(url.trim());
    assert_eq!(browser.count("#main[hidden]"), 1);
    super::accessible(&browser, "form");
    browser.shot("serve-form");
    browser.click("#typed");
    browser.keys("Mayor Ada Okoro <b>met</b> Tom Brandt in Oslo on Monday.");
    browser.click("#form [type=submit]");
    browser.wait("!document.querySelector('#main').hidden");
    assert!(browser.text("#facts").contains("Ada Okoro"));
    assert!(browser.text("#text").contains("<b>met</b>"));
    browser.wait("document.activeElement.id === 'tab-facts'");
    browser.shot("serve-read");
    super::accessible(&browser, "served page");
    // an error is said
    browser.run("document.querySelector('#typed').value = 'Ada slept. '.repeat(500)");
    browser.click("#form [type=submit]");
    browser.wait("!document.querySelector('#trouble').hidden");
    assert!(browser.text("#trouble").contains("longer than 2000 bytes"));
    let (console, asked) = browser.logs();
    assert!(asked.iter().all(|asked| asked.starts_with(url.trim()) || asked.starts_with("data:")), "{asked:?}");
    // the browser itself notes the answer 413
    assert!(console.iter().all(|line| line.contains("413")), "{console:?}");
    assert_eq!(browser.run("return document.images.length"), json!(0));
    program.kill().unwrap();
    program.wait().unwrap();
}
