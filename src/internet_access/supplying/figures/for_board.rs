//! What the Corporate Parenting Board is told of getting online. It is counted elsewhere, and nothing of it is shown as it is.

use crate::error::Result;
use crate::internet_access::model::Help;
use crate::promises::{Promise, Waited};
use crate::sql;
use crate::web::Tx;
use crate::words::Quarter;

use super::super::spending::spending;
use super::count::Row;

/// How one request of a quarter went.
#[derive(Clone, Debug)]
pub struct Went {
    pub kind: &'static str,
    /// Whose it was; something else where nobody knows any more.
    pub who: String,
    pub approved: bool,
    /// Days until it worked, where it does.
    pub to_working: Option<i64>,
    /// It did not work 14 days after they asked, and they waited for it.
    pub still_offline: bool,
}

struct OutcomeRow {
    id: String,
    person_id: Option<String>,
    kind: String,
    asked_on: i64,
    approved_on: Option<i64>,
    working_on: Option<i64>,
    closed_on: Option<i64>,
    ending: Option<String>,
}

/// Every request of a quarter, as it stood at that moment.
pub async fn went(tx: &mut Tx, quarter: Quarter, at: i64) -> Result<Vec<Went>> {
    let (from, until) = (quarter.from(), quarter.until());
    let rows = sql!(
        tx,
        fetch_all,
        OutcomeRow,
        r#"select o.id, r.person_id as "person_id?: String", o.kind, o.asked_on, o.approved_on, o.working_on, o.closed_on, o.ending
           from internet_access_outcomes o left join internet_access_requests r on r.id = o.request_id
           where o.asked_on >= $1 and o.asked_on < $2"#,
        from,
        until
    )?;
    let by_then = |day: Option<i64>| day.filter(|day| *day <= at);
    let went = |row: OutcomeRow| {
        let kind = Help::from_code(&row.kind)?.code();
        let who = row.person_id.unwrap_or(row.id);
        let row = Row {
            kind: row.kind,
            asked_on: row.asked_on,
            approved_on: by_then(row.approved_on),
            working_on: by_then(row.working_on),
            closed_on: by_then(row.closed_on),
            ending: row.ending,
        };
        let approved = row.approved_on.is_some();
        let to_working = row.working_on.filter(|_| approved).map(|day| row.days_until(day));
        Some(Went { kind, who, approved, to_working, still_offline: row.waited_too_long(at) })
    };
    Ok(rows.into_iter().filter_map(went).collect())
}

struct PromiseRow {
    person_id: String,
    kind: String,
    number: i64,
    made_at: i64,
    due_at: i64,
    met_at: Option<i64>,
    let_go_at: Option<i64>,
    paused_at: Option<i64>,
}

/// Every promise that was made, or due, or not met yet, in a quarter or after it, until that moment.
pub async fn waited(tx: &mut Tx, quarter: Quarter, at: i64) -> Result<Vec<Waited>> {
    let from = quarter.from();
    let rows = sql!(
        tx,
        fetch_all,
        PromiseRow,
        "select r.person_id, r.kind, p.number, p.made_at, p.due_at, p.met_at, p.let_go_at, r.paused_at
         from internet_access_promises p join internet_access_requests r on r.id = p.request_id
         where p.made_at <= $2 and (p.made_at >= $1 or p.due_at >= $1 or (p.met_at is null and p.let_go_at is null)
                                    or p.met_at >= $1 or p.let_go_at >= $1)",
        from,
        at
    )?;
    let waited = |row: PromiseRow| {
        let PromiseRow { person_id: who, made_at, due_at, met_at, let_go_at, .. } = row;
        // While the young person's turn it is, nobody breaks a promise.
        let let_go_at = let_go_at.or(row.paused_at.filter(|paused_at| met_at.is_none() && *paused_at <= due_at));
        let promise = Promise { made_at, due_at, met_at, let_go_at };
        Some(Waited { kind: Help::from_code(&row.kind)?.code(), who, first: row.number == 1, promise })
    };
    Ok(rows.into_iter().filter_map(waited).collect())
}

/// How many things were used in a quarter, and what they cost, in pence.
pub async fn spent(tx: &mut Tx, quarter: Quarter) -> Result<(i64, i64)> {
    let spending = spending(tx, quarter, quarter.until()).await?;
    Ok((spending.lines.iter().map(|line| line.used).sum(), spending.spent()))
}
