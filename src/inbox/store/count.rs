//! How many there are: never further than a hundred, by the same indexes as the pages. SQLite merges the arms of the view in order only
//! where the order's own columns are selected.

use crate::accounts::{Role, Staff};
use crate::error::Result;
use crate::sql;
use crate::web::Tx;

use super::super::away;
use super::super::model::COUNTED;
use super::rows::Seen;

/// How many there are, at most a hundred of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub ours: i64,
    pub mine: i64,
    pub nobodys: i64,
    pub late: i64,
    pub theirs: i64,
}

/// How many wait for these staff, and of those whom they cover for.
pub async fn counts(tx: &mut Tx, staff: &Staff, now: i64) -> Result<Counts> {
    let covered = away::covered_by(tx, &staff.id, now).await?;
    counts_with(tx, staff, &covered, now).await
}

pub async fn counts_with(tx: &mut Tx, staff: &Staff, covered: &[String], now: i64) -> Result<Counts> {
    let Seen { me, roles, .. } = &Seen::by(staff, None);
    let mut counts = sql!(
        &mut *tx,
        fetch_one,
        Counts,
        r#"select (select count(*) from (select ours_at, id from inbox_items
                  where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                    and ours_at > 0 order by ours_at, id limit $3) x) as "ours!: i64",
              (select count(*) from (select ours_at, id from inbox_items
                  where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                    and holder = $1 and ours_at > 0 order by ours_at, id limit $3) x) as "mine!: i64",
              (select count(*) from (select ours_at, id from inbox_items
                  where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                    and holder = '' and ours_at > 0 order by ours_at, id limit $3) x) as "nobodys!: i64",
              (select count(*) from (select ours_at, id from inbox_items
                  where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                    and ours_at > 0 and ours_at < $4 order by ours_at, id limit $3) x) as "late!: i64",
              (select count(*) from (select theirs_at, id from inbox_items
                  where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                    and theirs_at > 0 order by theirs_at, id limit $3) x) as "theirs!: i64""#,
        me,
        roles,
        COUNTED,
        now
    )?;
    for holder in covered {
        counts.mine += held(tx, me, roles, holder).await?;
    }
    for holder in nobodies(tx, staff).await?.iter().filter(|holder| !holder.is_empty()) {
        counts.nobodys += held(tx, me, roles, holder).await?;
    }
    Ok(counts)
}

struct Count {
    count: i64,
}

async fn held(tx: &mut Tx, me: &str, roles: &str, holder: &str) -> Result<i64> {
    let counted = sql!(
        tx,
        fetch_one,
        Count,
        r#"select count(*) as "count!: i64" from (select ours_at, id from inbox_items
               where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                 and holder = $3 and ours_at > 0 order by ours_at, id limit $4) x"#,
        me,
        roles,
        holder,
        COUNTED
    )?;
    Ok(counted.count)
}

struct Id {
    id: String,
}

/// Who has what nobody has: nobody, and those who have a request to get online and are of its team no more.
pub async fn nobodies(tx: &mut Tx, staff: &Staff) -> Result<Vec<String>> {
    let mut holders = vec![String::new()];
    if staff.is(Role::InternetTeam) {
        let gone = sql!(
            tx,
            fetch_all,
            Id,
            "select p.id from people p
             where p.organisation = 'council'
               and (p.disabled_at is not null
                   or not exists (select 1 from staff_roles s where s.person_id = p.id and s.role = 'internet_team'))
               and exists (select 1 from internet_access_requests r where coalesce(r.holder_id, '') = p.id
                   and case when r.closed_at is null and r.paused_at is null then r.due_at end > 0)"
        )?;
        holders.extend(gone.into_iter().map(|row| row.id));
    }
    Ok(holders)
}
