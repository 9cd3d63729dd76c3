//! Completions, manual pages, help, models.

use std::fs;
use std::process::{Command, Stdio};

use super::{folder, run};

#[test]
fn completions_name_every_command_and_bash_can_read_them() {
    let folder = folder::<&str>(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(folder.path(), &["completions", shell]).good();
        for word in ["extract", "completions", "models", "min-confidence", "resume"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    fs::write(folder.path().join("c"), run(folder.path(), &["completions", "bash"]).good()).unwrap();
    let complete = "set -e; source ./c; COMP_WORDS=(factwire extract --min); COMP_CWORD=2; _factwire factwire --min extract; \
                    echo \"${COMPREPLY[*]}\"";
    let Ok(bash) = Command::new("bash").args(["-c", complete]).current_dir(folder.path()).output() else {
        return; // a system without bash
    };
    assert_eq!(String::from_utf8_lossy(&bash.stdout).trim(), "--min-confidence", "{bash:?}");
}

#[test]
fn manual_pages_are_printed_and_written() {
    let folder = folder::<&str>(&[]);
    let page = run(folder.path(), &["man", "extract"]).good();
    for words in [".TH factwire-extract 1", ".SH SYNOPSIS", "\\-\\-resume", "Exit status", "facts.jsonl"] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(run(folder.path(), &["man"]).good().contains("factwire\\-extract(1)"));
    assert!(run(folder.path(), &["man", "rules", "check"]).good().contains(".TH factwire-rules-check 1"));
    let ran = run(folder.path(), &["man", "rules", "dance"]);
    assert!(ran.status == 2 && ran.told.contains("there is no command \"rules dance\""), "{}", ran.told);
    run(folder.path(), &["man", "-o", "pages"]).good();
    let pages = folder.path().join("pages");
    assert_eq!(fs::read_to_string(pages.join("factwire-extract.1")).unwrap().lines().count(), page.lines().count());
    // groff, where there is one, has nothing to say against any of them
    for entry in fs::read_dir(pages).unwrap() {
        let path = entry.unwrap().path();
        assert!(!path.to_string_lossy().contains("-help"), "{}", path.display());
        let mut groff = Command::new("groff");
        groff.args(["-man", "-Tutf8", "-ww", "-z"]).arg(&path).stdout(Stdio::null());
        if let Ok(said) = groff.output() {
            assert_eq!(String::from_utf8_lossy(&said.stderr), "", "{}", path.display());
        }
    }
}

#[test]
fn help_shows_every_option_with_examples() {
    let folder = folder::<&str>(&[]);
    let help = run(folder.path(), &["extract", "--help"]).good();
    for words in ["Examples:", "--text-field <FIELD>", "--resume", "  130  Ctrl-C", "NO_COLOR", "[alias: --threads]"] {
        assert!(help.contains(words), "{words}\n{help}");
    }
}

#[test]
fn the_document_of_the_program_speaks_of_every_option_and_format() {
    let folder = folder::<&str>(&[]);
    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/program.md");
    let docs = fs::read_to_string(docs).unwrap();
    let help = run(folder.path(), &["extract", "-h"]).good();
    let options = help.split_whitespace().filter(|w| w.starts_with("--") && w.len() > 2);
    for option in options.map(|w| w.trim_end_matches([',', ']', ')', ':', ';', '.'])) {
        assert!(docs.contains(option), "docs/program.md does not speak of {option}");
    }
}

#[test]
fn models_are_listed_described_and_verified() {
    let folder = folder::<&str>(&[("empty/x", "")]);
    assert!(run(folder.path(), &["models", "list"]).good().contains("factwire-en"));
    let info = run(folder.path(), &["models", "info", "factwire-en"]).good();
    for words in ["Apache-2.0", "all-MiniLM-L6-v2", "model.onnx", "SHA-256"] {
        assert!(info.contains(words), "{info}");
    }
    let hub = run(folder.path(), &["models", "info", "conll03-bert-large"]).good();
    assert!(hub.contains("on the Hugging Face hub as dbmdz/"), "{hub}");
    assert_eq!(run(folder.path(), &["models", "verify"]).good(), "factwire-en: its files are what models.toml says\n");
    let ran = run(folder.path(), &["models", "verify", "nix"]);
    assert!(ran.status == 2 && ran.told.contains("there is no model \"nix\""), "{}", ran.told);
    let ran = run(folder.path(), &["models", "verify", "empty"]);
    assert!(ran.status == 2 && ran.told.contains("cannot read"), "{}", ran.told);
}

#[test]
fn a_folder_with_a_damaged_model_is_told() {
    let folder = folder::<&str>(&[]);
    let files: [(&str, &[u8]); 4] = [
        ("model.onnx", &factwire_en::MODEL),
        ("labels.json", factwire_en::LABELS),
        ("tokenizer.json", factwire_en::TOKENIZER),
        ("gists.f32", factwire_en::GISTS),
    ];
    files.iter().for_each(|(name, content)| fs::write(folder.path().join(name), content).unwrap());
    let catalog = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../models.toml")).unwrap();
    let (start, end) = (catalog.find("[factwire-en]").unwrap(), catalog.find("# The two classifiers").unwrap());
    fs::write(folder.path().join("models.toml"), &catalog[start..end]).unwrap();
    assert_eq!(run(folder.path(), &["models", "verify", "."]).good(), ".: its files are what its models.toml says\n");
    fs::write(folder.path().join("labels.json"), "{}").unwrap();
    let ran = run(folder.path(), &["models", "verify", "."]);
    assert_eq!(ran.status, 1);
    assert!(ran.told.contains("labels.json is damaged"), "{}", ran.told);
}
