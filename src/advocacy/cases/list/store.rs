//! Reading the list: the rows of one page by an index, and only those are opened.

use crate::accounts::{Role, Staff};
use crate::audit::Deed;
use crate::error::Result;
use crate::keys::{Keys, Purpose};
use crate::sql;
use crate::web::{AppState, Tx};

use super::super::super::model::{Asked, Colleague, Contact, Turn};
use super::super::super::store::{Names, place};
use super::super::safeguarding::{self, Unconfirmed};
use super::super::staff::note;
use super::{A_PAGE, Part};

/// A case as the list shows it.
pub struct Listed {
    pub id: String,
    pub reference: String,
    pub asked: Asked,
    pub contact: Contact,
    pub asked_at: i64,
    pub turn: Turn,
    pub advocate: Option<Colleague>,
    /// They said that they are not safe, and nobody has spoken to them since.
    pub urgent: bool,
    /// The young person would rather not have whoever looks at the list.
    pub objected: bool,
    /// Whoever looks at the list said that they must not have it.
    pub conflicted: bool,
}

/// One part of the list: the cases of one page, and how many there are.
pub struct Shown {
    pub part: Part,
    pub cases: Vec<Listed>,
    pub count: i64,
}

pub struct Board {
    pub parts: Vec<Shown>,
    /// What was told to keep somebody safe, and waits for the second person who decided it.
    pub unconfirmed: Vec<Unconfirmed>,
}

/// How many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub waiting: i64,
    pub mine: i64,
    pub late: i64,
}

/// Reads the list, and notes that they did.
pub async fn read(app: &AppState, staff: &Staff, parts: &[Part], page: i64) -> Result<Board> {
    let (mut tx, mut shown) = (app.db.read().await?, Vec::new());
    let mut names = Names::default();
    for part in parts {
        let rows = rows(&mut tx, staff, *part, page, app.now()).await?;
        let mut cases = Vec::with_capacity(rows.len());
        for row in rows {
            cases.push(row.open(&mut tx, &app.keys, &mut names, app.now()).await?);
        }
        shown.push(Shown { part: *part, cases, count: count(&mut tx, staff, *part, app.now()).await? });
    }
    let unconfirmed = safeguarding::waiting_for(&mut tx, &app.keys, &staff.id).await?;
    drop(tx);
    let mut tx = app.db.begin().await?;
    note(&mut tx, app, staff, Deed::AdvocacyListRead, None).await?;
    tx.commit().await?;
    Ok(Board { parts: shown, unconfirmed })
}

pub async fn counts(app: &AppState, staff: &Staff) -> Result<Counts> {
    let mut tx = app.db.read().await?;
    let (me, now, everybodys) = (staff.id.as_str(), app.now(), staff.is(Role::AdvocacyManager));
    let late = sql!(
        &mut tx,
        fetch_one,
        Count,
        r#"select count(*) as "count!: i64" from advocacy_cases
           where closed_at is null and due_at < $1 and paused_at is null and ($2 or advocate_id is null or advocate_id = $3)"#,
        now,
        everybodys,
        me
    )?;
    let waiting = count(&mut tx, staff, Part::Waiting, now).await?;
    let mine = count(&mut tx, staff, Part::Mine, now).await?;
    Ok(Counts { waiting, mine, late: late.count })
}

struct Row {
    id: String,
    reference: String,
    data_key: String,
    asked: String,
    contact: String,
    asked_at: i64,
    due_at: Option<i64>,
    paused_at: Option<i64>,
    advocate_id: Option<String>,
    closed_at: Option<i64>,
    urgent: bool,
    objected: bool,
    conflicted: bool,
}

