//! What was spent, from what was used; nothing here knows a person.

use crate::accounts::InternetTeam;
use crate::audit::Deed;
use crate::error::Result;
use crate::web::{AppState, Tx};
use crate::words::Quarter;
use crate::{exec, sql};

use super::super::note;

/// What one item cost in a quarter, and what is reserved of it now.
pub struct Line {
    pub name: String,
    pub code: String,
    pub supplier: String,
    pub used: i64,
    pub spent: i64,
    pub reserved: i64,
    pub committed: i64,
}

/// The money of one quarter.
pub struct Spending {
    pub quarter: Quarter,
    pub lines: Vec<Line>,
    pub budget: Option<i64>,
    /// What is reserved counts where the quarter goes on.
    pub goes_on: bool,
}

impl Spending {
    pub fn spent(&self) -> i64 {
        self.lines.iter().map(|line| line.spent).sum()
    }

    pub fn committed(&self) -> i64 {
        self.lines.iter().map(|line| line.committed).sum()
    }

    /// What is left of the budget; less than nothing where it is overspent.
    pub fn left(&self) -> Option<i64> {
        self.budget.map(|budget| budget - self.spent() - self.committed())
    }

    /// How much of the budget is spent or reserved, of a hundred; 80 and more is worth a warning.
    pub fn percent(&self) -> Option<i64> {
        self.budget.filter(|budget| *budget > 0).map(|budget| (self.spent() + self.committed()) * 100 / budget)
    }
}

/// The money of one quarter, item by item.
pub async fn spending(tx: &mut Tx, quarter: Quarter, now: i64) -> Result<Spending> {
    let (from, until, goes_on) = (quarter.from(), quarter.until(), quarter == Quarter::of(now));
    let lines = sql!(
        &mut *tx,
        fetch_all,
        Line,
        r#"select i.name, i.code, i.supplier,
                  count(case when u.used_at is not null then 1 end) as "used!: i64",
                  cast(coalesce(sum(case when u.used_at is not null then u.cost_pence end), 0) as bigint) as "spent!: i64",
                  count(case when u.used_at is null then 1 end) as "reserved!: i64",
                  cast(coalesce(sum(case when u.used_at is null then u.cost_pence end), 0) as bigint) as "committed!: i64"
           from internet_access_uses u join internet_access_items i on i.id = u.item_id
           where (u.used_at >= $1 and u.used_at < $2) or ($3 and u.used_at is null and u.released_at is null)
           group by i.id, i.name, i.code, i.supplier order by i.name, i.id"#,
        from,
        until,
        goes_on
    )?;
    let budget = budget(tx, quarter).await?;
    Ok(Spending { quarter, lines, budget, goes_on })
}

struct Pence {
    pence: i64,
}

async fn budget(tx: &mut Tx, quarter: Quarter) -> Result<Option<i64>> {
    let name = quarter.name();
    let row = sql!(tx, fetch_optional, Pence, "select pence from internet_access_budgets where quarter = $1", name)?;
    Ok(row.map(|row| row.pence))
}

struct First {
    at: Option<i64>,
}

/// Every quarter in which something was spent, and this one; the latest first.
pub async fn quarters(tx: &mut Tx, now: i64) -> Result<Vec<Quarter>> {
    let first = sql!(tx, fetch_one, First, r#"select min(used_at) as "at: i64" from internet_access_uses"#)?;
    let first = Quarter::of(first.at.unwrap_or(now).min(now));
    let (mut quarter, mut quarters) = (Quarter::of(now), Vec::new());
    while quarter >= first && quarters.len() < 40 {
        quarters.push(quarter);
        quarter = quarter.before();
    }
    Ok(quarters)
}

/// Says what a quarter may cost; none: nobody has said. `was` is what whoever says so has read. Gives what somebody else said
/// meanwhile, where it is neither.
pub async fn set_budget(
    app: &AppState,
    staff: &InternetTeam,
    quarter: Quarter,
    was: Option<i64>,
    pence: Option<i64>,
) -> Result<std::result::Result<(), Option<i64>>> {
    let (mut tx, name, now, who) = (app.db.begin().await?, quarter.name(), app.now(), staff.id.as_str());
    let is = budget(&mut tx, quarter).await?;
    if is == pence {
        return Ok(Ok(()));
    }
    if is != was {
        return Ok(Err(is));
    }
    match pence {
        Some(pence) => exec!(
            &mut tx,
            "insert into internet_access_budgets (quarter, pence, changed_by, changed_at) values ($1, $2, $3, $4)
             on conflict (quarter) do update set pence = $2, changed_by = $3, changed_at = $4",
            name,
            pence,
            who,
            now
        )?,
        None => exec!(&mut tx, "delete from internet_access_budgets where quarter = $1", name)?,
    };
    note(&mut tx, app, staff, Deed::InternetBudgetSet, &name).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
