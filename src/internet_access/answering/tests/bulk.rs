//! Many at once, and taken back.

use super::super::super::model::Status;
use super::super::super::store;
use super::super::super::testing::item;
use super::*;
use crate::keys::random_id;
use crate::room_test;

const BULK: &str = "/internet-access/bulk";
/// What a move leaves behind though it is taken back.
const STAYS: [&str; 6] = [
    "audit_lines",
    "audit_end",
    "internet_access_entries",
    "internet_access_bulks",
    "internet_access_bulk_steps",
    "presence",
];

/// Moves these, as a page that was made just now does. Gives where it leads.
async fn moves(app: &TestApp, browser: &TestApp, once: &str, to: &str, requests: &[&str]) -> Page {
    let mut fields = vec![("once".to_owned(), once.to_owned()), ("status".to_owned(), to.to_owned())];
    for request in requests {
        fields.push(("request".to_owned(), (*request).to_owned()));
        fields.push(("seen".to_owned(), seen(app, request).await));
    }
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(BULK, &fields).await
}

/// Three of Ada's: two are approved, one was only asked for.
async fn three(app: &TestApp) -> (Pair, Vec<String>) {
    let pair = pair(app, Help::Sim).await;
    let sim = item(app, Help::Sim, 5).await;
    let mut requests = vec![pair.request.clone()];
    for _ in 0..2 {
        requests.push(ask(app, &pair.ada, Help::Sim).await);
    }
    for request in &requests[..2] {
        store::approve(&app.state, &pair.staff, request, 1, &sim, None).await.expect("approved");
    }
    (pair, requests)
}

/// All that there is but that, row by row in an order that does not change.
async fn all_but_what_stays(app: &TestApp) -> Vec<String> {
    let mut rows: Vec<String> = app.dump_but(&STAYS).await.lines().map(str::to_owned).collect();
    rows.sort();
    rows
}

async fn stands(app: &TestApp, request: &str) -> Status {
    found(app, request).await.thread.request.status
}

room_test!(those_that_may_move_do_and_the_others_are_named, async |app: TestApp| {
    let (Pair { idris, .. }, requests) = three(&app).await;
    let [one, two, three] = [requests[0].as_str(), &requests[1], &requests[2]];
    let page = idris.get(&format!("{BULK}?request={one}&request={two}&request={three}&request={one}&request=x")).await;
    assert!(page.text().contains("Move 3 requests") && page.text().contains("2 of 3 can"), "{}", page.main());
    let page = moves(&app, &idris, "", "", &[one]).await;
    assert!(page.status == 422 && page.text().contains("Choose where they stand now"), "{}", page.main());
    for never in ["approved", "not_eligible", "withdrawn"] {
        assert_eq!(moves(&app, &idris, "", never, &[one]).await.status, 422, "{never}");
    }
    let once = random_id();
    let page = moves(&app, &idris, &once, "on_its_way", &[one, two, three]).await;
    let again = moves(&app, &idris, &once, "on_its_way", &[one, two, three]).await;
    assert_eq!(page.header("location"), again.header("location"), "pressed twice");
    let page = idris.get(page.header("location")).await;
    for words in ["2 requests moved to", "Take it back", "It stands at \u{201c}Received\u{201d}, and"] {
        assert!(page.text().contains(words), "{words}: {}", page.main());
    }
    assert_eq!(stands(&app, one).await, Status::OnItsWay);
    assert_eq!(stands(&app, three).await, Status::Received);
    assert_eq!(app.number("select used * 10 + reserved from internet_access_items").await, 20);
    let early = format!("select count(*) from outbox where kind = 'mine.to_read' and due_at >= {}", NOON + 60_000);
    assert!(app.number(&early).await >= 1, "their letters wait");
});

