//! What goes out to a supplier.

use super::*;
use crate::room_test;

const ORDER: &str = "/internet-access/suppliers/order";

fn form(which: &'static str, mark: bool, format: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut fields = vec![("supplier", "Example Mobile"), ("which", which), ("format", format)];
    if mark {
        fields.push(("mark", "yes"));
    }
    fields
}

room_test!(an_order_holds_what_a_supplier_needs_and_no_more, async |app: TestApp| {
    app.at(NOON);
    let (idris, staff) = team(&app, "Idris").await;
    let (ada_s, ada) = matched(&app, "Ada").await;
    let (sims, data) = (item(&app, Help::Sim, 9).await, item(&app, Help::Data, 9).await);
    let (sim, of_sim) = approved(&app, &staff, &ada, Help::Sim, &sims).await;
    let (_, of_data) = approved(&app, &staff, &ada, Help::Data, &data).await;
    says(&idris.get("/internet-access/suppliers").await, "2 to order. 0 ordered");
    assert_eq!(idris.get(ORDER).await.header("location"), "/internet-access/suppliers");
    says(&idris.get(&format!("{ORDER}?{SUPPLIER}")).await, "What is not ordered yet (2)");

    let file = idris.post(ORDER, &form("new", false, "csv")).await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"orders-example-mobile-2026-11-25.csv\"");
    let text = file.text();
    let row =
        format!("{of_sim},SIM20,\"SIM, 20 GB a month\",Ada,\"Flat 4, 10 Example Street\",E14 3AB,,,,approved,\r\n");
    assert!(text.contains(&row), "{text}");
    // A number begins with +, so a spreadsheet would take it for a formula.
    let row = format!("{of_data},SIM20,\"SIM, 20 GB a month\",,,,'+447700900123,giffgaff,Ada,approved,\r\n");
    assert!(text.contains(&row), "{text}");
    assert!(!text.contains("@young.example"));
    assert_eq!(status_of(&app, &sim).await, Status::Approved, "nothing was said of ordering");
    assert_eq!(deeds(&app, "internet_access.exported").await, 2);
    assert!(ada_s.get("/me/who-looked").await.text().contains("for a supplier"), "she sees it");

    let file = idris.post(ORDER, &form("new", true, "csv")).await;
    assert!(file.text().contains(",ordered,"), "{}", file.text());
    assert_eq!(status_of(&app, &sim).await, Status::Ordered);
    assert_eq!(app.number("select count(*) from internet_access_requests where exported_at is not null").await, 2);
    let page = idris.post(ORDER, &form("new", true, "csv")).await;
    assert_eq!(page.status, 422, "pressed twice");
    says(&page, "There is nothing of that kind");

    let book = idris.post(ORDER, &form("open", false, "xlsx")).await;
    assert_eq!((book.status, &book.bytes[..2]), (200, &b"PK"[..]));
    app.at(NOON + 6 * 60_000);
    let page = idris.post(ORDER, &form("open", false, "csv")).await;
    assert!(page.header("location").starts_with("/staff/step-up"), "a second proof first");
});

room_test!(what_comes_to_the_office_names_nobody, async |app: TestApp| {
    app.at(NOON);
    let (idris, staff) = team(&app, "Idris").await;
    let (_, ada) = matched(&app, "Ada").await;
    let sims = item(&app, Help::Sim, 9).await;
    let mut new = crate::internet_access::testing::new_request(Help::Sim);
    new.details.way = Some(crate::internet_access::model::Way::Collect);
    let id = store::ask(&app.state, &ada, &new).await.expect("asked");
    store::approve(&app.state, &staff, &id, 1, &sims, None).await.expect("approved");
    let text = idris.post(ORDER, &form("new", false, "csv")).await.text().to_owned();
    assert!(text.contains("leaving-care office") && !text.contains("Ada") && !text.contains("E14"), "{text}");
    let codes = idris.get("/internet-access/suppliers/codes").await;
    assert!(codes.text().contains("on_its_way,You have sent it.\r\n"), "{}", codes.text());
});
