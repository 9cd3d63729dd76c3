mod tiny;

use std::num::NonZero;
use std::path::Path;
use std::{fs, thread};

use rust_bert::pipelines::common::{ModelResource, ModelType};
use rust_bert::pipelines::token_classification::{TokenClassificationConfig, TokenClassificationModel};
use tch::{Device, Tensor};

use super::network::{Network, Sequence};
use super::subwords::Subwords;
use crate::models::{Classifier, ConllLabel};
use crate::parser::{Job, Parser};
use crate::{DEFAULT_MODEL, Extractor, Model, Result, Span, tokens};

fn open(folder: &Path) -> Result<Model> {
    Model::open(folder.to_str().unwrap())
}

fn classifier(folder: &Path) -> Classifier {
    open(folder).unwrap().names.unwrap()
}

fn extractor(folder: &Path, threads: usize) -> Extractor {
    Extractor::builder().model(folder.to_str().unwrap()).threads(threads).build().unwrap()
}

/// The embedded model's encoder and head for CoNLL-2003, for libtorch.
fn own(folder: &Path) -> &Path {
    // FACTWIRE_FP32_MODEL names a folder with the same network before it was quantised.
    let model = std::env::var("FACTWIRE_FP32_MODEL").unwrap_or_else(|_| DEFAULT_MODEL.to_owned());
    Model::open(&model).unwrap().save_for_rust_bert(folder).unwrap();
    folder
}

const ARTICLE: &str = include_str!("../../../../examples/article.txt");

/// Names for the types of CoNLL-2003 of a text: its words, the type.
fn conll(parser: &Parser, text: &str) -> Vec<(String, ConllLabel)> {
    let sentences: Vec<_> = tokens::split(text).collect();
    let reading = parser.read(Job { text, given: Some(&sentences) }).unwrap();
    let written = |name: &crate::heads::Name<ConllLabel>| {
        let (first, last) = (name.words.start, name.words.end - 1);
        text[reading.parse.tokens[first].span.start..reading.parse.tokens[last].span.end].to_owned()
    };
    reading.conll.iter().map(|name| (written(name), name.label)).collect()
}

/// int8 and libtorch in floating point: names equal on an article, and scores near each other. (With
/// FACTWIRE_FP32_MODEL both are in floating point.)
#[test]
fn two_engines_find_the_same_names() {
    let folder = tempfile::tempdir().unwrap();
    let own = own(folder.path());
    let exact = std::env::var("FACTWIRE_FP32_MODEL").ok();
    let one = NonZero::new(1);
    let rten = Parser::new(Model::open(exact.as_deref().unwrap_or(DEFAULT_MODEL)).unwrap(), one).unwrap();
    let torch = Parser::new(open(own).unwrap(), one).unwrap();
    let names = conll(&rten, ARTICLE);
    assert!(names.len() > 20, "{names:?}");
    assert_eq!(names, conll(&torch, ARTICLE));

    let network = Network::load(&classifier(own)).unwrap();
    let (mut largest, mut sum, mut count) = (0f32, 0f32, 0f32);
    rten.windows_of(ARTICLE, &mut |input, output| {
        let scores = network.word_scores(input).unwrap().unwrap();
        for (word, row) in output.conll.rows().enumerate() {
            for (ours, theirs) in row.iter().zip(Vec::<f32>::try_from(scores.get(word as i64)).unwrap()) {
                let difference = (ours - theirs).abs();
                (largest, sum, count) = (largest.max(difference), sum + difference, count + 1.0);
            }
        }
    });
    let mean = sum / count;
    let (most, most_mean) = if exact.is_some() { (1e-3, 1e-4) } else { (LARGEST, MEAN) };
    assert!(count > 1000.0 && largest < most && mean < most_mean, "{count} scores: largest {largest}, mean {mean}");
}

/// How far int8 may move a score; they lie between -10 and 15. Measured: 0.21 at most, 0.02 in the mean; in floating point 0.00001.
const LARGEST: f32 = 0.6;
const MEAN: f32 = 0.08;

