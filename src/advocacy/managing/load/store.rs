//! What a manager may see of cases without a reason: who has how many, and of each what giving it to somebody needs.

use crate::accounts::{PersonId, Role, Staff, people};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::Keys;
use crate::sql;
use crate::web::{AppState, Tx};

use super::super::super::model::{Case, Colleague};
use super::super::super::store::{Names, Row};
use super::super::figures::Quarter;
use super::LOAD;
use super::promises::{Kept, kept};

/// How many cases one page shows: those whose promise runs out first.
pub const MOST: i64 = 50;

/// One advocate, and what they have.
pub struct Advocate {
    pub who: Colleague,
    pub open: i64,
    pub late: i64,
    /// When their oldest open case was asked.
    pub oldest: Option<i64>,
    /// When the first of their promises runs out.
    pub next_due: Option<i64>,
    pub away: Option<Away>,
}

/// Until when somebody is away, and who covers for them.
pub struct Away {
    pub until: i64,
    pub cover: Option<String>,
}

/// A case as a manager sees it: what it is about, and none of what was said.
pub struct Summary {
    pub case: Case,
    /// The names of whom they would like, and would not.
    pub prefer: Option<String>,
    pub avoid: Option<String>,
}

pub struct Load {
    pub advocates: Vec<Advocate>,
    /// How many wait, and the first of them.
    pub waiting_count: i64,
    pub waiting: Vec<Summary>,
    /// Kept longer because somebody may be in danger.
    pub held: Vec<Summary>,
    /// This quarter and the last.
    pub promises: [Kept; 2],
}

struct Count {
    number: i64,
}

/// Everything at a glance. The audit knows that it was read.
pub async fn load(app: &AppState, manager: &Staff) -> Result<Load> {
    let (now, mut tx) = (app.now(), app.db.read().await?);
    let advocates = advocates(&mut tx, &app.keys, now).await?;
    let rows = sql!(
        &mut tx,
        fetch_all,
        Row,
        "select id, reference, data_key, owner, asked, contact, asked_at, changed_at, due_at, paused_at, next_step, next_step_by,
                advocate_id, closed_at, closed_by, ending, got, safeguarded_at
         from advocacy_cases where closed_at is null and advocate_id is null order by due_at, asked_at, id limit $1",
        MOST
    )?;
    let mut waiting = summaries(&mut tx, &app.keys, rows).await?;
    // Whoever is not safe comes first; that is sealed, so the database cannot put them there.
    waiting.sort_by_key(|one| !one.case.asked.unsafe_now);
    let rows = sql!(
        &mut tx,
        fetch_all,
        Row,
        "select id, reference, data_key, owner, asked, contact, asked_at, changed_at, due_at, paused_at, next_step, next_step_by,
                advocate_id, closed_at, closed_by, ending, got, safeguarded_at
         from advocacy_cases where safeguarded_at is not null order by safeguarded_at, id limit $1",
        MOST
    )?;
    let held = summaries(&mut tx, &app.keys, rows).await?;
    let waiting_count = count_waiting(&mut tx).await?;
    let this = Quarter::of(now);
    let promises = [kept(&mut tx, this, now).await?, kept(&mut tx, this.before(), now).await?];
    drop(tx);
    note_read(app, manager, LOAD).await?;
    Ok(Load { advocates, waiting_count, waiting, held, promises })
}

/// What waits, a sentence each, for the first page of staff.
pub async fn waiting(app: &AppState) -> Result<Vec<String>> {
    let (now, mut tx) = (app.now(), app.db.read().await?);
    let waiting = count_waiting(&mut tx).await?;
    let late = sql!(
        &mut tx,
        fetch_one,
        Count,
        r#"select count(*) as "number!" from advocacy_cases where closed_at is null and paused_at is null and due_at < $1"#,
        now
    )?
    .number;
    let lines = [(waiting, "waits for an advocate", "wait for an advocate"), (late, "is late", "are late")];
    let some = lines.into_iter().filter(|(number, ..)| *number > 0);
    Ok(some.map(|(number, one, more)| format!("{number} {}.", if number == 1 { one } else { more })).collect())
}

async fn count_waiting(tx: &mut Tx) -> Result<i64> {
    Ok(sql!(
        tx,
        fetch_one,
        Count,
        r#"select count(*) as "number!" from advocacy_cases where closed_at is null and advocate_id is null"#
    )?
    .number)
}

struct AdvocateRow {
    id: String,
    open: i64,
    late: i64,
    oldest: Option<i64>,
    next_due: Option<i64>,
}

