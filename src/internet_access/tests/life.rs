//! The life of two requests for the same thing, held against a model of them that knows no database: whatever people and time do
//! in whatever order, both say the same (F22). Each engine is held against the same model with the same sequences, so both
//! engines agree.

mod model;

use super::super::following::raise_late;
use super::super::model::{Help, Kind, Status, WhyNot};
use super::super::store::{self, Outcome, Whose};
use super::super::testing::{self, DAY, HOUR, NOON, found, member};
use crate::accounts::{PersonId, Staff};
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::TestApp;
use model::{Model, Seen, Thing};

/// What a sequence is made of. The first number says with which of the two requests it is done; a `bool` of staff, whether they
/// had read everything.
#[derive(Clone, Copy, Debug)]
pub enum Deed {
    Claim(usize),
    Approve(usize, bool),
    Move(usize, Status, bool),
    Question(usize, bool),
    /// Pressed twice or not.
    Reply(usize, bool, bool),
    Renew(usize, bool),
    Say(usize, Kind),
    Write(usize, bool),
    /// With something else typed, or the same.
    Correct(usize, bool),
    Withdraw(usize),
    /// What time has done, at this moment.
    Clock,
    Pass(i64),
}

const SAID: [Kind; 5] = [Kind::Arrived, Kind::NotArrived, Kind::Works, Kind::DoesNotWork, Kind::Lost];

/// The next deed. What usually follows is likelier than what cannot, so that sequences go somewhere.
fn next(random: &mut fastrand::Rng, model: &Model) -> Deed {
    let (which, has_read) = (random.usize(0..2), random.u32(0..8) > 0);
    match random.u32(0..34) {
        0 => Deed::Claim(which),
        1..=5 => Deed::Approve(which, has_read),
        6..=12 => {
            let likely = model.requests[which].status.next();
            let moves = if likely.is_empty() || random.u32(0..6) == 0 { Status::ALL } else { likely };
            let to = moves[random.usize(0..moves.len())];
            // Approving is a deed of its own, which names a thing.
            if to == Status::Approved { Deed::Approve(which, has_read) } else { Deed::Move(which, to, has_read) }
        }
        13 => Deed::Question(which, has_read),
        14 => Deed::Reply(which, has_read, random.bool()),
        15..=16 => Deed::Renew(which, has_read),
        17..=21 => Deed::Say(which, SAID[random.usize(0..SAID.len())]),
        22 => Deed::Write(which, random.bool()),
        23..=24 => Deed::Correct(which, random.bool()),
        25 => Deed::Withdraw(which),
        26..=29 => Deed::Clock,
        30..=31 => Deed::Pass(random.i64(5..25) * DAY),
        _ => Deed::Pass(random.i64(1..60) * HOUR),
    }
}

/// Does it, and says what came of it.
async fn perform(app: &TestApp, people: (&PersonId, &Staff), ids: &[String], item: &str, deed: Deed) -> Outcome {
    let (state, (person, staff), page) = (&app.state, people, random_id());
    let of = |which: usize| ids[which].as_str();
    let seen = async |which: usize, has_read: bool| found(app, of(which)).await.thread.last() - i64::from(!has_read);
    let done = match deed {
        Deed::Claim(which) => store::claim(state, staff, of(which)).await,
        Deed::Approve(which, has_read) => {
            store::approve(state, staff, of(which), seen(which, has_read).await, item, None).await
        }
        Deed::Move(which, to, has_read) => {
            let why_not = (to == Status::NotEligible).then_some(WhyNot::HasOne);
            store::move_to(state, staff, of(which), seen(which, has_read).await, to, why_not, None).await
        }
        Deed::Question(which, has_read) => {
            store::question(state, staff, of(which), seen(which, has_read).await, &page, "Which one?").await
        }
        Deed::Reply(which, has_read, twice) => {
            let seen = seen(which, has_read).await;
            let first = store::reply(state, staff, of(which), seen, &page, "Hello").await;
            if twice && first == Ok(Some(Outcome::Yes)) {
                store::reply(state, staff, of(which), seen, &page, "Hello").await
            } else {
                first
            }
        }
        Deed::Renew(which, has_read) => store::renew(state, staff, of(which), seen(which, has_read).await).await,
        Deed::Say(which, kind) => {
            // By their account or by reference and digits: it is the same.
            let whose = if which == 0 { Whose::Account(person) } else { Whose::Opened(of(which)) };
            store::say_whether(state, whose, of(which), kind, None).await
        }
        Deed::Write(which, twice) => {
            let first = store::write(state, person, of(which), &page, "I am here").await;
            if twice { store::write(state, person, of(which), &page, "I am here").await } else { first }
        }
        Deed::Correct(which, other) => {
            let mut details = found(app, of(which)).await.thread.request.details;
            if other {
                details.why = Some(page.clone());
            }
            store::correct(state, person, of(which), &details).await
        }
        Deed::Withdraw(which) => store::withdraw(state, person, of(which)).await,
        Deed::Clock => return raise_late(state).await.map(|_| Outcome::Yes).expect("told"),
        Deed::Pass(_) => return Outcome::Yes,
    };
    done.expect("no deed fails").expect("it is theirs")
}