#[test]
fn threads_change_nothing() {
    fn shared<T: Send + Sync + Clone>(_: &T) {}
    let folder = tempfile::tempdir().unwrap();
    let own = own(folder.path());
    let json = |extractor: &Extractor| serde_json::to_string(&extractor.extract(ARTICLE).unwrap()).unwrap();
    let one = extractor(own, 1);
    shared(&one);
    let wanted = json(&one);
    assert!(wanted.contains("\"triples\":[{"));
    // Four windows at a time; four callers of a clone each that all want one network; and a batch.
    assert_eq!(json(&extractor(own, 4)), wanted);
    thread::scope(|scope| {
        let callers: Vec<_> = (0..4)
            .map(|_| {
                let own = one.clone();
                scope.spawn(move || json(&own))
            })
            .collect();
        callers.into_iter().for_each(|caller| assert_eq!(caller.join().unwrap(), wanted));
    });
    for result in extractor(own, 3).extract_batch(&[ARTICLE; 3]) {
        assert_eq!(serde_json::to_string(&result.unwrap()).unwrap(), wanted);
    }
}

/// The embedded encoder as a plain BERT that rust_tokenizers feeds: it is told nothing of case but knows most names.
fn plain() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    own(folder.path());
    let config = folder.path().join("config.json");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(&config, text.replace("\"factwire-bert\"", "\"bert\"")).unwrap();
    folder
}

/// The names that a parser finds, with their types and whether their scores are those of sure names.
fn found(parser: &Parser, text: &str) -> Vec<(String, &'static str, bool)> {
    let parse = parser.parse(text).unwrap();
    let name = |name: &crate::NameSpan| {
        let (first, last) = (name.tokens.start, name.tokens.end - 1);
        let span = parse.tokens[first].span.start..parse.tokens[last].span.end;
        (text[span].to_owned(), name.label.as_str(), name.score > 0.5)
    };
    parse.names.iter().map(name).collect()
}

/// rust-bert counts in characters, spans are in bytes; its `hf-tokenizers` panics on such text.
#[test]
fn names_stand_where_they_stand_after_text_that_is_not_ascii() {
    let folder = plain();
    let parser = Parser::new(open(folder.path()).unwrap(), NonZero::new(1)).unwrap();
    let text =
        "“Žluťoučký kůň — 🙂 👩‍👩‍👧!”, said Barack Obama in Paris.\n\n  Zoë  Müller,\u{a0}of Microsoft,\tlives in Köln.";
    let wanted = [
        ("Barack Obama", "Person"),
        ("Paris", "Location"),
        ("Zoë  Müller", "Person"),
        ("Microsoft", "Organization"),
        ("Köln", "Location"),
    ];
    let found = found(&parser, text);
    for (name, kind) in wanted {
        assert!(found.iter().any(|(n, k, _)| n == name && *k == kind), "{name}: {found:?}");
    }
}

/// rust-bert's consolidated score is the product over the subwords of a word, and falls with its length; ours is the mean over the
/// words of a name of a probability each.
#[test]
fn the_score_of_a_name_does_not_fall_with_its_length() {
    let folder = plain();
    let parser = Parser::new(open(folder.path()).unwrap(), NonZero::new(1)).unwrap();
    let text = "Barack Obama visited the International Committee of the Red Cross in Paris.";
    let found = found(&parser, text);
    let longest = found.iter().max_by_key(|(name, ..)| name.len()).unwrap();
    assert!(longest.0.split(' ').count() >= 4 && longest.2, "{found:?}");
}

