//! What is on the shelf, and what it costs.

use super::*;
use crate::keys::random_id;
use crate::room_test;

const STOCK: &str = "/internet-access/stock";

fn sim(cost: &str) -> Vec<(&'static str, String)> {
    [
        ("kind", "sim"),
        ("name", "SIM, 10 GB"),
        ("supplier", "Example Mobile"),
        ("code", "SIM10"),
        ("kept", "here"),
        ("in_stock", "5"),
        ("low_at", "2"),
        ("cost", cost),
        ("lasts_days", "180"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

async fn post(who: &TestApp, address: &str, fields: &[(&str, String)]) -> Page {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    who.post(address, &fields).await
}

/// Adds it, and gives its address.
async fn added(who: &TestApp) -> String {
    let page = post(who, "/internet-access/stock/new", &sim("£12.50")).await;
    assert_eq!(page.status, 303, "{}", page.main());
    page.header("location").split('?').next().expect("an address").to_owned()
}

async fn counts(app: &TestApp) -> i64 {
    app.number("select in_stock * 100 + reserved * 10 + used from internet_access_items").await
}

room_test!(an_item_is_added_once_and_counted, async |app: TestApp| {
    app.at(NOON);
    let (idris, _) = team(&app, "Idris").await;
    let page = idris.post("/internet-access/stock/new", &[]).await;
    assert_eq!(page.status, 422);
    for part in ["Choose what it is", "Write what the team", "Say whether it is kept here", "Write it in pounds"] {
        says(&page, part);
    }
    let once = [sim("£12.50"), vec![("once", random_id())]].concat();
    for _ in 0..2 {
        assert_eq!(post(&idris, "/internet-access/stock/new", &once).await.status, 303);
    }
    assert_eq!(app.number("select count(*) from internet_access_items").await, 1);
    let item = format!("{STOCK}/{}", texts(&app, "select id from internet_access_items").await[0]);
    assert_eq!(app.number("select cost_pence from internet_access_items").await, 1_250);

    let more = [("deed", "arrived".to_owned()), ("once", random_id()), ("more", "10".to_owned())];
    for _ in 0..2 {
        assert_eq!(post(&idris, &item, &more).await.status, 303, "pressed twice");
    }
    assert_eq!(counts(&app).await, 1_500);
    let counted = [("deed", "counted"), ("counted", "14")];
    assert_eq!(idris.post(&item, &counted).await.status, 422, "without a reason");
    assert_eq!(idris.post(&item, &[counted[0], counted[1], ("why", "One was broken")]).await.status, 303);
    assert_eq!(counts(&app).await, 1_400);
    let page = idris.get(&item).await;
    for part in
        ["10 more arrived: 15 on the shelf", "14 on the shelf, -1", "One was broken", "<bdi>Idris</bdi>", "£12.50"]
    {
        says(&page, part);
    }
    assert_eq!(deeds(&app, "internet_access.stock_changed").await, 3);
});

room_test!(the_shelf_never_holds_fewer_than_are_reserved, async |app: TestApp| {
    app.at(NOON);
    let (idris, staff) = team(&app, "Idris").await;
    let (_, ada) = matched(&app, "Ada").await;
    let item = item(&app, Help::Sim, 2).await;
    for _ in 0..2 {
        approved(&app, &staff, &ada, Help::Sim, &item).await;
    }
    let page = idris.post(&format!("{STOCK}/{item}"), &[("deed", "counted"), ("counted", "1"), ("why", "Lost")]).await;
    assert_eq!(page.status, 422);
    says(&page, "2 are reserved for people");
    assert_eq!(counts(&app).await, 220);
    let ordered = [sim("12"), vec![("kept", "ordered".to_owned()), ("version", "1".to_owned())]].concat();
    let ordered: Vec<_> = ordered.into_iter().filter(|(name, value)| *name != "kept" || value == "ordered").collect();
    assert_eq!(post(&idris, &format!("{STOCK}/{item}/change"), &ordered).await.status, 303);
    app.execute("update internet_access_items set in_stock = 0").await.expect("none");
    let here = [sim("12"), vec![("version", "2".to_owned())]].concat();
    let page = post(&idris, &format!("{STOCK}/{item}/change"), &here).await;
    assert_eq!(page.status, 422);
    says(&page, "2 are reserved for people");
});

room_test!(the_team_hears_again_once_there_were_more, async |app: TestApp| {
    app.at(NOON);
    let (idris, _) = team(&app, "Idris").await;
    let item = added(&idris).await;
    app.execute("update internet_access_items set in_stock = 1, low_told_at = 1").await.expect("few");
    says(&idris.get(STOCK).await, "Few are left");
    idris.post(&item, &[("deed", "arrived"), ("more", "1")]).await;
    assert_eq!(app.number("select count(*) from internet_access_items where low_told_at = 1").await, 1, "still few");
    idris.post(&item, &[("deed", "arrived"), ("more", "1")]).await;
    assert_eq!(app.number("select count(*) from internet_access_items where low_told_at is null").await, 1);
    says_not(&idris.get(STOCK).await, "Few are left");
});

room_test!(of_two_who_change_an_item_the_second_sees_both_texts, async |app: TestApp| {
    app.at(NOON);
    let (idris, _) = team(&app, "Idris").await;
    let (una, _) = team(&app, "Una").await;
    let change = format!("{}/change", added(&idris).await);
    let with = |cost: &str, version: &str| [sim(cost), vec![("version", version.to_owned())]].concat();
    assert_eq!(post(&una, &change, &with("14", "1")).await.status, 303);
    assert_eq!(post(&una, &change, &with("14", "1")).await.status, 303, "pressed twice");
    let page = post(&idris, &change, &with("13", "1")).await;
    assert_eq!(page.status, 422);
    for part in ["Somebody saved this while", "<bdi>£14.00</bdi>", "<bdi>£13.00</bdi>", "name=\"version\" value=\"2\""]
    {
        says(&page, part);
    }
    assert_eq!(post(&idris, &change, &with("13", "2")).await.status, 303);
    says(&idris.get(change.trim_end_matches("/change")).await, "Cost: £13.00, before £14.00.");
});

room_test!(what_is_out_of_use_is_chosen_no_more, async |app: TestApp| {
    app.at(NOON);
    let (idris, staff) = team(&app, "Idris").await;
    let (_, ada) = matched(&app, "Ada").await;
    let item = added(&idris).await;
    for _ in 0..2 {
        assert_eq!(idris.post(&item, &[("deed", "take-out")]).await.status, 303);
    }
    let id = ask(&app, &ada, Help::Sim).await;
    let of_item = item.rsplit('/').next().expect("an id");
    let approved = store::approve(&app.state, &staff, &id, 1, of_item, None).await;
    assert_eq!(approved, Ok(Some(store::Outcome::NoneLeft)));
    says(&idris.get(&item).await, "Out of use");
    assert_eq!(idris.post(&item, &[("deed", "take-in")]).await.status, 303);
    let (vera, _) =
        app.staff("Ed", crate::accounts::Organisation::Council, &[crate::accounts::Role::PersonalAdviser]).await;
    assert_eq!(vera.get(&item).await.status, 404);
    assert_eq!(idris.get(&format!("{STOCK}/nothing")).await.status, 404);
});

room_test!(a_quarter_is_held_against_its_budget, async |app: TestApp| {
    app.at(NOON);
    let (idris, staff) = team(&app, "Idris").await;
    let (una, _) = team(&app, "Una").await;
    let (_, ada) = matched(&app, "Ada").await;
    let item = item(&app, Help::Sim, 5).await; // £12 each
    let (sent, _) = approved(&app, &staff, &ada, Help::Sim, &item).await;
    approved(&app, &staff, &ada, Help::Sim, &item).await;
    store::move_to(&app.state, &staff, &sent, 2, Status::OnItsWay, None, None).await.expect("sent");
    let spending = "/internet-access/stock/spending";
    says(&idris.get(spending).await, "Nobody has said");
    let set = |was: &'static str, budget: &'static str| [("quarter", "2026-q4"), ("was", was), ("budget", budget)];
    assert_eq!(idris.post(spending, &set("", "a lot")).await.status, 422);
    assert_eq!(idris.post(spending, &set("", "£30")).await.status, 303);
    let page = una.post(spending, &set("", "£20")).await;
    assert_eq!(page.status, 422);
    says(&page, "Somebody else said £30.00 meanwhile");
    let page = idris.get(spending).await;
    for part in ["80 % of the budget", "£6.00", "October to December 2026"] {
        says(&page, part);
    }
    assert_eq!(una.post(spending, &set("3000", "£20")).await.status, 303);
    says(&idris.get(spending).await, "£4.00 more is spent or reserved");
    says_not(&idris.get(&format!("{spending}?quarter=2026-q3")).await, "£12.00");
    let file = idris.get("/internet-access/stock/spending/file").await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"spending.csv\"");
    assert!(
        file.text().contains("2026-Q4,SIM20,\"SIM, 20 GB a month\",Example Mobile,1,12.00,1,12.00\r\n"),
        "{}",
        file.text()
    );
    assert!(!file.text().contains("Ada"));
    assert_eq!(deeds(&app, "internet_access.budget_set").await, 2);
});

room_test!(few_are_hidden_in_the_figures, async |app: TestApp| {
    app.at(NOON);
    let (idris, staff) = team(&app, "Idris").await;
    let (_, ada) = matched(&app, "Ada").await;
    let item = item(&app, Help::Sim, 9).await;
    for _ in 0..6 {
        approved(&app, &staff, &ada, Help::Sim, &item).await;
    }
    let page = idris.get("/internet-access/figures").await;
    says(&page, "data-is=\"Asked\">6<");
    says(&page, "data-is=\"Days until a decision\">0<");
    ask(&app, &ada, Help::Data).await;
    let page = idris.get("/internet-access/figures").await;
    says_not(&page, "data-is=\"Asked\">6<");
    says(&page, "data-is=\"Asked\">c<");
    says(&page, "data-is=\"Asked\">7<");
    app.at(NOON + 20 * 24 * 3_600_000);
    let (una, _) = team(&app, "Una").await; // the other session has ended by then
    says(&una.get("/internet-access/figures").await, "data-is=\"Not working after 14 days\">c<");
});
