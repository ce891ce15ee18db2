use super::super::super::model::Kind;
use super::super::super::testing::{DAY, NOON, advocate, ask_without_account};
use super::*;
use crate::room_test;

const SHARED: &str = "/shared-with-me";

/// A young person, their advocate, and their adviser at the council.
struct Three {
    ada: TestApp,
    vera: TestApp,
    grace: TestApp,
    case: String,
}

async fn three(app: &TestApp) -> Three {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (vera, vera_id) = advocate(app, "Vera").await;
    let (grace, _) = adviser(app, "Grace", &ada_id).await;
    let case = case_of(app, Some(&ada_id), Some(&vera_id)).await;
    Three { ada, vera, grace, case }
}

fn of_advocate(case: &str) -> String {
    format!("/advocacy/cases/{case}/share")
}

fn own(case: &str) -> String {
    format!("/r/{case}/share")
}

/// The id of the one share of a page.
fn share_on(page: &crate::server::testing::Page) -> String {
    let mark = "name=\"share\" value=\"";
    let rest = page.text().split(mark).nth(1).unwrap_or_else(|| panic!("no share: {}", page.main()));
    rest.split('"').next().expect("an id").to_owned()
}

async fn link_of(grace: &TestApp) -> String {
    let page = grace.get(SHARED).await;
    let rest = page.text().split("href=\"/shared-with-me/").nth(1).unwrap_or_else(|| panic!("none: {}", page.main()));
    format!("{SHARED}/{}", rest.split('"').next().expect("an id"))
}

room_test!(a_share_is_offered_changed_agreed_read_answered_and_taken_back, async |app: TestApp| {
    let Three { ada, vera, grace, case } = three(&app).await;
    let page = vera.get(&of_advocate(&case)).await;
    assert!(page.status == 200 && page.text().contains("Grace"), "{}", page.main());
    let fields =
        [("deed", "offer"), ("once", "AAAAAAAAAAAAAAAAAAAAAA"), ("to", "adviser"), ("words", "She needs the deposit")];
    for _ in 0..2 {
        assert_eq!(vera.post(&of_advocate(&case), &fields).await.status, 303);
    }
    assert!(ada.get(&at(&case)).await.text().contains("We have a question for you"));
    assert!(grace.get(SHARED).await.text().contains("Nobody has shared anything with you."), "nothing goes yet");
    let page = ada.get(&own(&case)).await;
    assert!(page.text().contains("Vera would like Grace to read the words below."), "{}", page.main());
    assert!(page.text().contains("She needs the deposit"), "{}", page.main());
    let share = share_on(&page);

    let agree = [("deed", "agree"), ("share", share.as_str()), ("offered", "I need the deposit by Friday")];
    for _ in 0..2 {
        assert_eq!(ada.post(&own(&case), &agree).await.status, 303);
    }
    assert_eq!(app.count("shared_words").await, 1);
    assert!(ada.get(&own(&case)).await.text().contains("Grace has not read it yet."));
    app.deliver().await;
    let letter = app.letters().await.into_iter().find(|letter| letter.to == "grace@staff.example").expect("a letter");
    assert_eq!(letter.subject, "Something was shared with you");
    assert!(!letter.text.contains("Ada") && !letter.text.contains("deposit"), "{}", letter.text);

    app.at(NOON + 60_000);
    let shared = link_of(&grace).await;
    let page = grace.get(&shared).await;
    assert!(page.text().contains("I need the deposit by Friday") && page.text().contains("Ada"), "{}", page.main());
    let reference = app.dump().await; // neither the number nor the thread is on that page
    let _ = reference;
    assert!(!page.text().contains(&case) && !page.text().contains("Nobody calls me back"), "{}", page.main());
    for (words, status) in [("We pay it today", 303), ("We pay it today", 303), ("Or not", 422)] {
        assert_eq!(grace.post(&shared, &[("words", words)]).await.status, status, "{words}");
    }
    let page = ada.get(&at(&case)).await;
    assert!(
        page.text().contains("The council answered what you sent on") && page.text().contains("We pay it today"),
        "{}",
        page.main()
    );
    assert!(ada.get(&own(&case)).await.text().contains("Grace read it on Wednesday 25 November 2026."));

    for _ in 0..2 {
        assert_eq!(ada.post(&own(&case), &[("deed", "take-back"), ("share", &share)]).await.status, 303);
    }
    let page = grace.get(&shared).await;
    assert!(page.text().contains("This was taken back") && !page.text().contains("deposit"), "{}", page.main());
    assert!(grace.get(SHARED).await.text().contains("and taken back."));
    assert_eq!(
        app.number("select count(*) from shared_words where words is null and data_key is null and answer is null")
            .await,
        1
    );
    let page = ada.get(&own(&case)).await;
    assert!(page.text().contains("Grace read it on Wednesday 25 November 2026, before that."), "{}", page.main());
    let told = [Kind::Asked, Kind::ShareOffered, Kind::Shared, Kind::CouncilAnswered, Kind::ShareTakenBack];
    assert_eq!(kinds(&app, &case).await, told);
});