/// What is longer than a model can read is read in parts, and the parts are put together where they belong.
#[test]
fn a_sentence_longer_than_a_window_keeps_its_names() {
    let folder = plain();
    let toml = "[short]\nbackend = \"rust-bert\"\nlicence = \"\"\nlineage = []\nwindow = 24\n";
    let names = ["Barack Obama", "Angela Merkel", "Vladimir Putin", "Bill Clinton", "Tony Blair", "Jacques Chirac"];
    let text = format!(
        "At the dinner {} were seen.",
        names.map(|n| format!("an old friend of theirs, {n}, who laughed, ")).concat()
    );
    let whole = Parser::new(open(folder.path()).unwrap(), NonZero::new(1)).unwrap();
    fs::write(folder.path().join("models.toml"), toml).unwrap();
    let parts = Parser::new(open(folder.path()).unwrap(), NonZero::new(1)).unwrap();
    for parser in [whole, parts] {
        let found: Vec<String> = found(&parser, &text).into_iter().map(|(name, ..)| name).collect();
        assert_eq!(found, names);
    }
    if std::env::var_os("OMP_NUM_THREADS").is_none() && std::env::var_os("MKL_NUM_THREADS").is_none() {
        assert_eq!(tch::get_num_threads(), 1, "libtorch's own threads are off unless they are asked for");
    }
}

#[test]
fn networks_of_a_pool_share_their_weights() {
    let folder = tiny::folder("bert");
    let model = classifier(folder.path());
    let first = Network::load(&model).unwrap();
    let second = first.share(&model).unwrap();
    assert!(first.addresses().len() > 20);
    assert_eq!(first.addresses(), second.addresses());
}

/// Texts that trouble tokenizers and pipelines: not ASCII, of several bytes a character, longer than a window, with control
/// characters, and words without end.
fn troublesome() -> Vec<String> {
    vec![
        String::new(),
        " \n\t ".into(),
        "Zoë Müller met Ðorđe Žižek in Kraków — “naïve”, said 李明. 🙂 👩‍👩‍👧 e\u{301}a".into(),
        "\u{0}\u{7}\u{200b}\u{feff} Ada \u{202e}met\u{ad} [SEP] [CLS] <s> </s> [MASK] Bo.".into(),
        "ada met a b c d e f g. ".repeat(30),
        format!("Ada met {} .", "b c d, ".repeat(200)),
        format!("Ada met {} in Kraków.", "é".repeat(100_000)),
    ]
}

#[test]
fn every_architecture_reads_troublesome_texts() {
    for (name, architecture) in tiny::ALL {
        let folder = tiny::folder(name);
        let model = classifier(folder.path());
        assert_eq!(model.architecture, architecture, "{name}");
        let extractor = extractor(folder.path(), 2);
        for text in troublesome() {
            let extraction = extractor.extract(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
            for mention in extraction.entities.iter().flat_map(|e| &e.mentions) {
                assert_eq!(&text[mention.span], mention.text, "{name}");
            }
        }
    }
}

#[test]
fn a_padded_sequence_scores_as_it_does_alone() {
    for (name, _) in tiny::ALL {
        let folder = tiny::folder(name);
        let model = classifier(folder.path());
        let (network, subwords) = (Network::load(&model).unwrap(), Subwords::load(&model).unwrap());
        let texts = ["ada met a b c d e f.", "ada met b.", "a b", "c d e f g h i j k l m"];
        let split: Vec<_> = texts.iter().flat_map(|t| subwords.split(t, &words(t)).unwrap().sequences).collect();
        let all: Vec<_> = split.iter().map(|s| Sequence { ids: &s.ids, segments: &s.segments }).collect();
        if !network.heeds_padding() {
            continue;
        }
        let together = network.scores(&all, subwords.padding).unwrap();
        for (sequence, padded) in all.iter().zip(together) {
            let alone = network.scores(std::slice::from_ref(sequence), subwords.padding).unwrap().remove(0);
            assert_eq!(alone.size(), padded.size(), "{name}");
            let apart = f32::try_from((alone - padded).abs().max()).unwrap();
            assert!(apart < 1e-4, "{name}: {apart}");
        }
    }
}

/// Words of a text that are separated by spaces.
fn words(text: &str) -> Vec<Span> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|word| Span::new(start(word), start(word) + word.len())).collect()
}

