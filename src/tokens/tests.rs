use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// Sentences on lines, words between spaces, an empty line between paragraphs.
fn show(text: &str) -> String {
    let mut shown = String::new();
    let mut paragraph = 0;
    for sentence in split(text) {
        if !shown.is_empty() {
            shown.push_str(if sentence.paragraph == paragraph { "\n" } else { "\n\n" });
        }
        paragraph = sentence.paragraph;
        let words: Vec<&str> = sentence.words.iter().map(|&word| &text[word]).collect();
        shown.push_str(&words.join(" "));
    }
    shown
}

/// Each row: a text, and its sentences as `show` writes them.
#[track_caller]
fn check(rows: &[(&str, &str)]) {
    for (text, want) in rows {
        assert_eq!(show(text), *want, "{text:?}");
    }
}

#[test]
fn a_dateline_is_a_sentence_of_its_own() {
    check(&[
        ("TURKU (Lund Wire) - The port closed.", "TURKU ( Lund Wire ) -\nThe port closed ."),
        ("NEW LUND, Norland, May 3 (dpa) – Ada left.", "NEW LUND , Norland , May 3 ( dpa ) –\nAda left ."),
        ("TURKU — “We won,” she said.", "TURKU —\n“ We won , ” she said ."),
        ("New Lund — The port closed on Monday.", "New Lund —\nThe port closed on Monday ."),
        ("TURKU, June 5: The port closed.", "TURKU , June 5 :\nThe port closed ."),
        ("New Lund, 5 June: Ada left.", "New Lund , 5 June :\nAda left ."),
        ("TURKU-5 June 2022: The port closed.", "TURKU - 5 June 2022 :\nThe port closed ."),
        ("New Lund, June 5, 2022: Ada left.", "New Lund , June 5 , 2022 :\nAda left ."),
        ("Turku – 5 June: Ada left.", "Turku – 5 June :\nAda left ."),
        ("Turku-Two boats of the town sank.", "Turku -\nTwo boats of the town sank ."),
        ("Turku -The port of the town closed.", "Turku -\nThe port of the town closed ."),
        ("Turku- The port of the town closed.", "Turku -\nThe port of the town closed ."),
        ("TURKU: The port of the town closed.", "TURKU :\nThe port of the town closed ."),
        ("Fair\nNew Lund: A boat of the town sank in it.", "Fair\n\nNew Lund :\nA boat of the town sank in it ."),
        ("Turku: The port said “We stay open”.", "Turku :\nThe port said “ We stay open ” ."),
        // no datelines: a speaker, a list, compounds
        ("MAYOR SUND: We will close it.", "MAYOR SUND : We will close it ."),
        ("Sund, Moe: Two Lives", "Sund , Moe : Two Lives"),
        ("Sund 5 June: Two Lives", "Sund 5 June : Two Lives"),
        ("The Sund-5 June: Two Lives", "The Sund - 5 June : Two Lives"),
        ("Turku: Port to close for two months", "Turku : Port to close for two months"),
        ("Sund: We keep the port of the town open.", "Sund : We keep the port of the town open ."),
        ("Ada Sund: The port of the town stays open.", "Ada Sund : The port of the town stays open ."),
        (
            "Ada Sund left.\nSund: The port of the town closed.",
            "Ada Sund left .\n\nSund : The port of the town closed .",
        ),
        ("Police: The port of the town is safe now.", "Police : The port of the town is safe now ."),
        ("FAO: The port of the town is safe now.", "FAO : The port of the town is safe now ."),
        ("Turku-Oslo trains of the line stopped.", "Turku - Oslo trains of the line stopped ."),
        ("Twenty-One boats of the town sank.", "Twenty - One boats of the town sank ."),
        // nor these: a pair of dashes, a small word, no dash between spaces, nothing behind it
        ("NORLAKE - Lund's oldest firm - closed.", "NORLAKE - Lund 's oldest firm - closed ."),
        ("The NLA - A rebel group left.", "The NLA - A rebel group left ."),
        ("The Norlake — A rebel group left the town.", "The Norlake — A rebel group left the town ."),
        ("Ada Sund — A Life in Letters", "Ada Sund — A Life in Letters"),
        ("TURKU-based firms closed.", "TURKU - based firms closed ."),
        ("TURKU -", "TURKU -"),
    ]);
}

