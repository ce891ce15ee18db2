//! Writing, opening and handing out.

use super::super::testing::{DAY, Stage, found, pulse, ticket};
use super::super::{model::Who, store};
use super::{NOW, once_of};
use crate::accounts::{Organisation, Role};
use crate::keys::random_id;
use crate::room_test;
use crate::server::housekeeping;
use crate::server::testing::TestApp;

const WRITTEN: [(&str, &str); 8] = [
    ("title", "Your <b> evenings"),
    ("why", "To change what there is."),
    ("who", "invited"),
    ("first", "21/9/2026"),
    ("last", "5/10/2026"),
    ("kind-1", "several"),
    ("asks-1", "What do you like?"),
    ("options-1", "Games\nMusic\n"),
];

async fn worker(app: &TestApp, name: &str) -> TestApp {
    app.staff(name, Organisation::Council, &[Role::ParticipationWorker]).await.0
}

/// Writes one, and gives where it is.
async fn written(pia: &TestApp, once: &str) -> String {
    let page = pia.post("/pulses/new", &[&WRITTEN[..], &[("once", once)]].concat()).await;
    let location = page.header("location");
    assert!(location.starts_with("/pulses/"), "{}", page.main());
    location.split('?').next().expect("an address").to_owned()
}

/// The same fields with others in their place.
fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = WRITTEN.iter().copied().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    kept.chain(more.iter().copied()).collect()
}

room_test!(it_is_written_once_seen_as_it_will_be_and_never_changed_once_open, async |app: TestApp| {
    app.at(NOW);
    let (pia, once) = (worker(&app, "Pia").await, random_id());
    let address = written(&pia, &once).await;
    assert_eq!((written(&pia, &once).await, app.count("pulses").await), (address.clone(), 1));
    let refused = pia.post("/pulses/new", &with(&[("last", "1/1/2027"), ("options-1", "Games")])).await;
    assert_eq!(refused.status, 422);
    for part in ["eight weeks at most", "Write two answers", "Your &lt;b&gt; evenings", "What do you like?"] {
        assert!(refused.text().contains(part), "{part}: {}", refused.main());
    }
    let preview = pia.get(&format!("{address}/preview")).await;
    assert!(preview.text().contains("Music") && !preview.text().contains("Send my answers"), "{}", preview.main());
    assert_eq!(app.get(&address.replace("/pulses/", "/questions/")).await.status, 404, "a draft is nobody's");
    let change = pia.get(&format!("{address}/change")).await;
    assert!(change.text().contains("21/9/2026") && change.text().contains("Games\nMusic"), "{}", change.main());
    assert_eq!(
        pia.post(&address, &[("deed", "open"), ("seen", "9")]).await.status,
        422,
        "somebody changed it meanwhile"
    );
    for _ in 0..2 {
        let opened = pia.post(&address, &[("deed", "open"), ("seen", "1")]).await;
        assert_eq!(opened.header("location"), format!("{address}?done=opened"));
    }
    let before = app.dump_but(&["audit_lines", "audit_end"]).await;
    for (deed, to) in [("remove", ""), ("share", ""), ("count", ""), ("", "/change")] {
        let fields = if to.is_empty() { vec![("deed", deed), ("seen", "2")] } else { with(&[("seen", "2")]) };
        assert!(pia.post(&format!("{address}{to}"), &fields).await.status >= 400, "{deed}{to}");
    }
    assert_eq!(before, app.dump_but(&["audit_lines", "audit_end"]).await);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'pulses.opened'").await, 1);
});

room_test!(of_two_who_write_at_the_same_time_the_second_sees_both_texts, async |app: TestApp| {
    app.at(NOW);
    let (pia, quin) = (worker(&app, "Pia").await, worker(&app, "Quin").await);
    let change = format!("{}/change", written(&pia, &random_id()).await);
    assert_eq!(quin.post(&change, &with(&[("why", "Quin asks why"), ("seen", "1")])).await.status, 303);
    let page = pia.post(&change, &with(&[("why", "Pia asks why"), ("seen", "1")])).await;
    assert_eq!(page.status, 422);
    for part in ["Somebody saved this", "Quin asks why", "Pia asks why", "name=\"seen\" value=\"2\""] {
        assert!(page.text().contains(part), "{part}: {}", page.main());
    }
    assert_eq!(pia.post(&change, &with(&[("why", "Pia asks why"), ("seen", "2")])).await.status, 303);
});