room_test!(no_row_of_the_council_leads_to_the_case_or_the_person, async |app: TestApp| {
    let Three { ada, grace, case, .. } = three(&app).await;
    let fields = [("deed", "send"), ("once", "AAAAAAAAAAAAAAAAAAAAAA"), ("to", "adviser"), ("words", "Marzipan")];
    assert_eq!(ada.post(&own(&case), &fields).await.status, 303);
    let shared = link_of(&grace).await;
    grace.get(&shared).await;
    grace.post(&shared, &[("words", "Nougat")]).await;
    let id = shared.trim_start_matches("/shared-with-me/");
    let dump = app.dump().await;
    for word in ["Marzipan", "Nougat"] {
        assert!(!dump.contains(word), "{word}");
    }
    for row in dump.lines().filter(|row| row.contains(id)) {
        assert!(!row.contains(&case), "{row}");
    }
    let people =
        app.number(&format!("select count(*) from audit_lines where about = '{id}' and subject is not null")).await;
    assert_eq!(people, 0);
    let sql = format!(
        "select count(*) from audit_lines a join people p on p.id = a.who where a.about = '{case}' and p.organisation = 'council'"
    );
    assert_eq!(app.number(&sql).await, 0, "no line puts the council beside the case");
});

room_test!(a_young_person_shares_words_of_their_own_after_one_more_look, async |app: TestApp| {
    let Three { ada, grace, case, .. } = three(&app).await;
    let (_, _) = app.staff("Sam", Organisation::Council, &[Role::Administrator]).await;
    let (_, _) = app.staff("Rowan", Organisation::Council, &[Role::BoardReviewer]).await;
    for (to, email, said) in [
        ("", "", "Choose who should read it"),
        ("email", "nobody@staff.example", "has that address here"),
        ("email", "sam@staff.example", "has that address here"),
        ("email", "rowan@staff.example", "has that address here"),
        ("email", "vera@staff.example", "has that address here"),
        ("email", "ada@young.example", "has that address here"),
    ] {
        let page =
            ada.post(&own(&case), &[("deed", "check"), ("to", to), ("email", email), ("words", "Mine & yours")]).await;
        assert!(page.status == 422 && page.text().contains(said), "{to} {email}: {}", page.main());
        assert!(page.text().contains("Mine &amp; yours"), "{}", page.main());
    }
    let fields = [("once", "AAAAAAAAAAAAAAAAAAAAAA"), ("to", "adviser"), ("words", "Please call me")];
    let page = ada.post(&own(&case), &[&[("deed", "check")], &fields[..]].concat()).await;
    assert!(page.status == 200 && page.text().contains("Only Grace can read it."), "{}", page.main());
    assert_eq!(app.count("shared_words").await, 0);
    let page = ada.post(&own(&case), &[&[("deed", "change")], &fields[..]].concat()).await;
    assert!(page.status == 200 && page.text().contains("Please call me"), "{}", page.main());
    for _ in 0..2 {
        assert_eq!(ada.post(&own(&case), &[&[("deed", "send")], &fields[..]].concat()).await.status, 303);
    }
    assert_eq!((app.count("shared_words").await, app.count("advocacy_shares").await), (1, 1));
    assert!(grace.get(SHARED).await.text().contains("From Ada"));
});