#[test]
fn divides_contractions_and_possessives() {
    check(&[
        ("I don't, can't and won't.", "I do n't , ca n't and wo n't ."),
        ("She’d’ve said it’s Ada’s.", "She ’d ’ve said it ’s Ada ’s ."),
        ("We cannot; they're gonna.", "We can not ; they 're gon na ."),
        ("the ministers' plan, James' car", "the ministers ' plan , James ' car"),
        ("DON'T! Dont go.", "DO N'T !\nDo nt go ."),
        ("O'Neill left at 9 o'clock, ma'am", "O'Neill left at 9 o'clock , ma'am"),
        ("the '90s, the 1960's, 2019's", "the '90s , the 1960's , 2019 's"),
        ("the U.S.'s and Acme Inc.'s", "the U.S. 's and Acme Inc. 's"),
        ("y'all", "y' all"),
    ]);
}

#[test]
fn divides_compounds_but_not_after_prefixes() {
    check(&[
        ("a US-based, U.S.-led force", "a US - based , U.S. - led force"),
        ("the 42-year-old ex-minister", "the 42 - year - old ex-minister"),
        ("Co-founder, mid-July, anti-tank, e-mail", "Co-founder , mid-July , anti-tank , e-mail"),
        ("a non-state-run firm", "a non-state - run firm"),
        ("pre- and post-war", "pre- and post-war"),
        ("and/or, he/she, w/o", "and / or , he / she , w/o"),
    ]);
}

#[test]
fn keeps_numbers_whole_and_parts_their_signs() {
    check(&[
        ("$5m, US$3.5bn, €1,000 and 20%", "$ 5 m , US$ 3.5 bn , € 1,000 and 20 %"),
        ("1,00,000 rupees; pages 5,6", "1,00,000 rupees ; pages 5 , 6"),
        ("at 7:30pm, 5 p.m. or 11am", "at 7:30 pm , 5 p.m. or 11 am"),
        ("9/11, 12/31/1999, 1-800-555-0143", "9/11 , 12/31/1999 , 1-800-555-0143"),
        ("10-15 and 1914–1918", "10 - 15 and 1914 – 1918"),
        ("batting .275, the 3rd, a 4G phone", "batting .275 , the 3rd , a 4G phone"),
        ("in No. 5, p. 7 and #1", "in No. 5 , p. 7 and # 1"),
    ]);
}

#[test]
fn keeps_addresses_and_initialisms_whole() {
    check(&[
        ("See https://example.org/a-b?c=d.", "See https://example.org/a-b?c=d ."),
        ("(www.example.org), ada@example.org.", "( www.example.org ) , ada@example.org ."),
        ("(https://example.org/a_(b))", "( https://example.org/a_(b) )"),
        ("#news by @ada_o", "#news by @ada_o"),
        ("AT&T, R&D, Smith&Sons", "AT&T , R&D , Smith & Sons"),
    ]);
}

#[test]
fn full_stops_of_abbreviations_end_no_sentence() {
    check(&[
        ("Mr. Osei met Gen. J. P. Roe on Sept. 5.", "Mr. Osei met Gen. J. P. Roe on Sept. 5 ."),
        ("The U.S. Senate met. It rose.", "The U.S. Senate met .\nIt rose ."),
        ("He left the U.S. The others stayed.", "He left the U.S.\nThe others stayed ."),
        ("She runs Acme Inc. He owns it.", "She runs Acme Inc .\nHe owns it ."),
        ("Acme Inc. Chief Ada Osei spoke.", "Acme Inc. Chief Ada Osei spoke ."),
        ("We met at 5 p.m. Tuesday.", "We met at 5 p.m. Tuesday ."),
        ("It rained, e.g. The Hague was wet.", "It rained , e.g. The Hague was wet ."),
        ("It cost 3.5 euros. So did I. They paid.", "It cost 3.5 euros .\nSo did I .\nThey paid ."),
        ("Roe v. Wade was decided in 1973.", "Roe v. Wade was decided in 1973 ."),
        ("Is it 4 p.m.? Ask Acme Inc..", "Is it 4 p.m. ?\nAsk Acme Inc. ."),
        ("No. He sat. Sun. 5 May.", "No .\nHe sat .\nSun. 5 May ."),
        ("by A. A. Milne and I. M. Pei", "by A. A. Milne and I. M. Pei"),
        ("Eat vitamin C. The rest is up to you.", "Eat vitamin C .\nThe rest is up to you ."),
    ]);
}

