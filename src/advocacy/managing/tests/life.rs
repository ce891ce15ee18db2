//! The life of a case, held against a model of it that knows no database: whatever people do in whatever order, both say the same
//! (F22). Each engine is held against the same model with the same sequences, so both engines agree.

mod model;

use super::super::super::model::{Ending, Got, Kind};
use super::super::super::store::{self, NextStep, Outcome};
use super::super::super::testing::{self, DAY, HOUR, NOON, new_case, opener};
use super::{advocate, setting};
use crate::accounts::{PersonId, Staff};
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::TestApp;
use model::Model;

/// What a sequence is made of. Advocates are known by their place.
#[derive(Clone, Copy, Debug)]
pub enum Deed {
    Claim(usize),
    /// By an advocate, or by the manager (3); to an advocate, or to somebody who is none (3).
    Assign(usize, usize, bool),
    PutBack(usize),
    /// Having read everything or not; pressed twice or not.
    Answer(usize, bool, bool),
    Note(usize),
    Contacted(usize, bool),
    Pause(usize),
    NextStep(usize, Option<i64>),
    Close(usize, bool, Ending),
    Write(bool),
    NotSorted(Option<&'static str>),
    Object,
    Stop,
    Got(Got, Option<&'static str>),
    /// One advocate is away from now on, for so many hours, and another covers.
    Away(usize, usize, i64),
    Pass(i64),
}

const WORDS: [Option<&str>; 2] = [None, Some("Still not")];

/// The next deed. Time passes often; the rest is as likely as it is in life, more or less.
fn next(random: &mut fastrand::Rng) -> Deed {
    let who = random.usize(0..3);
    match random.u32(0..30) {
        0..=3 => Deed::Claim(who),
        4..=5 => Deed::Assign(random.usize(0..4), random.usize(0..4), random.bool()),
        6 => Deed::PutBack(who),
        7..=9 => Deed::Answer(who, random.u32(0..5) > 0, random.bool()),
        10 => Deed::Note(who),
        11 => Deed::Contacted(who, random.bool()),
        12..=13 => Deed::Pause(who),
        14 => Deed::NextStep(who, random.bool().then(|| random.i64(1..5) * DAY)),
        15..=16 => Deed::Close(who, random.u32(0..5) > 0, [Ending::Done, Ending::NoAnswer][random.usize(0..2)]),
        17..=19 => Deed::Write(random.bool()),
        20 => Deed::NotSorted(WORDS[random.usize(0..2)]),
        21 => Deed::Object,
        22 => Deed::Stop,
        23 => Deed::Got(Got::ALL[random.usize(0..3)], WORDS[random.usize(0..2)]),
        24 => Deed::Away(who, (who + random.usize(1..3)) % 3, random.i64(1..90)),
        _ => Deed::Pass(random.i64(1..60) * HOUR),
    }
}

/// The people of every sequence.
struct Cast {
    young_person: PersonId,
    advocates: Vec<(Staff, PersonId)>,
    manager: (Staff, PersonId),
}

impl Cast {
    async fn new(app: &TestApp) -> Cast {
        let (_, young_person) = app.young_person("Ada").await;
        let mut advocates = Vec::new();
        for name in model::NAMES {
            advocates.push(advocate(app, name).await);
        }
        let (browser, id) = testing::manager(app, "Mo").await;
        Cast { young_person, advocates, manager: (testing::staff(app, &browser).await, id) }
    }

    fn staff(&self, place: usize) -> &(Staff, PersonId) {
        self.advocates.get(place).unwrap_or(&self.manager)
    }
}

/// Does it, and says what came of it.
async fn perform(app: &TestApp, cast: &Cast, id: &str, deed: Deed, model: &Model) -> Option<Outcome> {
    let (state, mine, page, now) = (&app.state, opener(&cast.young_person), random_id(), model.now);
    let last = model.entries.len() as i64;
    let staff = |place: usize| &cast.staff(place).0;
    let done = match deed {
        Deed::Claim(who) => store::claim(state, staff(who), id).await,
        Deed::Assign(by, to, words) => {
            store::assign(state, staff(by), id, &cast.staff(to).1, words.then_some("Look")).await
        }
        Deed::PutBack(who) => store::put_back(state, staff(who), id, None).await,
        Deed::Answer(who, has_read, twice) => {
            let seen = if has_read { last } else { last - 1 };
            let first = store::answer(state, staff(who), id, seen, &page, "Hello").await;
            if twice && first == Ok(Some(Outcome::Yes)) {
                store::answer(state, staff(who), id, seen, &page, "Hello").await
            } else {
                first
            }
        }
        Deed::Note(who) => store::note(state, staff(who), id, &page, "A note").await,
        Deed::Contacted(who, reached) => store::contacted(state, staff(who), id, &page, reached, "Rang").await,
        Deed::Pause(who) => store::pause(state, staff(who), id).await,
        Deed::NextStep(who, by) => {
            let step = by.map(|by| NextStep { words: "Ring", by: now + by });
            store::next_step(state, staff(who), id, step).await
        }
        Deed::Close(who, has_read, ending) => {
            let seen = if has_read { last } else { last - 1 };
            store::close(state, staff(who), id, seen, ending, "Bye").await
        }
        Deed::Write(twice) => {
            let first = store::write(state, &mine, id, &page, "I am here").await;
            if twice { store::write(state, &mine, id, &page, "I am here").await } else { first }
        }
        Deed::NotSorted(words) => store::not_sorted(state, &mine, id, words).await,
        Deed::Object => store::object(state, &mine, id, None).await,
        Deed::Stop => store::stop(state, &mine, id).await,
        Deed::Got(got, words) => store::got(state, &mine, id, got, words).await,
        Deed::Away(who, cover, hours) => {
            let (who, cover) = (&cast.staff(who).1, &cast.staff(cover).1);
            let values = format!("'{page}', '{who}', '{cover}', {now}, {}", now + hours * HOUR);
            let columns = "id, staff_id, cover_id, from_at, until_at";
            let away = format!("insert into advocacy_absences ({columns}) values ({values})");
            app.execute(&away).await.expect("away");
            return Some(Outcome::Yes);
        }
        Deed::Pass(_) => return Some(Outcome::Yes),
    };
    done.expect("no deed fails")
}

/// Everything that a page could show, as the database has it.
async fn seen(app: &TestApp, cast: &Cast, id: &str) -> model::Seen {
    let mut tx = app.state.db.read().await.expect("it reads");
    let thread = store::find(&mut tx, &app.state.keys, id).await.expect("found").expect("there").thread;
    let place = |who: &PersonId| cast.advocates.iter().position(|(_, id)| id == who).unwrap_or(model::MANAGER);
    let case = thread.case;
    model::Seen {
        advocate: case.advocate.as_ref().map(|advocate| place(&advocate.id)),
        due_at: case.due_at,
        paused_at: case.paused_at,
        ended: case.end.map(|end| (end.ending, end.by_young_person)),
        got: case.got,
        next_step_by: case.next_step.map(|step| step.by),
        entries: thread
            .entries
            .iter()
            .map(|entry| (entry.kind, entry.staff.as_ref().map(|staff| place(&staff.id)), entry.private))
            .collect(),
        promises: thread.promises.iter().map(|one| (one.made_at, one.due_at, one.met_at, one.let_go_at)).collect(),
    }
}

room_test!(whatever_people_do_a_case_is_as_the_model_says, async |app: TestApp| {
    app.at(NOON);
    let cast = Cast::new(&app).await;
    let first = setting("ADVOCACY_SEED", 0) as u64;
    let mut ended = 0;
    for seed in first..first + setting("ADVOCACY_SEQUENCES", 120) as u64 {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut model = Model::asked(NOON + random.i64(0..40 * 24) * HOUR);
        app.at(model.now);
        app.execute("delete from advocacy_absences").await.expect("everybody is back");
        let mut tx = app.state.db.begin().await.expect("it begins");
        let id = store::ask_in(&mut tx, &app.state, &new_case(Some(&cast.young_person))).await.expect("asked");
        tx.commit().await.expect("it ends");
        let mut deeds = Vec::new();
        for _ in 0..random.usize(6..22) {
            let deed = next(&mut random);
            deeds.push(deed);
            let found = perform(&app, &cast, &id, deed, &model).await;
            let expected = model.perform(deed);
            assert_eq!(found, expected, "seed {seed}: {deeds:?}");
            app.at(model.now);
        }
        assert_eq!(seen(&app, &cast, &id).await, model.seen(), "seed {seed}: {deeds:?}");
        ended += usize::from(model.seen().ended.is_some());
    }
    assert!(ended > 0, "some of them end");
    let kinds = [Kind::Assigned, Kind::Paused, Kind::Objected, Kind::NotSorted, Kind::Stopped, Kind::Got];
    for kind in kinds {
        let some = format!("select count(*) from advocacy_entries where kind = '{}'", kind.code());
        assert!(app.number(&some).await > 0, "{kind:?} never happened");
    }
});
