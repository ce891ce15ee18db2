//! What tests of this room begin with: young people who ask, the team, and something to give.

use crate::accounts::{Organisation, PersonId, Role, Staff, Who};
use crate::keys::random_id;
use crate::server::testing::TestApp;

use super::model::{Details, Help, NewRequest, Pays, Way};
use super::store::{self, Found};

/// Wednesday 25 November 2026, noon, in ms since 1970 UTC.
pub const NOON: i64 = 1_795_608_000_000;
pub const HOUR: i64 = 3_600_000;
pub const DAY: i64 = 24 * HOUR;

/// One of the internet team: signed in, and as the verbs know them.
pub async fn member(app: &TestApp, name: &str) -> (TestApp, Staff) {
    let (signed_in, _) = app.staff(name, Organisation::Council, &[Role::InternetTeam]).await;
    let mut headers = axum::http::HeaderMap::new();
    headers.insert(axum::http::header::COOKIE, signed_in.cookie().parse().expect("a header"));
    match Who::recognise(&app.state, &headers).await.expect("recognised") {
        Who::Staff(staff) => (signed_in, staff),
        who => panic!("no staff: {who:?}"),
    }
}

/// A young person, signed in, whom a personal adviser has confirmed.
pub async fn matched(app: &TestApp, name: &str) -> (TestApp, PersonId) {
    let (signed_in, id) = app.young_person(name).await;
    let (_, adviser) = app.staff(&format!("AdviserOf{name}"), Organisation::Council, &[Role::PersonalAdviser]).await;
    let sql = format!("update people set matched_at = 1, adviser_id = '{adviser}' where id = '{id}'");
    app.execute(&sql).await.expect("matched");
    (signed_in, id)
}

/// What somebody asks for who wants a SIM card by post.
pub fn new_request(help: Help) -> NewRequest {
    let details = Details {
        phone: Some("+447700900123".to_owned()),
        network: help.needs_phone().then(|| "giffgaff".to_owned()),
        pays: help.needs_phone().then_some(Pays::AsYouGo),
        way: help.is_sent().then_some(Way::Post),
        address: help.is_sent().then(|| "Flat 4, 10 Example Street".to_owned()),
        postcode: help.is_sent().then(|| "E14 3AB".to_owned()),
        ..Details::default()
    };
    NewRequest { once: random_id(), help, details }
}

/// Asks, and gives the id of the request.
pub async fn ask(app: &TestApp, person: &PersonId, help: Help) -> String {
    store::ask(&app.state, person, &new_request(help)).await.expect("asked")
}

/// Something to give: so many on the shelf. Gives its id.
pub async fn item(app: &TestApp, help: Help, in_stock: i64) -> String {
    let (id, once, kind) = (random_id(), random_id(), help.code());
    let sql = format!(
        "insert into internet_access_items (id, once, kind, name, supplier, code, counted, in_stock, reserved, used, low_at,
                                            cost_pence, lasts_days, active, version, changed_at)
         values ('{id}', '{once}', '{kind}', 'SIM, 20 GB a month', 'Example Mobile', 'SIM20', true, {in_stock}, 0, 0, 0,
                 1200, 180, true, 1, {NOON})"
    );
    app.execute(&sql).await.expect("added");
    id
}

/// A request, opened.
pub async fn found(app: &TestApp, id: &str) -> Found {
    let mut tx = app.state.db.read().await.expect("it reads");
    store::find(&mut tx, &app.state.keys, id).await.expect("found").expect("there")
}

/// A request of somebody's with something in every table: what they want it for, a message, and the team's answer.
pub async fn everything_of(app: &TestApp, person: &PersonId, [wish, message, answer]: [&str; 3]) {
    let mut new = new_request(Help::Data);
    new.details.why = Some(wish.to_owned());
    let id = store::ask(&app.state, person, &new).await.expect("asked");
    store::write(&app.state, person, &id, &random_id(), message).await.expect("written");
    let (_, member) = member(app, &format!("Member-{}", random_id())).await;
    store::reply(&app.state, &member, &id, 2, &random_id(), answer).await.expect("answered");
}