#[test]
fn closing_marks_belong_to_the_sentence_before() {
    check(&[
        ("“We left.” They stayed.", "“ We left . ”\nThey stayed ."),
        ("“We left“, he said. „We came“, she said.", "“ We left “ , he said .\n„ We came “ , she said ."),
        ("„We left.“ \"They stayed.“ Fine.", "„ We left . “\n\" They stayed . “\nFine ."),
        ("\"We left\". \"They stayed.\"", "\" We left \" .\n\" They stayed . \""),
        ("«We left.» ``They stayed.'' 'Fine.'", "« We left . »\n`` They stayed . ''\n' Fine . '"),
        ("We left (all of us.) They stayed.", "We left ( all of us . )\nThey stayed ."),
        ("(We left.) They stayed.", "( We left . )\nThey stayed ."),
        ("He said: \"We left. They stayed.\" We know.", "He said : \" We left .\nThey stayed . \"\nWe know ."),
        ("»We left.« They stayed.", "» We left . «\nThey stayed ."),
        ("He left.[3] She stayed.", "He left . [ 3 ]\nShe stayed ."),
    ]);
}

#[test]
fn a_sentence_goes_on_after_a_quotation_with_its_speaker() {
    check(&[
        ("\"Why now?\" he asked.", "\" Why now ? \" he asked ."),
        ("\"Go!\" said Ada Osei.", "\" Go ! \" said Ada Osei ."),
        ("\"Why now?\" Ada Osei asked.", "\" Why now ? \" Ada Osei asked ."),
        ("\"Why now?\" The others left.", "\" Why now ? \"\nThe others left ."),
        ("What next? nobody knows. Yahoo! Japan fell.", "What next ?\nnobody knows .\nYahoo ! Japan fell ."),
        ("\"We left.\" - said Ada.", "\" We left . \" - said Ada ."),
        ("She (was it he? Nobody knew. Yes.) left.", "She ( was it he ? Nobody knew . Yes . ) left ."),
        (
            "He waited ... and waited. . . for her... Then he left.",
            "He waited ... and waited . . . for her ...\nThen he left .",
        ),
    ]);
}

#[test]
fn parts_sentences_whose_space_is_missing() {
    check(&[
        ("They met.Nobody spoke.", "They met .\nNobody spoke ."),
        ("That was last year.In May", "That was last year .\nIn May"),
        ("Dr.Osei spoke", "Dr. Osei spoke"),
    ]);
}

#[test]
fn paragraphs_end_sentences() {
    check(&[
        (
            "Storm hits coast\n\nLAGOS, March 3 (Reuters) - A storm hit.",
            "Storm hits coast\n\nLAGOS , March 3 ( Reuters ) -\nA storm hit .",
        ),
        ("Storm hits coast\nA storm hit the coast on Monday.", "Storm hits coast\n\nA storm hit the coast on Monday ."),
        ("One.\r\n\r\nTwo.\rThree.\u{2029}Four.", "One .\n\nTwo .\n\nThree .\n\nFour ."),
        ("- bread\n- milk", "- bread\n\n- milk"),
        ("1. Bread\n2. Milk", "1 . Bread\n\n2 . Milk"),
    ]);
}

#[test]
fn joins_lines_that_were_wrapped_at_a_fixed_width() {
    let wrapped = "The council of the small harbour town met on\nMonday to talk about the new bridge, which the\n\
                   mayor wants to open in spring. Most members\nof the council were for it. Nobody spoke\nagainst.\n\
                   The next meeting is on Friday.";
    let sentences: Vec<_> = split(wrapped).collect();
    let shown: Vec<(usize, usize)> = sentences.iter().map(|s| (s.paragraph, s.words.len())).collect();
    assert_eq!(shown, [(0, 26), (0, 9), (0, 4), (1, 7)], "{}", show(wrapped));
    let headlines = "Storm cuts power to ten thousand homes\nCouncil votes for the new harbour bridge\n\
                     Museum shows letters of a sea captain\nMayor of the town opens a second school\n\
                     Ferry to the islands runs again today";
    assert_eq!(split(headlines).count(), 5, "{}", show(headlines));
    let joined = "The meeting was opened by the minister of\nfinance on Monday.";
    assert_eq!(split(joined).count(), 1);
}