room_test!(a_no_sends_nothing_and_says_so, async |app: TestApp| {
    let Three { ada, vera, grace, case } = three(&app).await;
    vera.post(&of_advocate(&case), &[("to", "email"), ("email", "grace@staff.example"), ("words", "Toffee")]).await;
    let share = share_on(&ada.get(&own(&case)).await);
    let empty = ada.post(&own(&case), &[("deed", "agree"), ("share", &share), ("offered", " ")]).await;
    assert!(empty.status == 422 && empty.text().contains("Write something first"), "{}", empty.main());
    for _ in 0..2 {
        assert_eq!(ada.post(&own(&case), &[("deed", "decline"), ("share", &share)]).await.status, 303);
    }
    let late = ada.post(&own(&case), &[("deed", "agree"), ("share", &share), ("offered", "Toffee")]).await;
    assert_eq!(late.status, 422);
    assert_eq!(app.count("shared_words").await, 0);
    assert!(vera.get(&of_advocate(&case)).await.text().contains("They said no"));
    assert!(grace.get(SHARED).await.text().contains("Nobody has shared anything with you."));
    let foreign = ada.post(&own(&case), &[("deed", "agree"), ("share", &random_id()), ("offered", "x")]).await;
    assert_eq!(foreign.status, 404);
});

room_test!(only_whoever_it_was_shared_with_reads_it, async |app: TestApp| {
    let Three { ada, grace, case, .. } = three(&app).await;
    let fields = [("deed", "send"), ("to", "adviser"), ("words", "Marzipan")];
    ada.post(&own(&case), &fields).await;
    let shared = link_of(&grace).await;
    let (other, _) = app.staff("Gil", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (sam, _) = app.staff("Sam", Organisation::Council, &[Role::Administrator]).await;
    let (mo, _) = app.staff("Mo", Organisation::Provider, &[Role::AdvocacyManager]).await;
    for browser in [&other, &sam, &mo, &ada] {
        assert_eq!(browser.get(&shared).await.status, 404);
        assert_eq!(browser.post(&shared, &[("words", "x")]).await.status, 404);
    }
    assert!(!other.get(SHARED).await.text().contains("Ada"));
    let (bo, _) = advocate(&app, "Bo").await;
    assert_eq!(bo.get(&of_advocate(&case)).await.status, 404, "not their case");
    assert_eq!(bo.post(&of_advocate(&case), &[("email", "grace@staff.example"), ("words", "x")]).await.status, 404);
});

room_test!(somebody_without_an_account_shares_by_address_and_letting_go_takes_it_back, async |app: TestApp| {
    app.at(NOON);
    let (grace, _) = app.staff("Grace", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (browser, case, _) = ask_without_account(&app).await;
    let page = browser.get(&own(&case)).await;
    assert!(!page.text().contains("name=\"to\""), "{}", page.main());
    let fields = [("deed", "send"), ("email", "grace@staff.example"), ("words", "Marzipan")];
    assert_eq!(browser.post(&own(&case), &fields).await.status, 303);
    let shared = link_of(&grace).await;
    browser.post(&format!("/r/{case}/more"), &[("deed", "stop")]).await;
    browser.post(&format!("/r/{case}/more"), &[("deed", "let-go")]).await;
    assert_eq!(app.count("advocacy_shares").await, 0);
    let page = grace.get(&shared).await;
    assert!(page.text().contains("This was taken back"), "{}", page.main());
    let page = grace.post(&shared, &[("words", "Too late")]).await;
    assert_eq!(page.status, 303);
    app.at(NOON + DAY);
});
