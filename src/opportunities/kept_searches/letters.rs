//! The one letter a day: there is something new on your page. It names neither a search, nor an employer, nor us (S-49).

use crate::accounts::{PersonId, people};
use crate::app::ME;
use crate::error::Result;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::web::{AppState, Tx};
use crate::words::london_day;
use crate::{exec, say, sql};

use super::store::email_of;

pub const NEW: &str = "kept_searches.new";
/// Whose task it is when a letter does not reach somebody.
const TEAM: &str = "council";
/// How many people's letters are queued in one transaction.
const BATCH: i64 = 100;

pub const KINDS: &[Kind] =
    &[Kind { name: NEW, write: |app, draft| Box::pin(new(app, draft)), can_be_stopped: true, keeps_hours: true }];

struct Row {
    person_id: String,
}

/// Queues a letter to everybody who is due one and had none today, in London. Says how many.
pub async fn queue_due(app: &AppState) -> Result<u64> {
    let day = london_day(app.now()).to_string();
    let (mut after, mut queued) = (String::new(), 0);
    loop {
        let mut tx = app.db.read().await?;
        let people = sql!(
            &mut tx,
            fetch_all,
            Row,
            r#"select distinct k.person_id as "person_id!" from kept_search_news m join kept_searches k on k.id = m.search_id
               left join kept_search_letters l on l.person_id = k.person_id
               where m.letter_due and k.person_id > $1 and (l.day is null or l.day < $2) order by 1 limit $3"#,
            after,
            day,
            BATCH
        )?;
        drop(tx);
        let Some(last) = people.last() else { return Ok(queued) };
        after = last.person_id.clone();
        let mut tx = app.db.begin().await?;
        for Row { person_id } in people {
            queued += u64::from(queue(&mut tx, app, PersonId(person_id), &day).await?);
        }
        tx.commit().await?;
    }
}

/// Queues somebody's letter of a day, unless it was queued before. What it tells of is told with it.
async fn queue(tx: &mut Tx, app: &AppState, person: PersonId, day: &str) -> Result<bool> {
    let id = person.as_str();
    let first = exec!(
        tx,
        "insert into kept_search_letters (person_id, day) values ($1, $2)
         on conflict (person_id) do update set day = excluded.day where kept_search_letters.day < excluded.day",
        id,
        day
    )?;
    if first == 0 {
        return Ok(false);
    }
    exec!(
        tx,
        "update kept_search_news set letter_due = false
         where letter_due and search_id in (select id from kept_searches where person_id = $1)",
        id
    )?;
    let Some(email) = email_of(tx, &app.keys, &person).await? else { return Ok(false) };
    let once = format!("{NEW}:{id}:{day}");
    let letter = NewLetter { kind: NEW, to: &email, person: Some(id), team: TEAM, payload: "{}", once: Some(&once) };
    mail::queue(tx, &app.keys, &letter, app.now()).await?;
    Ok(true)
}

struct Left {
    email_index: Option<String>,
    new: i64,
}

/// Writes it, if there is still something new that they have not seen, and the address is still theirs.
async fn new(app: AppState, draft: Draft) -> Result<Option<Words>> {
    let Some(person) = draft.person else { return Ok(None) };
    let now = app.now();
    let mut tx = app.db.read().await?;
    let left = sql!(
        &mut tx,
        fetch_optional,
        Left,
        r#"select p.email_index, (select count(*) from kept_searches k join kept_search_news m on m.search_id = k.id
                  join opportunities o on o.id = m.opportunity_id
                  where k.person_id = p.id and k.by_letter and m.seen_at is null and o.closed_at is null
                    and (o.closes_at is null or o.closes_at >= $2)) as "new!: i64"
           from people p where p.id = $1"#,
        person,
        now
    )?;
    let index = people::email_index(&app.keys, &draft.to);
    if !left.is_some_and(|left| left.new > 0 && left.email_index == Some(index)) {
        return Ok(None);
    }
    Ok(Some(Words {
        subject: say!("kept_searches-letter-subject").to_owned(),
        paragraphs: vec![
            say!("kept_searches-letter-what").to_owned(),
            say!("kept_searches-letter-how-often").to_owned(),
        ],
        link: Some((say!("kept_searches-letter-link").to_owned(), ME.to_owned())),
        ..Words::default()
    }))
}