#[test]
fn keeps_signs_of_several_characters_together() {
    check(&[
        ("Fine 👩‍👩‍👧 🇳🇴❤️!", "Fine 👩‍👩‍👧 🇳🇴 ❤️ !"),
        ("cafe\u{301} Zoe\u{308}'s", "cafe\u{301} Zoe\u{308} 's"),
        ("co\u{ad}operate", "co\u{ad}operate"),
        ("\u{feff}Ada left.", "\u{feff} Ada left ."),
        ("5\u{a0}km", "5 km"),
        ("مرحبا بالعالم", "مرحبا بالعالم"),
    ]);
}

#[test]
fn nothing_comes_of_nothing() {
    check(&[("", ""), (" \n\t\r\n ", ""), (".", "."), ("\u{301}", "\u{301}")]);
}

/// Panics unless every character that is no white space is in exactly one word, or in a line that is no part of the text.
fn check_cover(text: &str) {
    let mut kept = vec![false; text.len()];
    paragraphs::find(text).iter().for_each(|paragraph| kept[paragraph.span.start..paragraph.span.end].fill(true));
    let left_out =
        |from: usize, to: usize| text[from..to].char_indices().all(|(at, c)| c.is_whitespace() || !kept[from + at]);
    let mut end = 0;
    let mut paragraph = 0;
    for (i, sentence) in split(text).enumerate() {
        assert!(!sentence.words.is_empty());
        assert!(sentence.paragraph == paragraph || sentence.paragraph == paragraph + usize::from(i > 0));
        paragraph = sentence.paragraph;
        for word in sentence.words {
            assert!(end <= word.start && word.start < word.end, "{word} after {end}");
            assert!(left_out(end, word.start), "{:?}", &text[end..word.start]);
            assert!(!text[word].contains(char::is_whitespace), "{:?}", &text[word]);
            end = word.end;
        }
    }
    assert!(left_out(end, text.len()), "{:?}", &text[end..]);
}

