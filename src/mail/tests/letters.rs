use serde_json::json;

use super::{NOON, address, hello, send, text};
use crate::mail::Words;
use crate::mail::compose::{LARGEST, Sheet, Unsendable, Written, compose};
use crate::room_test;
use crate::server::testing::TestApp;

fn written(app: &TestApp, id: &str, words: &Words, stop: Option<&str>) -> Result<Written, Unsendable> {
    let to = address("ada@post.example");
    compose(&app.state.config, &app.state.keys, &Sheet { id, to: &to, words, stop, now: NOON })
}

/// The header lines of a letter, unfolded; the boundary, which is random, is left out.
fn headers(letter: &Written) -> Vec<String> {
    let raw = String::from_utf8(letter.raw.clone()).expect("plain letters");
    let (head, _) = raw.split_once("\r\n\r\n").expect("headers and a body");
    let unfolded = head.replace("\r\n ", " ");
    unfolded
        .split("\r\n")
        .map(|line| line.split("; boundary=").next().unwrap_or_default().trim_end().to_owned())
        .collect()
}

room_test!(a_letter_has_these_headers_and_no_other, async |app: TestApp| {
    let words = Words { subject: "A message".to_owned(), paragraphs: vec!["Hello.".to_owned()], ..Words::default() };
    let stop = "https://portal.example/letters/stop/token";
    let letter = written(&app, "id", &words, Some(stop)).expect("it can be sent");
    let mut found = headers(&letter);
    let id = found.iter().position(|line| line.starts_with("Message-ID: <")).expect("an id");
    let id = found.remove(id);
    assert!(id.ends_with("@portal.invalid>") && id.len() < 64, "{id}");
    found.sort();
    assert_eq!(
        found,
        [
            "Auto-Submitted: auto-generated",
            "Content-Type: multipart/alternative",
            "Date: Thu, 26 Nov 2026 12:00:00 +0000",
            "From: Messages <messages@portal.invalid>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "List-Unsubscribe: <https://portal.example/letters/stop/token>",
            "MIME-Version: 1.0",
            "Subject: A message",
            "To: ada@post.example",
        ]
    );
    let again = written(&app, "id", &words, Some(stop)).expect("it can be sent");
    assert!(headers(&again).contains(&id), "a second try is known as one");
    assert!(!headers(&written(&app, "other", &words, None).expect("sent")).contains(&id));
    assert!(!id.contains("id@"), "the log's id is not in it");
});

room_test!(nothing_in_its_words_changes_a_letters_headers, async |app: TestApp| {
    let plain = Words { subject: "A message".to_owned(), ..Words::default() };
    let names = |letter: &Written| -> Vec<String> {
        headers(letter).iter().map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect()
    };
    let expected = names(&written(&app, "id", &plain, None).expect("sent"));
    let long = "x".repeat(10_000);
    for nasty in [
        "Hi\r\nBcc: eve@evil.example",
        "Hi\nBcc: eve@evil.example\n\nAnother body",
        "Hi\rBcc: eve@evil.example",
        "Hi\u{85}Bcc: eve@evil.example\u{2028}Bcc: eve@evil.example",
        "Hi\0there",
        "\u{202e}gnp.exe\u{2066}\u{200f}",
        "=?utf-8?q?Bcc:_eve=40evil.example?=",
        "Zoë, İstanbul, 日本語 \u{1f600}",
        &long,
    ] {
        let words = Words {
            subject: nasty.to_owned(),
            paragraphs: vec![nasty.to_owned(); 20],
            code: Some(nasty.to_owned()),
            link: Some((nasty.to_owned(), "/sign-in".to_owned())),
            last_line: Some(nasty.to_owned()),
        };
        let letter = written(&app, "id", &words, None).expect("sent");
        assert_eq!(names(&letter), expected, "{nasty:.40}");
        assert!(letter.raw.len() < LARGEST, "{}", letter.raw.len());
        assert!(letter.raw.is_ascii() && !letter.raw.contains(&0));
        for text in [&letter.subject, &letter.text, &letter.html] {
            assert!(
                !text.contains(['\u{202e}', '\u{2066}', '\u{200f}', '\0', '\r', '\u{2028}', '\u{85}']),
                "{nasty:.40}"
            );
        }
        assert!(!letter.subject.contains('\n') && letter.subject.chars().count() <= 78);
        assert!(!letter.text.lines().any(|line| line.starts_with("Bcc:")), "{}", letter.text);
        let raw = String::from_utf8(letter.raw).expect("plain letters");
        assert!(raw.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])));
    }
});

