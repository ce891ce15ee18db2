//! Counting people of one quarter, each once in each table.

use std::collections::BTreeMap;

use crate::disclosure::{Count, Counted, Rule};
use crate::error::Result;
use crate::sql;
use crate::web::{AppState, Tx};

use super::super::super::model::{Got, Promise, Topic};
use super::super::super::store::{Names, Row};
use super::Quarter;

/// Those who asked, all of them.
pub const ASKED: [&str; 1] = ["asked"];
/// Those who asked, by what they asked about first.
pub const ABOUT: [&str; 4] = ["adviser", "home_and_money", "life", "else"];
/// Those to whom something was promised for this quarter.
pub const PROMISES: [&str; 2] = ["kept", "missed"];
/// Those for whom something ended, as they say themselves.
pub const GOT: [&str; 4] = ["yes", "partly", "no", "not_said"];

/// The fixed tables of a quarter (D-43): one way each, and nothing crossed with anything.
pub async fn count(tx: &mut Tx, app: &AppState, quarter: Quarter) -> Result<Vec<Counted>> {
    let about = about(tx, app, quarter).await?;
    let asked = [(ASKED[0], about.iter().map(|(_, people)| people).sum())];
    Ok(vec![
        table("asked", "asked", &asked),
        table("about", "asked", &about),
        table("promises", "promises", &promises(tx, quarter, app.now()).await?),
        table("got", "got", &got(tx, quarter).await?),
    ])
}

/// One of them, with so many people of each kind.
pub fn table(id: &str, of: &str, counts: &[(&str, u64)]) -> Counted {
    let people = counts.iter().map(|(_, people)| people).sum();
    let cells = counts.iter().map(|(code, people)| Count::people(code, *people)).collect();
    Counted::each(&format!("advocacy.{id}"), Rule::Protected, &format!("advocacy.{of}"), people, cells)
}

/// How many people there are of each kind.
fn counts(kinds: &[&'static str], people: &BTreeMap<String, &'static str>) -> Vec<(&'static str, u64)> {
    kinds.iter().map(|kind| (*kind, people.values().filter(|their| *their == kind).count() as u64)).collect()
}

/// Four kinds, so that what is hidden stays hidden: more cells tell more.
fn group(topic: Topic) -> &'static str {
    match topic {
        Topic::NoOneCalls | Topic::ChangeAdviser | Topic::PathwayPlan | Topic::Meeting => "adviser",
        Topic::Housing | Topic::Rent | Topic::Money => "home_and_money",
        Topic::Education | Topic::Immigration | Topic::Health | Topic::Family => "life",
        Topic::Records | Topic::Complaint | Topic::Else | Topic::NotSure => "else",
    }
}

/// Whoever asked: an account, an address that somebody named, or, without either, the case.
fn who(owner: Option<String>, invited: Option<String>, case: &str) -> String {
    owner.or(invited).unwrap_or_else(|| case.to_owned())
}

struct Asker {
    id: String,
    owner_index: Option<String>,
    invited_index: Option<String>,
}

async fn about(tx: &mut Tx, app: &AppState, quarter: Quarter) -> Result<Vec<(&'static str, u64)>> {
    let (from, until) = (quarter.from(), quarter.until());
    let askers = sql!(
        &mut *tx,
        fetch_all,
        Asker,
        "select id, owner_index, invited_index from advocacy_cases where asked_at >= $1 and asked_at < $2 order by asked_at, id",
        from,
        until
    )?;
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, reference, data_key, owner, asked, contact, asked_at, changed_at, due_at, paused_at, next_step, next_step_by,
                advocate_id, closed_at, closed_by, ending, got, safeguarded_at
         from advocacy_cases where asked_at >= $1 and asked_at < $2 order by asked_at, id",
        from,
        until
    )?;
    let (mut names, mut people) = (Names::default(), BTreeMap::new());
    for (asker, row) in askers.into_iter().zip(rows) {
        let case = row.open(tx, &app.keys, &mut names).await?.0;
        let first = case.asked.topics.first().copied().unwrap_or(Topic::NotSure);
        people.entry(who(asker.owner_index, asker.invited_index, &asker.id)).or_insert(group(first));
    }
    Ok(counts(&ABOUT, &people))
}

struct Promised {
    id: String,
    owner_index: Option<String>,
    invited_index: Option<String>,
    paused_at: Option<i64>,
    made_at: i64,
    due_at: i64,
    met_at: Option<i64>,
    let_go_at: Option<i64>,
}

async fn promises(tx: &mut Tx, quarter: Quarter, now: i64) -> Result<Vec<(&'static str, u64)>> {
    let (from, until) = (quarter.from(), quarter.until());
    let rows = sql!(
        tx,
        fetch_all,
        Promised,
        "select c.id, c.owner_index, c.invited_index, c.paused_at, p.made_at, p.due_at, p.met_at, p.let_go_at
         from advocacy_promises p join advocacy_cases c on c.id = p.case_id where p.due_at >= $1 and p.due_at < $2",
        from,
        until
    )?;
    let mut people: BTreeMap<String, &'static str> = BTreeMap::new();
    for row in rows {
        let Promised { made_at, due_at, met_at, let_go_at, .. } = row;
        let is_open = met_at.is_none() && let_go_at.is_none();
        if is_open && row.paused_at.is_some_and(|paused_at| paused_at <= due_at) {
            continue; // it stands still
        }
        let Some(kept) = (Promise { made_at, due_at, met_at, let_go_at }).kept(now) else { continue };
        let theirs = people.entry(who(row.owner_index, row.invited_index, &row.id)).or_insert("kept");
        if !kept {
            *theirs = "missed";
        }
    }
    Ok(counts(&PROMISES, &people))
}

struct Ended {
    id: String,
    owner_index: Option<String>,
    invited_index: Option<String>,
    got: Option<String>,
}

async fn got(tx: &mut Tx, quarter: Quarter) -> Result<Vec<(&'static str, u64)>> {
    let (from, until) = (quarter.from(), quarter.until());
    let rows = sql!(
        tx,
        fetch_all,
        Ended,
        "select id, owner_index, invited_index, got from advocacy_cases where closed_at >= $1 and closed_at < $2
         order by closed_at, id",
        from,
        until
    )?;
    let mut people = BTreeMap::new();
    for row in rows {
        let got = row.got.as_deref().and_then(Got::from_code).map_or("not_said", Got::code);
        // What they said last counts.
        people.insert(who(row.owner_index, row.invited_index, &row.id), got);
    }
    Ok(counts(&GOT, &people))
}
