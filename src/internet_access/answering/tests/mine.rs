//! Advisers read where it stands, for their own young people alone.

use super::*;
use crate::accounts::{Organisation, Role};
use crate::room_test;

room_test!(an_adviser_reads_of_their_own_and_of_nobody_else, async |app: TestApp| {
    let Pair { idris, ada, request, .. } = pair(&app, Help::Data).await;
    let (grace, grace_id) = app.staff("Grace", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (other, _) = app.staff("Otto", Organisation::Council, &[Role::PersonalAdviser]).await;
    app.execute(&format!("update people set adviser_id = '{grace_id}' where id = '{ada}'")).await.expect("hers");
    does(&app, &idris, &request, "note", &[("note", "For us alone")]).await;
    does(&app, &idris, &request, "reply", &[("reply", "It comes on Monday.")]).await;
    let one = format!("/internet-access/mine/{request}");
    let list = grace.get("/internet-access/mine").await;
    assert!(list.text().contains("Ada: Data for their phone") && list.text().contains(&one), "{}", list.main());
    let page = grace.get(&one).await;
    for words in ["Where it stands: Received", "It comes on Monday.", "+447700900123"] {
        assert!(page.text().contains(words), "{words}: {}", page.main());
    }
    let digits = found(&app, &request).await.thread.request.digits;
    for hidden in ["For us alone", "Note by", digits.as_str()] {
        assert!(!page.text().contains(hidden), "{hidden}: {}", page.main());
    }
    let looked = format!("select count(*) from audit_lines where deed = 'internet_access.read' and who = '{grace_id}'");
    assert_eq!(app.number(&looked).await, 1);
    assert!(grace.get("/staff").await.text().contains("1 is open."));
    assert!(!other.get("/internet-access/mine").await.text().contains("Ada"));
    assert_eq!(other.get(&one).await.status, 404);
    assert_eq!(grace.get(&staff_address(&request)).await.status, 404, "the team alone answers");
});
