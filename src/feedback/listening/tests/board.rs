use super::*;
use crate::feedback::listening::{ForBoard, for_board};
use crate::words::Quarter;

const BOARD: &str = "/feedback/pieces/board/2026-q4";

async fn pack(app: &TestApp) -> ForBoard {
    for_board(&app.state, Quarter::parse("2026-q4").expect("a quarter")).await.expect("a pack")
}

room_test!(words_go_to_the_board_once_ten_people_spoke_of_the_same, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let ((pia, _), (quin, _)) = (worker(&app, "Pia").await, worker(&app, "Quin").await);
    // One person who gave their name counts once, however often they write.
    let mut all = Vec::new();
    for number in 0..3 {
        all.push(named(&app, &ada, &format!("Ada writes {number}")).await);
    }
    for number in 0..8 {
        all.push(delivered(&app, Way::Nobody, &format!("Nobody writes {number}")).await);
    }
    for which in &all {
        did(&pia, which, "", "themes", &[("themes", "home")]).await;
    }
    let (one, other) = (&all[5], &all[6]);
    did(&pia, one, "/fit", "fit", &[("words", "Words for others")]).await;
    did(&quin, one, "/fit", "agree", &[]).await;
    did(&pia, one, "", "choose", &[("choice", "in")]).await;
    did(&pia, other, "", "choose", &[("choice", "out")]).await;
    let before = ForBoard { too_few: 1, left_out: 1, not_chosen: 9, ..ForBoard::default() };
    assert_eq!(pack(&app).await, before);
    let page = pia.get(BOARD).await;
    says(&page, "too few yet");
    says(&pia.get(&address(one)).await, "too few yet");
    let tenth = delivered(&app, Way::Code, "The tenth").await;
    did(&pia, &tenth, "", "themes", &[("themes", "home"), ("themes", "money")]).await;
    let quotes = vec![("home".to_owned(), "Words for others".to_owned())];
    assert_eq!(pack(&app).await, ForBoard { quotes, too_few: 0, not_chosen: 10, ..before });
    says(&pia.get(BOARD).await, "Words for others");
    assert_eq!(deeds(&app, "feedback.chosen").await, 2);
    assert_eq!(pia.get("/feedback/pieces/board/2026-q9").await.status, 404);
});

room_test!(the_own_words_of_the_council_are_kept_by_quarter_and_never_cross_unseen, async |app: TestApp| {
    app.at(NOON);
    let ((pia, _), (quin, _)) = (worker(&app, "Pia").await, worker(&app, "Quin").await);
    assert_eq!(pia.post(BOARD, &[("seen", "0"), ("words", "Hear one of us first.")]).await.status, 303);
    assert_eq!(pia.post(BOARD, &[("seen", "0"), ("words", "Hear one of us first.")]).await.status, 303, "a double tap");
    let page = quin.post(BOARD, &[("seen", "0"), ("words", "Hear two of us.")]).await;
    assert_eq!(page.status, 422);
    for words in ["Hear one of us first.", "Hear two of us.", "A colleague saved"] {
        says(&page, words);
    }
    assert_eq!(quin.post(BOARD, &[("seen", "1"), ("words", "Hear two of us.")]).await.status, 303);
    assert_eq!(pack(&app).await.own_words.as_deref(), Some("Hear two of us."));
    is_silent(&pia.get("/feedback/pieces/board/2026-q3").await, "Hear two of us.");
});