room_test!(tickets_are_made_once_and_the_page_that_made_them_shows_the_same_again, async |app: TestApp| {
    app.at(NOW);
    let pia = worker(&app, "Pia").await;
    let address = format!("/pulses/{}/tickets", pulse(&app, Stage::Invited).await);
    let page = pia.get(&address).await;
    let once = once_of(page.text()).to_owned();
    for wrong in ["0", "501", "many"] {
        let page = pia.post(&address, &[("deed", "print"), ("number", wrong), ("once", &once)]).await;
        assert!(page.status == 422 && page.text().contains("from 1 to 500"), "{wrong}");
    }
    let fields = [("deed", "print"), ("number", "30"), ("once", once.as_str())];
    let codes = |text: &str| -> Vec<String> {
        text.split("class=\"code\">").skip(1).map(|code| code[..14].replace('-', "")).collect()
    };
    let first = codes(pia.post(&address, &fields).await.text());
    assert_eq!(first, codes(pia.post(&address, &fields).await.text()));
    assert_eq!((first.len(), app.count("pulses_tickets").await), (30, 30));
    let other = [("deed", "print"), ("number", "5"), ("once", &random_id())];
    assert_eq!(pia.post(&address, &other).await.header("location"), address);
    assert!(!pia.get(&address).await.text().contains("class=\"code\""));
    assert_eq!(app.get(&format!("/questions/t/{}", first[29])).await.status, 200);
    let dump = app.dump_but(&[]).await;
    assert!(first.iter().all(|ticket| !dump.contains(ticket)) && !dump.contains(&once), "fingerprints alone are kept");
});

room_test!(letters_go_to_those_who_take_them_and_leave_no_ticket_behind, async |app: TestApp| {
    app.at(NOW);
    let pia = worker(&app, "Pia").await;
    let ((_, ada), (_, bo), (_, cy)) =
        (app.young_person("Ada").await, app.young_person("Bo").await, app.young_person("Cy").await);
    app.execute(&format!("insert into letter_wishes (person_id, none_since) values ('{bo}', 1)")).await.expect("said");
    app.execute(&format!("update people set disabled_at = 1 where id = '{cy}'")).await.expect("gone");
    let id = pulse(&app, Stage::Invited).await;
    let address = format!("/pulses/{id}/tickets");
    for _ in 0..2 {
        let sent = pia.post(&address, &[("deed", "letters")]).await;
        assert_eq!(sent.header("location"), format!("{address}?done=sent"));
    }
    assert_eq!((app.count("pulses_tickets").await, app.deliver().await), (1, 1));
    let letters = app.letters().await;
    let letter = &letters[0];
    assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("ada@young.example", "A few questions for you"));
    let ticket = letter.text.split("/questions/t/").nth(1).expect("a link")[..12].to_owned();
    let left = app
        .number(&format!(
            "select count(*) from outbox where person_id = '{ada}' and payload is null and address is null"
        ))
        .await;
    assert_eq!(left, 1, "that they were written to, and no more");
    assert_eq!(app.post(&format!("/questions/t/{ticket}"), &[("q2", "0")]).await.status, 303);
    assert_eq!(app.count("pulses_tickets").await, 0);
});

room_test!(what_is_over_keeps_no_ticket, async |app: TestApp| {
    app.at(NOW);
    let id = pulse(&app, Stage::Invited).await;
    ticket(&app, &id).await;
    assert_eq!(found(&app, &id).await.who, Who::Invited);
    let forget = || housekeeping::forget_old(&app.state.db, &app.state.keys, "service", app.state.now(), false);
    forget().await.expect("it forgets");
    assert_eq!(app.count("pulses_tickets").await, 1);
    app.at(NOW + 15 * DAY);
    forget().await.expect("it forgets");
    assert_eq!(app.count("pulses_tickets").await, 0);
    assert_eq!(store::count_what_is_over(&app.state).await, Ok(1));
});
