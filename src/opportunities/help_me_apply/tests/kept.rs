use super::super::{HOLDING, RETENTION};
use super::*;
use crate::mine::{Asking, ItemState, Wanted};
use crate::room_test;
use crate::web::keep_to;

room_test!(a_dump_of_the_database_shows_none_of_it, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let fields = [
        ("step", "send"),
        ("to", "adviser"),
        ("needs", "care"),
        ("about", "Marzipan"),
        ("link", "https://nougat.example"),
        ("words", "Liquorice"),
    ];
    let id = id_of(&ada.post(ASK, &fields).await);
    answer(&grace, &id, "1", "Toffee").await;
    let dump = app.dump().await;
    for word in ["Marzipan", "nougat", "Liquorice", "Toffee", "Grace"] {
        assert!(!dump.contains(word), "{word}");
    }
});

room_test!(the_letter_names_nobody_and_waits_for_safe_hours, async |app: TestApp| {
    let Pair { ada, ada_id, grace, .. } = pair(&app).await;
    let id = ask(&ada, "adviser", "Liquorice").await;
    app.deliver().await;
    let letters = app.letters().await;
    assert!(
        letters.iter().any(|letter| letter.to == "grace@staff.example" && letter.subject == "Something waits for you")
    );
    let mut tx = app.state.db.begin().await.expect("it begins");
    let evening = crate::mail::Hours::new(18 * 60, 20 * 60);
    crate::mail::set_hours(&mut tx, ada_id.as_str(), evening).await.expect("chosen");
    tx.commit().await.expect("it ends");
    answer(&grace, &id, "1", "Toffee").await;
    app.deliver().await;
    assert_eq!(app.letters().await.len(), letters.len(), "not at noon");
    app.at(NOON + 7 * HOUR);
    app.deliver().await;
    let letter = app.letters().await.pop().expect("a letter");
    assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("ada@young.example", "There is news for you"));
    assert!(letter.text.contains(&asked(&id)), "{}", letter.text);
    for word in ["Ada", "Grace", "Toffee", "Liquorice", "Baker", "Foothold", "ouncil"] {
        assert!(!letter.text.contains(word) && !letter.subject.contains(word), "{word}");
    }
});

room_test!(who_looked_tells_the_young_person_what_was_done, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let (olu, _) = editor(&app, "Olu").await;
    let id = ask(&ada, "adviser", "Help").await;
    grace.get(&wanted(&id)).await;
    grace.post(&wanted(&id), &[("deed", "pass"), ("seen", "1")]).await;
    olu.get(&wanted(&id)).await;
    take(&olu, &id, "").await;
    answer(&olu, &id, "2", "Yes").await;
    let page = ada.get("/me/who-looked").await;
    for line in [
        "You asked for help with work or training.",
        "Your personal adviser read what you asked for help with.",
        "Your personal adviser passed on what you asked for help with.",
        "Someone who looks after our job pages read what you asked for help with.",
        "Someone who looks after our job pages took on what you asked for help with.",
        "Someone who looks after our job pages answered you.",
    ] {
        assert!(page.text().contains(line), "{line}: {}", page.main());
    }
});

room_test!(a_request_goes_a_year_after_its_end_and_with_its_account, async |app: TestApp| {
    let Pair { ada, ada_id, .. } = pair(&app).await;
    let (open, ended) = (ask(&ada, "adviser", "one").await, ask(&ada, "team", "two").await);
    ada.post(&asked(&ended), &[("deed", "done")]).await;
    let left = async |now: i64| {
        let mut tx = app.state.db.begin().await.expect("it begins");
        keep_to(RETENTION, &mut tx, &app.state.keys, now).await.expect("forgotten");
        tx.commit().await.expect("it ends");
        (app.count("help_requests").await, app.count("help_words").await)
    };
    assert_eq!(left(NOON + 365 * DAY).await, (2, 3));
    assert_eq!(left(NOON + 365 * DAY + 1).await, (1, 1), "an open one stays");
    assert_eq!(ada.get(&asked(&open)).await.status, 200);
    app.execute(&format!("delete from people where id = '{ada_id}'")).await.expect("deleted");
    assert_eq!((app.count("help_requests").await, app.count("help_words").await), (0, 0));
});

room_test!(ones_page_and_ones_copy_hold_it, async |app: TestApp| {
    let Pair { ada, ada_id, grace, .. } = pair(&app).await;
    let id = ask(&ada, "adviser", "Liquorice").await;
    let page = ada.get("/me").await;
    assert!(page.text().contains("Help with: Baker") && page.text().contains(&asked(&id)), "{}", page.main());
    answer(&grace, &id, "1", "Toffee").await;
    let (now, keys) = (app.state.now(), &app.state.keys);
    let mut tx = app.state.db.read().await.expect("it begins");
    let wanted = Wanted { done: false, before: i64::MAX, most: 10 };
    let items = (HOLDING.items)(Asking { tx: &mut tx, keys, person: &ada_id, now }, wanted).await.expect("items");
    assert!(items.len() == 1 && items[0].state == ItemState::Yours && items[0].holder == "Grace", "{items:?}");
    let wanted = Wanted { done: true, ..wanted };
    assert!(
        (HOLDING.items)(Asking { tx: &mut tx, keys, person: &ada_id, now }, wanted).await.expect("items").is_empty()
    );
    let parts = (HOLDING.copy)(Asking { tx: &mut tx, keys, person: &ada_id, now }).await.expect("a copy");
    let told = format!("{parts:?}");
    for word in ["Liquorice", "Toffee", "Baker", "Filling in the form", "Grace"] {
        assert!(told.contains(word), "{word}: {told}");
    }
});