/// Pieces at which the splitter decides something, among letters of any script.
fn piece() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    const TELLING: &[&str] = &[
        " ", "\n", "\n\n", "\r", "\u{a0}", "\t", ".", "..", "...", "…", "?", "!", ",", ":", ";", "-", "--", "–",
        "—", "'", "’", "‘", "`", "\"", "“", "”", "„", "«", "»", "(", ")", "[", "]", "/", "@", "#", "$", "%", "&",
        "_", "*", "+", "'s", "n't", "cannot", "U.S.", "Mr.", "Inc.", "I.", "J.", "a", "I", "The", "end", "No",
        "e.g", "5", "1,000", "9/11", "7:30pm", "www.", "http://", ".com", ":)", "co-", "\u{feff}", "\u{200b}",
        "\u{200d}", "\u{ad}", "\u{0}", "\u{1b}", "\u{301}", "\u{600}", "\u{2028}", "👩‍👩‍👧", "🇳", "❤️", "שלום", "漢字",
        "é",
    ];
    let telling = prop::sample::select(TELLING);
    prop_oneof![4 => telling.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

proptest! {
    #[test]
    fn every_visible_character_is_in_exactly_one_word(text in any::<String>()) {
        check_cover(&text);
    }

    #[test]
    fn every_visible_character_is_in_exactly_one_word_of_telling_pieces(
        pieces in prop::collection::vec(piece(), 0..40)
    ) {
        check_cover(&pieces.concat());
    }
}

#[test]
fn takes_linear_time_on_monotonous_text() {
    const LENGTH: usize = 200_000;
    let limit = Duration::from_secs(10);
    for unit in [
        "a",
        "word ",
        ".",
        "\"",
        "'",
        "''",
        "’",
        "(",
        "()",
        ")",
        ". ",
        ". (",
        "a.",
        "a.) ",
        "a-",
        "a/",
        "a@",
        "1,",
        "9:",
        "x'",
        "J. ",
        "U.S.",
        "www.",
        "www.<",
        "http://a<",
        "- ",
        "\n",
        "a\n",
        "é\u{301}",
        "\u{301}",
        "\u{600}",
        "👩‍",
        "🇳",
        "❤️",
        "\u{200d}",
        ":) ",
        "[1]",
        ".[",
        "“ ",
        "$",
        "Inc. ",
        "! a ",
        "? \"",
        "n't",
    ] {
        let text = unit.repeat(LENGTH / unit.len());
        let start = Instant::now();
        check_cover(&text);
        assert!(start.elapsed() < limit, "{unit:?} took {:?}", start.elapsed());
    }
}

#[test]
fn lines_around_the_text_are_left_out() {
    let left_out = [
        "https://lake.example/a1?b=c & d = e",
        "Published: 3 June 2024, 14:05",
        "Read more: Port asks for papers on the contract",
        "RELATED | Port asks for papers",
        "By Ada Okoro and Tom Vik in Lund",
        "By our staff reporter",
        "Share this article: Facebook",
        "Home | Sport | Weather",
        "| Centre | 21 | +3 |",
        "|---|---|",
        "Year\tVisitors\tIncome",
        "Year\tVisitors\n2023\t22,010",
        "Photo: Tom Vik/Lund Wire",
        "(Tom Vik/Lund Wire)",
        "© 2024 Lake Post. All rights reserved.",
        "Advertisement",
        "Read more\n- Port asks for papers\n- Boats sold",
        "Capacity: 120 beds\nOpening: June",
    ];
    for line in left_out {
        check(&[(&format!("Ada left.\n\n{line}\n\nTom stayed."), "Ada left .\n\nTom stayed .")]);
        check(&[(&format!("{line}\nAda left."), "Ada left .")]);
    }
    // part of the text, though it looks alike; and a text of nothing else
    check(&[
        ("Ada left.\n\nPoll: Most want to stay", "Ada left .\n\nPoll : Most want to stay"),
        ("Poll: Most want to stay\nPublished: 3 June\nAda left.", "Poll : Most want to stay\n\nAda left ."),
        ("Ada left.\n\nBy noon the port was shut.", "Ada left .\n\nBy noon the port was shut ."),
        ("Ada left.\n\nSource: the port told us of it.", "Ada left .\n\nSource : the port told us of it ."),
        ("Ada left.\n\nWatch the boats", "Ada left .\n\nWatch the boats"),
        ("Published: 3 June", "Published : 3 June"),
    ]);
}

#[test]
fn of_a_caption_its_credit_is_left_out() {
    check(&[
        ("Ada left.\n\nTom arrives in Lund. Photo: Ada Vik/Lund Wire", "Ada left .\n\nTom arrives in Lund ."),
        ("Tom arrives in Lund. (Ada Vik/Lund Wire)\nAda left.", "Tom arrives in Lund .\n\nAda left ."),
        ("Tom arrives in Lund. [File photo by Ada Vik]", "Tom arrives in Lund ."),
        ("Photo: Tom arrives in Lund today.\n\nAda left.", "Tom arrives in Lund today .\n\nAda left ."),
        ("Tom arrives (with Ada) in Lund (Norland).", "Tom arrives ( with Ada ) in Lund ( Norland ) ."),
    ]);
    let asides = |text: &str| split(text).map(|sentence| sentence.aside).collect::<Vec<_>>();
    assert_eq!(asides("Port shut\n\nTom left. He ran.\n\nTom runs. Photo: Ada Vik"), [true, false, false, true]);
    // what refers to the prose is part of it
    assert_eq!(asides("Tom left.\n\n- He ran away.\n- Boats sail again."), [false, false, true]);
}

#[test]
fn a_few_wrapped_lines_are_one_paragraph() {
    check(&[
        (
            "Tom said on Monday in the old town hall that the mayor and Ada\nOkoro met.",
            "Tom said on Monday in the old town hall that the mayor and Ada Okoro met .",
        ),
        (
            "He said on Monday in the old town hall of the port that he saw\nAda there, and that he had asked the woman from the north of the\nLund hills.",
            "He said on Monday in the old town hall of the port that he saw Ada there , and that he had asked the woman from the north of the Lund hills .",
        ),
        (
            "Port of the old town is to close for two months from next June\nThe port will open again when the quay is built and the ships may come.",
            "Port of the old town is to close for two months from next June\n\nThe port will open again when the quay is built and the ships may come .",
        ),
    ]);
}