/// Everything that a page could show of a request, and when the clocks told somebody, as the database has it.
async fn seen(app: &TestApp, id: &str) -> Seen {
    let thread = found(app, id).await.thread;
    let when = async |column: &str| {
        let sql = format!("select coalesce({column}, 0) from internet_access_requests where id = '{id}'");
        Some(app.number(&sql).await).filter(|at| *at > 0)
    };
    let request = thread.request;
    Seen {
        status: request.status,
        turn: request.turn(app.state.now()),
        closed_at: request.closed_at,
        works_until: request.works_until,
        has_holder: request.holder.is_some(),
        entries: thread.entries.iter().map(|entry| (entry.kind, entry.status)).collect(),
        promises: thread.promises.iter().map(|one| (one.made_at, one.due_at, one.met_at, one.let_go_at)).collect(),
        raised_at: when("raised_at").await,
        warned_at: when("warned_at").await,
        reminded_at: when("reminded_at").await,
    }
}

/// What must hold of the things on the shelf at any moment, whatever the model says.
async fn shelf(app: &TestApp, model: &Model) {
    let stock = "select in_stock * 1000000 + reserved * 1000 + used from internet_access_items";
    let Thing { in_stock, reserved, used, start, counted, .. } = model.thing;
    assert_eq!(app.number(stock).await, in_stock * 1_000_000 + reserved * 1000 + used, "in stock, reserved, used");
    assert!(in_stock >= 0 && reserved >= 0 && (!counted || reserved <= in_stock), "never negative");
    assert_eq!(in_stock, if counted { start - used } else { start });
    let open = "u.used_at is null and u.released_at is null";
    let uses = format!(
        "select sum(case when {open} then 1000 else 0 end) + sum(case when u.used_at is null then 0 else 1 end)
         from (select used_at, released_at from internet_access_uses union all select 0, 0) u"
    );
    assert_eq!(app.number(&uses).await, reserved * 1000 + used + 1, "each thing is reserved or used for somebody");
    let strays = format!(
        "select count(*) from internet_access_requests r where (r.status in ('approved', 'ordered'))
            <> exists (select 1 from internet_access_uses u where u.request_id = r.id and {open})"
    );
    assert_eq!(app.number(&strays).await, 0, "something is reserved while it is approved or ordered, and only then");
}

/// Something to give, of this sequence alone.
async fn put_on_the_shelf(app: &TestApp, thing: &Thing) -> String {
    for table in ["requests", "uses", "items"] {
        app.execute(&format!("delete from internet_access_{table}")).await.expect("a new sequence");
    }
    let item = testing::item(app, Help::Sim, thing.start).await;
    let lasts = thing.lasts_days.map_or("null".to_owned(), |days| days.to_string());
    let [yes, no] = if app.state.db.engine() == "sqlite" { ["1", "0"] } else { ["true", "false"] };
    let counted = if thing.counted { yes } else { no };
    let set = format!("update internet_access_items set lasts_days = {lasts}, counted = {counted}");
    app.execute(&set).await.expect("as this sequence has it");
    item
}

/// A number of runs that a longer test makes greater.
fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

room_test!(whatever_people_and_time_do_a_request_is_as_the_model_says, async |app: TestApp| {
    app.at(NOON);
    let (_, matched) = testing::matched(&app, "Ada").await;
    let (_, waiting) = app.young_person("Bo").await;
    let (_, staff) = member(&app, "Idris").await;
    let mut reached: Vec<Status> = Vec::new();
    let first = setting("INTERNET_ACCESS_SEED", 0);
    for seed in first..first + setting("INTERNET_ACCESS_SEQUENCES", 100) {
        let mut random = fastrand::Rng::with_seed(seed);
        let is_matched = random.u32(0..10) > 0;
        let person = if is_matched { &matched } else { &waiting };
        let mut helps = [Help::Data, Help::Sim, Help::Device];
        random.shuffle(&mut helps);
        let [one, other, _] = helps;
        let lasts_days = [Some(33), Some(20), None][random.usize(0..3)];
        let thing = Thing::new(random.i64(0..4), random.u32(0..5) > 0, lasts_days);
        let mut model = Model::asked(NOON + random.i64(0..10 * 24) * HOUR, is_matched, thing, [one, other]);
        app.at(model.now);
        let item = put_on_the_shelf(&app, &model.thing).await;
        let ids = [testing::ask(&app, person, one).await, testing::ask(&app, person, other).await];
        let mut deeds = Vec::new();
        for _ in 0..random.usize(8..28) {
            let deed = next(&mut random, &model);
            deeds.push(deed);
            let found = perform(&app, (person, &staff), &ids, &item, deed).await;
            let expected = model.perform(deed);
            assert_eq!(found, expected, "seed {seed}: {deeds:?}");
            app.at(model.now);
            shelf(&app, &model).await;
            reached.extend(model.requests.iter().map(|request| request.status));
        }
        for (which, id) in ids.iter().enumerate() {
            assert_eq!(seen(&app, id).await, model.seen(which), "seed {seed}, {which}: {deeds:?}");
        }
    }
    if first == 0 {
        let missing: Vec<_> = Status::ALL.iter().filter(|status| !reached.contains(status)).collect();
        assert!(missing.is_empty(), "never reached: {missing:?}");
    }
});
