//! What the page promises, and that it can be read (N-13).

use crate::room_test;
use crate::server::testing::TestApp;
use crate::words::reading::{grade, sentences, words_in};

const CATALOGUE: &str = include_str!("../words.en.ftl");

#[test]
fn a_nine_year_old_can_read_what_we_cannot_hide() {
    let honest = [
        "feedback-hide",
        "feedback-safer",
        "feedback-named-cost",
        "feedback-code-cost",
        "feedback-nobody-cost",
        "feedback-tonight",
    ];
    let lines: Vec<_> = CATALOGUE.lines().filter(|line| honest.iter().any(|start| line.starts_with(start))).collect();
    let sentences = sentences(&lines.join("\n"));
    assert!(sentences.len() > 12, "{sentences:?}");
    let words: usize = sentences.iter().map(|one| words_in(one)).sum();
    let grade = sentences.iter().map(|one| grade(one) * words_in(one) as f64).sum::<f64>() / words as f64;
    // A British nine-year-old is in year 4 or 5: an American grade 4.
    assert!(grade <= 4.0, "grade {grade:.1}");
}

room_test!(the_page_says_who_reads_what_it_costs_and_what_we_cannot_hide, async |app: TestApp| {
    let page = app.get("/feedback").await;
    assert!(page.status == 200 && page.header("set-cookie").is_empty());
    let main = page.main();
    for part in [
        "The Children in Care Council",
        "The participation worker sees who you are",
        "if you lose the 16 numbers",
        "we can never answer you",
        "The network you use can see that you came",
        "Our computer sees your network address",
        "names, places, or how you write",
        "Use other Wi-Fi",
        "Leave out names and places",
        "Nobody reads this tonight",
        "href=\"tel:999\"",
        "href=\"/help\"",
        "in 10 working days",
        "after seven days at most",
        "href=\"/feedback/my-name\"",
        "href=\"/feedback/code\"",
        "href=\"/feedback/nobody\"",
        "href=\"/feedback/answer\"",
    ] {
        assert!(main.contains(part), "{part}: {main}");
    }
    let first_link = main.split("href=\"").nth(1).expect("a link");
    assert!(first_link.starts_with("/you-said-we-did\""), "{main}");
});