room_test!(the_heaviest_letter_is_light, async |app: TestApp| {
    for letter in ["a", "é", "語", "\u{1f600}", "=", "<", "&"] {
        let full = letter.repeat(5_000);
        let words = Words {
            subject: full.clone(),
            paragraphs: vec![full.clone(); 3],
            code: Some("123456".to_owned()),
            link: Some((full.clone(), format!("/sign-in?onwards={}", "x".repeat(500)))),
            last_line: Some("@portal.example #123456".to_owned()),
        };
        let stop = format!("https://portal.example/letters/stop/{}", "x".repeat(73));
        let written = written(&app, "id", &words, Some(&stop)).expect("it can be sent");
        assert!(written.raw.len() < LARGEST, "{letter}: {}", written.raw.len());
        assert!(written.text.contains("123456"), "what matters is never cut");
    }
});

room_test!(a_letter_reads_well_in_both_parts_and_ends_with_its_code_for_the_phone, async |app: TestApp| {
    let words = Words {
        subject: "Your code".to_owned(),
        paragraphs: vec!["Type this <code> & go on.".to_owned(), "It works\nfor ten minutes.".to_owned()],
        code: Some("123456".to_owned()),
        link: Some(("Go to the page".to_owned(), "https://portal.example/sign-in/code".to_owned())),
        last_line: Some("@portal.example #123456".to_owned()),
    };
    let letter = written(&app, "id", &words, Some("https://portal.example/letters/stop/token")).expect("sent");
    assert_eq!(
        letter.text,
        "Type this <code> & go on.\n\nIt works for ten minutes.\n\n123456\n\nGo to the page:\nhttps://portal.example/sign-in/code\n\n\
         Do you want no more messages like this one?\nhttps://portal.example/letters/stop/token\n\n@portal.example #123456\n"
    );
    assert!(letter.html.contains("Type this &lt;code&gt; &amp; go on."), "{}", letter.html);
    assert!(letter.html.contains("<a href=\"https://portal.example/sign-in/code\">Go to the page</a>"));
    for outside in ["<img", "<script", "<link", "http://", "src="] {
        assert!(!letter.html.contains(outside), "{outside}");
    }
    assert!(letter.text.trim_end().ends_with("\n@portal.example #123456"));
});

room_test!(links_lead_to_us_alone, async |app: TestApp| {
    for (link, good) in [
        ("/sign-in", true),
        ("https://portal.example/sign-in", true),
        ("https://portal.example.evil.example/", false),
        ("https://portal.example@evil.example/", false),
        ("//evil.example/", false),
        ("https://portal.example//evil.example/", false),
        ("/\\evil.example", false),
        ("https://evil.example/", false),
        ("javascript:alert(1)", false),
        ("/sign-in\nhttps://evil.example/", false),
        ("/\"><script>", false),
    ] {
        let words = Words { link: Some(("Open".to_owned(), link.to_owned())), ..Words::default() };
        assert_eq!(
            written(&app, "id", &words, None).map(|_| ()).map_err(Some).err(),
            (!good).then_some(Some(Unsendable::Link)),
            "{link}"
        );
    }
});

room_test!(a_letter_names_neither_us_nor_its_reader, async |app: TestApp| {
    send(&app, "tests.news", "ada@post.example", hello()).await;
    app.deliver().await;
    let letter = app.letters().await.remove(0);
    let all = format!("{} {} {}", letter.text, letter.html, letter.raw).to_lowercase();
    for word in ["foothold", "tower hamlets", "advoca", "council", "care leaver", "in care", "tests.news", "news"] {
        assert!(!all.contains(word), "it says {word}");
    }
    assert!(!format!("{}{}", letter.text, letter.html).to_lowercase().contains("ada"));
});

room_test!(a_domain_in_other_letters_is_written_as_mail_servers_read_it, async |app: TestApp| {
    send(&app, "tests.at_once", "ada@exämple.example", hello()).await;
    app.deliver().await;
    assert!(app.letters().await[0].raw.contains("To: ada@xn--exmple-cua.example"));
    send(&app, "tests.at_once", &format!("ada@{}.example", "ä".repeat(70)), json!({})).await;
    app.deliver().await;
    assert_eq!(text(&app, "select reason from outbox where failed_at is not null").await, "address");
});