async fn advocates(tx: &mut Tx, keys: &Keys, now: i64) -> Result<Vec<Advocate>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        AdvocateRow,
        r#"select p.id as "id!", count(c.id) as "open!: i64", min(c.asked_at) as "oldest: i64",
                  count(case when c.due_at < $1 and c.paused_at is null then 1 end) as "late!: i64",
                  min(case when c.paused_at is null then c.due_at end) as "next_due: i64"
           from people p join staff_roles s on s.person_id = p.id
           left join advocacy_cases c on c.advocate_id = p.id and c.closed_at is null
           where s.role = 'advocate' and p.disabled_at is null group by p.id"#,
        now
    )?;
    let (mut names, mut advocates) = (Names::default(), Vec::with_capacity(rows.len()));
    for row in rows {
        let Some(who) = names.of(tx, keys, Some(&row.id)).await? else { continue };
        let away = away(tx, keys, &row.id, now).await?;
        let AdvocateRow { open, late, oldest, next_due, .. } = row;
        advocates.push(Advocate { who, open, late, oldest, next_due, away });
    }
    advocates.sort_by(|one, other| one.who.name.cmp(&other.who.name));
    Ok(advocates)
}

struct AwayRow {
    cover_id: String,
    until_at: i64,
}

async fn away(tx: &mut Tx, keys: &Keys, staff: &str, now: i64) -> Result<Option<Away>> {
    let row = sql!(
        &mut *tx,
        fetch_optional,
        AwayRow,
        "select cover_id, until_at from advocacy_absences
         where staff_id = $1 and from_at <= $2 and until_at >= $2 order by until_at desc limit 1",
        staff,
        now
    )?;
    let Some(row) = row else { return Ok(None) };
    let cover = people::contact(tx, keys, &PersonId(row.cover_id)).await?.map(|contact| contact.name);
    Ok(Some(Away { until: row.until_at, cover }))
}

async fn summaries(tx: &mut Tx, keys: &Keys, rows: Vec<Row>) -> Result<Vec<Summary>> {
    let (mut names, mut found) = (Names::default(), Vec::with_capacity(rows.len()));
    for row in rows {
        let case = row.open(tx, keys, &mut names).await?.0;
        let prefer = names.of(tx, keys, case.asked.prefer.as_deref()).await?.map(|who| who.name);
        let avoid = names.of(tx, keys, case.asked.avoid.as_deref()).await?.map(|who| who.name);
        found.push(Summary { case, prefer, avoid });
    }
    Ok(found)
}

/// The open cases of one advocate.
pub struct Theirs {
    pub advocate: Advocate,
    pub cases: Vec<Summary>,
}

pub async fn of_advocate(app: &AppState, manager: &Staff, who: &PersonId) -> Result<Option<Theirs>> {
    let (now, mut tx) = (app.now(), app.db.read().await?);
    let all = advocates(&mut tx, &app.keys, now).await?;
    let Some(advocate) = all.into_iter().find(|advocate| advocate.who.id == *who) else { return Ok(None) };
    let id = who.as_str();
    let rows = sql!(
        &mut tx,
        fetch_all,
        Row,
        "select id, reference, data_key, owner, asked, contact, asked_at, changed_at, due_at, paused_at, next_step, next_step_by,
                advocate_id, closed_at, closed_by, ending, got, safeguarded_at
         from advocacy_cases where closed_at is null and advocate_id = $1
         order by coalesce(due_at, 9000000000000000), asked_at, id limit $2",
        id,
        MOST
    )?;
    let cases = summaries(&mut tx, &app.keys, rows).await?;
    drop(tx);
    note_read(app, manager, LOAD).await?;
    Ok(Some(Theirs { advocate, cases }))
}

/// A case to give to somebody, and everybody who could have it.
pub struct ToAssign {
    pub summary: Summary,
    pub advocates: Vec<Advocate>,
}

struct Objected {
    staff_id: String,
}

pub async fn to_assign(app: &AppState, manager: &Staff, id: &str) -> Result<Option<ToAssign>> {
    let (now, mut tx) = (app.now(), app.db.read().await?);
    let Some(summary) = summary(&mut tx, &app.keys, id).await? else { return Ok(None) };
    let objected =
        sql!(&mut tx, fetch_all, Objected, "select staff_id from advocacy_objections where case_id = $1", id)?;
    let holder = summary.case.advocate.as_ref().map(|holder| holder.id.clone());
    let mut advocates = advocates(&mut tx, &app.keys, now).await?;
    advocates.retain(|advocate| {
        let who = &advocate.who.id;
        Some(who) != holder.as_ref() && !objected.iter().any(|row| row.staff_id == who.as_str())
    });
    drop(tx);
    note_read(app, manager, id).await?;
    Ok(Some(ToAssign { summary, advocates }))
}

/// One case, without what was said in it.
pub async fn summary(tx: &mut Tx, keys: &Keys, id: &str) -> Result<Option<Summary>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, reference, data_key, owner, asked, contact, asked_at, changed_at, due_at, paused_at, next_step, next_step_by,
                advocate_id, closed_at, closed_by, ending, got, safeguarded_at
         from advocacy_cases where id = $1",
        id
    )?;
    Ok(summaries(tx, keys, rows).await?.pop())
}

async fn note_read(app: &AppState, manager: &Staff, about: &str) -> Result<()> {
    let (who, role) = (Some(manager.id.as_str()), Role::AdvocacyManager.code());
    let mut tx = app.db.begin().await?;
    let line = Line { who, role, deed: Deed::AdvocacyListRead, about: Some(about), ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    Ok(tx.commit().await?)
}
