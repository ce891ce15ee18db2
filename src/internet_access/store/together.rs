//! Steps of many requests at once, for a file of a supplier: what `take` does for one, in a few statements for hundreds. What a
//! step changes is worked out in the same place for both.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::accounts::PersonId;
use crate::accounts::people::{self, purpose_of};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::random_id;
use crate::web::Tx;
use crate::{exec, sql};

use super::super::letters;
use super::super::model::{By, Kind, Status};
use super::step::{Change, Reserved};
use super::{At, day_of, words_place};

/// A step of one request among many: never an approval, since things are reserved one by one.
pub struct OneStep {
    pub request: String,
    pub to: Status,
    pub words: Option<String>,
    /// The row of the file that asked for it; it has not asked before.
    pub once: String,
}

/// As the statements below find it.
#[derive(Serialize)]
struct Planned<'a> {
    request_id: &'a str,
    status: &'static str,
    number: i64,
    entry_id: String,
    once: &'a str,
    words: Option<String>,
    reserved: &'static str,
    works_until: Option<i64>,
    closed_at: Option<i64>,
    due_at: Option<i64>,
    sent: bool,
    working: bool,
}

/// Where a request stands, with what is needed of its person.
struct Stands {
    id: String,
    status: String,
    works_until: Option<i64>,
    last: i64,
    person_id: String,
    data_key: String,
    email: Option<String>,
    /// What is reserved for it.
    item_id: Option<String>,
    lasts_days: Option<i64>,
}

/// Takes these steps of a supplier's, each of another request; every one of them must be able to follow. The requests must be
/// locked. A few hundred at a time.
pub async fn take_all(tx: &mut Tx, at: At<'_>, steps: &[OneStep]) -> Result<()> {
    let steps: BTreeMap<&str, &OneStep> = steps.iter().map(|step| (step.request.as_str(), step)).collect();
    let stand = stand(tx, &steps).await?;
    let (mut planned, mut items) = (Vec::with_capacity(stand.len()), BTreeMap::<&str, (i64, i64)>::new());
    for stands in &stand {
        let (Some(step), Some(from)) = (steps.get(stands.id.as_str()), Status::from_code(&stands.status)) else {
            continue;
        };
        if !from.may_become(step.to) || step.to == Status::Approved {
            continue;
        }
        let change = Change::of(from, step.to, stands.works_until, stands.lasts_days, at);
        if let (Some(reserved), Some(item)) = (change.reserved, &stands.item_id) {
            let (used, released) = items.entry(item).or_default();
            *(if reserved == Reserved::Used { used } else { released }) += 1;
        }
        planned.push((plan(at, step, stands, change)?, stands));
    }
    let batch = random_id();
    put(tx, &batch, planned.iter().map(|(planned, _)| planned)).await?;
    for (item, (used, released)) in items {
        of_item(tx, item, used, released).await?;
    }
    carry_out(tx, &batch, at.now).await?;
    for (planned, stands) in &planned {
        write_to(tx, at, planned, stands).await?;
    }
    exec!(tx, "delete from internet_access_steps where batch = $1", batch)?;
    Ok(())
}

async fn stand(tx: &mut Tx, steps: &BTreeMap<&str, &OneStep>) -> Result<Vec<Stands>> {
    let ids = serde_json::json!(steps.keys().collect::<Vec<_>>()).to_string();
    Ok(sql!(
        tx,
        fetch_all,
        Stands,
        sqlite: r#"select r.id, r.status, r.works_until, r.person_id, p.data_key, p.email,
                          (select coalesce(max(e.number), 0) from internet_access_entries e where e.request_id = r.id) as "last!: i64",
                          (select u.item_id from internet_access_uses u
                           where u.request_id = r.id and u.used_at is null and u.released_at is null) as "item_id: String",
                          (select i.lasts_days from internet_access_uses u join internet_access_items i on i.id = u.item_id
                           where u.request_id = r.id and u.released_at is null
                           order by u.reserved_at desc, u.id limit 1) as "lasts_days: i64"
                   from internet_access_requests r join people p on p.id = r.person_id
                   where r.id in (select value from json_each($1)) order by r.id"#,
        pg: r#"select r.id, r.status, r.works_until, r.person_id, p.data_key, p.email,
                      (select coalesce(max(e.number), 0) from internet_access_entries e where e.request_id = r.id) as "last!: i64",
                      (select u.item_id from internet_access_uses u
                       where u.request_id = r.id and u.used_at is null and u.released_at is null) as "item_id: String",
                      (select i.lasts_days from internet_access_uses u join internet_access_items i on i.id = u.item_id
                       where u.request_id = r.id and u.released_at is null
                       order by u.reserved_at desc, u.id limit 1) as "lasts_days: i64"
               from internet_access_requests r join people p on p.id = r.person_id
               where r.id in (select json_array_elements_text($1::text::json)) order by r.id"#,
        ids
    )?)
}