/// The rows of one page, each part in the order of an index of its own.
async fn rows(tx: &mut Tx, staff: &Staff, part: Part, page: i64, now: i64) -> Result<Vec<Row>> {
    let (me, from) = (staff.id.as_str(), (page - 1) * A_PAGE);
    let rows = match part {
        Part::Waiting => sql!(
            tx,
            fetch_all,
            Row,
            r#"select c.id, c.reference, c.data_key, c.asked, c.contact, c.asked_at, c.due_at, c.paused_at, c.advocate_id, c.closed_at,
                      c.urgent as "urgent: bool",
                      exists (select 1 from advocacy_objections o where o.case_id = c.id and o.staff_id = $1) as "objected!: bool",
                      exists (select 1 from advocacy_conflicts k where k.case_id = c.id and k.staff_id = $1) as "conflicted!: bool"
               from advocacy_cases c
               where c.advocate_id is null and c.closed_at is null
               order by c.urgent desc, coalesce(c.due_at, 9007199254740991), c.asked_at, c.id limit $2 offset $3"#,
            me,
            A_PAGE,
            from
        ),
        Part::Mine => sql!(
            tx,
            fetch_all,
            Row,
            r#"select c.id, c.reference, c.data_key, c.asked, c.contact, c.asked_at, c.due_at, c.paused_at, c.advocate_id, c.closed_at,
                      c.urgent as "urgent: bool",
                      exists (select 1 from advocacy_objections o where o.case_id = c.id and o.staff_id = $1) as "objected!: bool",
                      exists (select 1 from advocacy_conflicts k where k.case_id = c.id and k.staff_id = $1) as "conflicted!: bool"
               from advocacy_cases c
               where c.closed_at is null and (c.advocate_id = $1 or c.advocate_id in (select a.staff_id from advocacy_absences a
                   where a.cover_id = $1 and a.from_at <= $2 and a.until_at >= $2))
                   and not exists (select 1 from advocacy_objections o where o.case_id = c.id and o.staff_id = $1)
                   and not exists (select 1 from advocacy_conflicts k where k.case_id = c.id and k.staff_id = $1)
               order by c.urgent desc, coalesce(c.due_at, 9007199254740991), c.asked_at, c.id limit $3 offset $4"#,
            me,
            now,
            A_PAGE,
            from
        ),
        Part::Ended => sql!(
            tx,
            fetch_all,
            Row,
            r#"select c.id, c.reference, c.data_key, c.asked, c.contact, c.asked_at, c.due_at, c.paused_at, c.advocate_id, c.closed_at,
                      c.urgent as "urgent: bool",
                      exists (select 1 from advocacy_objections o where o.case_id = c.id and o.staff_id = $1) as "objected!: bool",
                      exists (select 1 from advocacy_conflicts k where k.case_id = c.id and k.staff_id = $1) as "conflicted!: bool"
               from advocacy_cases c
               where c.advocate_id = $1 and c.closed_at is not null
               order by c.closed_at desc, c.id limit $2 offset $3"#,
            me,
            A_PAGE,
            from
        ),
        Part::All => sql!(
            tx,
            fetch_all,
            Row,
            r#"select c.id, c.reference, c.data_key, c.asked, c.contact, c.asked_at, c.due_at, c.paused_at, c.advocate_id, c.closed_at,
                      c.urgent as "urgent: bool",
                      exists (select 1 from advocacy_objections o where o.case_id = c.id and o.staff_id = $1) as "objected!: bool",
                      exists (select 1 from advocacy_conflicts k where k.case_id = c.id and k.staff_id = $1) as "conflicted!: bool"
               from advocacy_cases c
               where c.closed_at is null
               order by c.urgent desc, coalesce(c.due_at, 9007199254740991), c.asked_at, c.id limit $2 offset $3"#,
            me,
            A_PAGE,
            from
        ),
    };
    Ok(rows?)
}

struct Count {
    count: i64,
}

async fn count(tx: &mut Tx, staff: &Staff, part: Part, now: i64) -> Result<i64> {
    let me = staff.id.as_str();
    let count = match part {
        Part::Waiting => sql!(
            tx,
            fetch_one,
            Count,
            r#"select count(*) as "count!: i64" from advocacy_cases where advocate_id is null and closed_at is null"#
        ),
        Part::Mine => sql!(
            tx,
            fetch_one,
            Count,
            r#"select count(*) as "count!: i64" from advocacy_cases c where c.closed_at is null and (c.advocate_id = $1 or c.advocate_id in (select a.staff_id from advocacy_absences a
                   where a.cover_id = $1 and a.from_at <= $2 and a.until_at >= $2))
                   and not exists (select 1 from advocacy_objections o where o.case_id = c.id and o.staff_id = $1)
                   and not exists (select 1 from advocacy_conflicts k where k.case_id = c.id and k.staff_id = $1)"#,
            me,
            now
        ),
        Part::Ended => sql!(
            tx,
            fetch_one,
            Count,
            r#"select count(*) as "count!: i64" from advocacy_cases where advocate_id = $1 and closed_at is not null"#,
            me
        ),
        Part::All => {
            sql!(
                tx,
                fetch_one,
                Count,
                r#"select count(*) as "count!: i64" from advocacy_cases where closed_at is null"#
            )
        }
    };
    Ok(count?.count)
}

impl Row {
    async fn open(self, tx: &mut Tx, keys: &Keys, names: &mut Names, now: i64) -> Result<Listed> {
        let key = keys.data_key(Purpose::Advocacy, &self.id, &self.data_key)?;
        Ok(Listed {
            asked: key.open_json(place("asked", &self.id), &self.asked)?,
            contact: key.open_json(place("contact", &self.id), &self.contact)?,
            turn: Turn::of(self.closed_at.is_some(), self.due_at, self.paused_at, now),
            advocate: names.of(tx, keys, self.advocate_id.as_deref()).await?,
            id: self.id,
            reference: self.reference,
            asked_at: self.asked_at,
            urgent: self.urgent,
            objected: self.objected,
            conflicted: self.conflicted,
        })
    }
}