room_test!(what_was_moved_together_is_taken_back_as_if_it_had_not_been, async |app: TestApp| {
    let (Pair { idris, ada, .. }, requests) = three(&app).await;
    let ids: Vec<&str> = requests.iter().map(String::as_str).collect();
    for to in ["on_its_way", "looking", "out_of_stock", "working"] {
        let before = all_but_what_stays(&app).await;
        let bulk = moves(&app, &idris, &random_id(), to, &ids).await.header("location").to_owned();
        assert_ne!(all_but_what_stays(&app).await, before, "{to}");
        for _ in 0..2 {
            assert_eq!(idris.post(&bulk, &[]).await.status, 303, "pressed twice");
        }
        assert_eq!(all_but_what_stays(&app).await, before, "{to}");
        let page = idris.get(&bulk).await;
        assert!(page.text().contains("taken back") && !page.text().contains("<button>Take it back"), "{}", page.main());
    }
    let entries = found(&app, ids[0]).await.thread.entries;
    assert!(entries.iter().skip(2).all(|entry| entry.private), "the young person reads nothing of it");
    assert!(idris.get(&staff_address(ids[0])).await.text().contains("Taken back within a minute"));
    assert!(deeds(&app, "internet_access.move_undone").await >= 8);
    assert_eq!(store::withdraw(&app.state, &ada, ids[0]).await.expect("theirs"), Some(store::Outcome::Yes));
    assert_eq!(app.number("select reserved from internet_access_items").await, 1, "and life goes on");
});

room_test!(what_somebody_touched_since_stays_and_so_does_all_after_a_minute, async |app: TestApp| {
    let (Pair { idris, ada, .. }, requests) = three(&app).await;
    let ids: Vec<&str> = requests.iter().map(String::as_str).collect();
    let bulk = moves(&app, &idris, &random_id(), "out_of_stock", &ids).await.header("location").to_owned();
    store::write(&app.state, &ada, ids[0], &random_id(), "But I need it").await.expect("written");
    app.execute("update internet_access_items set in_stock = 0").await.expect("gone to somebody else");
    idris.post(&bulk, &[]).await;
    let page = idris.get(&bulk).await;
    for words in ["1 request taken back", "Somebody has changed it since", "has gone to somebody else"] {
        assert!(page.text().contains(words), "{words}: {}", page.main());
    }
    assert_eq!(stands(&app, ids[0]).await, Status::OutOfStock);
    assert_eq!(stands(&app, ids[2]).await, Status::Received);
    let bulk = moves(&app, &idris, &random_id(), "looking", &ids).await.header("location").to_owned();
    app.at(NOON + 60_000);
    let page = idris.post(&bulk, &[]).await;
    assert!(page.status == 422 && page.text().contains("A minute is over"), "{}", page.main());
    assert_eq!(stands(&app, ids[2]).await, Status::Looking);
    assert_eq!(idris.post(&format!("{BULK}/nothing"), &[]).await.status, 404);
});

room_test!(what_was_said_while_one_chose_is_read_first, async |app: TestApp| {
    let (Pair { idris, ada, .. }, requests) = three(&app).await;
    let one = requests[0].as_str();
    let seen = seen(&app, one).await;
    store::write(&app.state, &ada, one, &random_id(), "Wait, I have moved house").await.expect("written");
    let sent = [("status", "on_its_way"), ("request", one), ("seen", seen.as_str())];
    let page = idris.post(BULK, &sent).await;
    let page = idris.get(page.header("location")).await;
    assert!(page.text().contains("Something was said or done in it while you were choosing"), "{}", page.main());
    assert_eq!(stands(&app, one).await, Status::Approved);
});

room_test!(two_hundred_are_moved_at_once_and_not_one_more, async |app: TestApp| {
    let Pair { idris, ada, .. } = pair(&app, Help::Sim).await;
    let mut requests = Vec::new();
    for _ in 0..201 {
        requests.push(ask(&app, &ada, Help::Sim).await);
    }
    let ids: Vec<&str> = requests.iter().map(String::as_str).collect();
    let page = moves(&app, &idris, "", "looking", &ids).await;
    assert!(page.status == 422 && page.text().contains("Choose 200 at most"), "{}", page.main());
    let began = std::time::Instant::now();
    let bulk = moves(&app, &idris, "", "looking", &ids[1..]).await.header("location").to_owned();
    println!("200 moved: {:.1} s", began.elapsed().as_secs_f64());
    let began = std::time::Instant::now();
    idris.post(&bulk, &[]).await;
    println!("200 taken back: {:.1} s", began.elapsed().as_secs_f64());
    assert_eq!(app.number("select count(*) from internet_access_requests where status = 'received'").await, 202);
});