fn plan<'a>(at: At<'_>, step: &'a OneStep, stands: &Stands, change: Change) -> Result<Planned<'a>> {
    let entry_id = random_id();
    let words = match &step.words {
        Some(words) => {
            let key = at.keys.data_key(purpose_of(None), &stands.person_id, &stands.data_key)?;
            Some(key.seal(words_place(&entry_id), words))
        }
        None => None,
    };
    Ok(Planned {
        request_id: &step.request,
        status: step.to.code(),
        number: stands.last + 1,
        entry_id,
        once: &step.once,
        words,
        reserved: match change.reserved {
            Some(Reserved::Used) => "used",
            Some(Reserved::Released) => "released",
            None => "as_it_was",
        },
        works_until: change.works_until,
        closed_at: change.closed_at,
        due_at: change.due_at,
        sent: step.to.is_sent(),
        working: step.to == Status::Working,
    })
}

async fn put<'a>(tx: &mut Tx, batch: &str, planned: impl Iterator<Item = &'a Planned<'a>>) -> Result<()> {
    let planned = serde_json::json!(planned.collect::<Vec<_>>()).to_string();
    exec!(
        tx,
        sqlite: "insert into internet_access_steps (batch, request_id, status, number, entry_id, once, words, reserved, works_until,
                                                    closed_at, due_at, sent, working)
                 select $1, value->>'request_id', value->>'status', value->>'number', value->>'entry_id', value->>'once',
                        value->>'words', value->>'reserved', value->>'works_until', value->>'closed_at', value->>'due_at',
                        value->>'sent', value->>'working'
                 from json_each($2)",
        pg: "insert into internet_access_steps (batch, request_id, status, number, entry_id, once, words, reserved, works_until,
                                                closed_at, due_at, sent, working)
             select $1, value->>'request_id', value->>'status', (value->>'number')::bigint, value->>'entry_id', value->>'once',
                    value->>'words', value->>'reserved', (value->>'works_until')::bigint, (value->>'closed_at')::bigint,
                    (value->>'due_at')::bigint, (value->>'sent')::boolean, (value->>'working')::boolean
             from json_array_elements($2::text::json)",
        batch,
        planned
    )?;
    Ok(())
}

async fn of_item(tx: &mut Tx, item: &str, used: i64, released: i64) -> Result<()> {
    exec!(
        tx,
        "update internet_access_items
         set reserved = reserved - $1 - $2, used = used + $1, in_stock = in_stock - case when counted then $1 else 0 end
         where id = $3",
        used,
        released,
        item
    )?;
    Ok(())
}

async fn carry_out(tx: &mut Tx, batch: &str, now: i64) -> Result<()> {
    let (kind, by, today) = (Kind::Moved.code(), By::Supplier.code(), day_of(now));
    exec!(
        &mut *tx,
        "update internet_access_uses
         set used_at = case when s.reserved = 'used' then cast($1 as bigint) end,
             released_at = case when s.reserved = 'released' then cast($1 as bigint) end
         from internet_access_steps s
         where s.batch = $2 and s.reserved <> 'as_it_was' and s.request_id = internet_access_uses.request_id
           and used_at is null and released_at is null",
        now,
        batch
    )?;
    exec!(
        &mut *tx,
        "update internet_access_promises set met_at = $1 from internet_access_steps s
         where s.batch = $2 and s.request_id = internet_access_promises.request_id and met_at is null and let_go_at is null",
        now,
        batch
    )?;
    exec!(
        &mut *tx,
        "insert into internet_access_promises (request_id, number, made_at, due_at)
         select s.request_id,
                (select coalesce(max(p.number), 0) + 1 from internet_access_promises p where p.request_id = s.request_id),
                $1, s.due_at
         from internet_access_steps s where s.batch = $2 and s.due_at is not null",
        now,
        batch
    )?;
    exec!(
        &mut *tx,
        "update internet_access_requests
         set status = s.status, status_at = $1, why_not = null, works_until = s.works_until, closed_at = s.closed_at,
             due_at = s.due_at, paused_at = null, raised_at = null, changed_at = $1
         from internet_access_steps s where s.batch = $2 and s.request_id = internet_access_requests.id",
        now,
        batch
    )?;
    exec!(
        &mut *tx,
        "insert into internet_access_entries (id, request_id, number, once, at, kind, status, by_whom, private, words)
         select s.entry_id, s.request_id, s.number, s.once, $1, $2, s.status, $3, false, s.words
         from internet_access_steps s where s.batch = $4",
        now,
        kind,
        by,
        batch
    )?;
    exec!(
        tx,
        "update internet_access_outcomes
         set sent_on = case when s.sent then coalesce(sent_on, $1) else sent_on end,
             working_on = case when s.working then coalesce(working_on, $1) else working_on end,
             closed_on = case when s.closed_at is not null then $1 end,
             ending = s.status
         from internet_access_steps s where s.batch = $2 and s.request_id = internet_access_outcomes.request_id",
        today,
        batch
    )?;
    Ok(())
}

async fn write_to(tx: &mut Tx, at: At<'_>, planned: &Planned<'_>, stands: &Stands) -> Result<()> {
    let Some(sealed) = &stands.email else { return Ok(()) };
    let key = at.keys.data_key(purpose_of(None), &stands.person_id, &stands.data_key)?;
    let Ok(to) = EmailAddress::parse(&key.open(people::place("email", &stands.person_id), sealed)?) else {
        return Ok(());
    };
    let person = PersonId(stands.person_id.clone());
    letters::queue_news_to(tx, at.keys, &to, (&person, planned.request_id), planned.number, at.now).await
}