/// What keeps us from rust-bert's own pipeline: with more inputs than a batch it takes those of the first batch for all. (When
/// this test fails, rust-bert has mended it.) Ours are right however many there are.
#[test]
fn the_pipeline_of_rust_bert_mixes_up_batches_and_we_do_not() {
    let folder = tiny::folder("bert");
    let model = classifier(folder.path());
    let path = |name: &str| folder.path().join(name);
    let pipeline = |batch_size: usize| {
        let mut config = TokenClassificationConfig::new(
            ModelType::Bert,
            ModelResource::Torch(path("model.safetensors").into()),
            rust_bert::resources::LocalResource::from(path("config.json")),
            rust_bert::resources::LocalResource::from(path("vocab.txt")),
            None::<rust_bert::resources::LocalResource>,
            true,
            None,
            None,
            rust_bert::pipelines::token_classification::LabelAggregationOption::First,
        );
        (config.batch_size, config.device) = (batch_size, Device::Cpu);
        TokenClassificationModel::new(config).unwrap()
    };
    let texts = ["ada met b", "c d e f g h", "a b c d"];
    let tags = |tokens: &[Vec<rust_bert::pipelines::token_classification::Token>]| {
        tokens.iter().map(|t| t.iter().map(|t| t.label_index).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let whole = tags(&pipeline(usize::MAX).predict(&texts, false, false));
    let in_batches = tags(&pipeline(1).predict(&texts, false, false));
    assert_ne!(whole, in_batches);

    let (network, subwords) = (Network::load(&model).unwrap(), Subwords::load(&model).unwrap());
    for (text, whole) in texts.iter().zip(whole) {
        let split = subwords.split(text, &words(text)).unwrap();
        let sequence = &split.sequences[0];
        let scores = network.scores(&[Sequence { ids: &sequence.ids, segments: &sequence.segments }], 0).unwrap();
        let best = Vec::<i64>::try_from(scores[0].argmax(-1, false)).unwrap();
        assert_eq!(best[1..best.len() - 1], whole, "{text}");
    }
}

#[test]
fn large_scores_are_still_probabilities() {
    let folder = tiny::folder("bert");
    let file = folder.path().join("model.safetensors");
    let mut tensors = Tensor::read_safetensors(&file).unwrap();
    for (name, tensor) in &mut tensors {
        // Scores of thousands: e to the 89th is already more than a floating point number holds.
        if name == "classifier.weight" {
            *tensor = &*tensor * 1e6;
        }
    }
    Tensor::write_safetensors(&tensors, &file).unwrap();
    let parser = Parser::new(open(folder.path()).unwrap(), NonZero::new(1)).unwrap();
    let parse = parser.parse("Ada met Bo in Oslo.").unwrap();
    assert!(parse.names.iter().all(|name| (0.0..=1.0).contains(&name.score)), "{:?}", parse.names);
}

#[test]
fn says_what_is_wrong_with_a_folder() {
    let check = |spoil: &dyn Fn(&Path), wanted: &str| {
        let folder = tiny::folder("bert");
        spoil(folder.path());
        let built = Extractor::builder().model(folder.path().to_str().unwrap()).threads(1).build();
        let message = built.map(|_| ()).unwrap_err().told();
        assert!(message.contains(wanted), "{message:?} lacks {wanted:?}");
    };
    let remove = |name: &'static str| move |folder: &Path| fs::remove_file(folder.join(name)).unwrap();
    let replace = |from: &'static str, to: &'static str| {
        move |folder: &Path| {
            let config = fs::read_to_string(folder.join("config.json")).unwrap();
            assert!(config.contains(from), "{config}");
            fs::write(folder.join("config.json"), config.replace(from, to)).unwrap();
        }
    };
    check(&remove("vocab.txt"), "vocab.txt");
    check(&remove("model.safetensors"), "model.safetensors");
    check(&|folder| fs::write(folder.join("config.json"), "{").unwrap(), "config.json");
    check(&|folder| fs::write(folder.join("model.safetensors"), b"nonsense").unwrap(), "damaged");
    check(
        &|folder| {
            fs::remove_file(folder.join("model.safetensors")).unwrap();
            fs::write(folder.join("rust_model.ot"), b"nonsense").unwrap();
        },
        "damaged",
    );
    check(&replace("\"hidden_size\": 16", "\"hidden_size\": 24"), "damaged");
    check(&replace("\"vocab_size\"", "\"vocabulary_size\""), "vocab_size");
    check(&replace("\"model_type\": \"bert\"", "\"model_type\": \"t5\""), "\"t5\"");
    check(&replace("B-PER", "B-GENE").clone(), "GENE");
    check(&replace("\"id2label\"", "\"id2labels\""), "id2label");
    check(&replace("\"num_attention_heads\": 2", "\"num_attention_heads\": 3"), "attention heads");
    let described = |lines: &'static str| {
        move |folder: &Path| {
            let toml = format!("[mine]\nbackend = \"rust-bert\"\nlicence = \"MIT\"\nlineage = []\n{lines}\n");
            fs::write(folder.join("models.toml"), toml).unwrap();
        }
    };
    check(&described("device = \"abacus\""), "abacus");
    check(&described("device = \"cuda:9\""), "cuda:9");
    check(&described("window = 3"), "window");
    check(&described("labels = { GENE = [\"Misc\"] }"), "GENE");
    check(&described("labels = { PER = [\"Animal\"] }"), "Animal");
    check(&described("trees = \"conll03-bert-large\""), "conll03");
    check(&described("weights = { path = \"model.safetensors\", size = 5 }"), "should have 5");
}

#[test]
fn a_vocabulary_that_is_too_large_is_an_error_and_no_panic() {
    let folder = tiny::folder("bert");
    let vocabulary = fs::read_to_string(folder.path().join("vocab.txt")).unwrap();
    fs::write(folder.path().join("vocab.txt"), format!("{vocabulary}\nkampala")).unwrap();
    let extractor = extractor(folder.path(), 2);
    let error = extractor.extract("She left Kampala.").unwrap_err();
    assert_eq!(error.kind(), crate::ErrorKind::Inference, "{error}");
    assert!(extractor.extract("ada met b.").is_ok());
}

#[test]
fn a_folder_may_say_what_its_labels_mean() {
    let folder = tiny::folder("distilbert");
    let toml = "[mine]\nbackend = \"rust-bert\"\nlicence = \"MIT\"\nlineage = [\"by chance\"]\nlower_case = true\n\
                labels = { MISC = [], LOC = [\"Location\"] }\nwindow = 20\n";
    fs::write(folder.path().join("models.toml"), toml).unwrap();
    let model = open(folder.path()).unwrap();
    assert_eq!(model.name, "mine");
    assert!(model.licence.starts_with("MIT; trees: "), "{}", model.licence);
    assert!(model.lineage.len() > 3 && model.lineage[0] == "by chance");
    let names = model.names.unwrap();
    assert!(names.labels["MISC"].is_empty() && names.labels["LOC"].len() == 1 && names.labels["PER"].len() == 1);
    assert_eq!(names.window, 20);
    extractor(folder.path(), 1).extract(ARTICLE).unwrap();
}

/// Without the feature `remote` no hub is asked; with it tests/hub.rs has one.
#[cfg(not(feature = "remote"))]
#[test]
fn a_hub_model_says_what_would_do() {
    match Model::open("conll03-bert-large") {
        Err(e) if e.kind() == crate::ErrorKind::FeatureOff => {
            let message = e.to_string();
            assert!(
                message.contains("`remote`") && message.contains("vocab.txt") && message.contains("dbmdz"),
                "{message}"
            );
        }
        other => panic!("{other:?}"),
    }
}
