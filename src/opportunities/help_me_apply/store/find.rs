//! Finding requests, and opening them.

use crate::accounts::people::{self, place};
use crate::accounts::{Names, PersonId, Role, Staff};
use crate::error::Result;
use crate::keys::{DataKey, Keys};
use crate::sql;
use crate::web::Tx;

use super::super::model::{End, Ending, Holder, Kind, Need, Request, Said, Thread};
use super::{request_place, words_place};

/// Through whom a request is looked for.
pub struct Seeker<'a> {
    young_person: &'a str,
    adviser: &'a str,
    team: bool,
}

impl<'a> Seeker<'a> {
    pub fn young_person(person: &'a PersonId) -> Seeker<'a> {
        Seeker { young_person: person.as_str(), adviser: "", team: false }
    }

    /// An adviser has their own, an editor the team's; somebody may be both.
    pub fn staff(staff: &'a Staff) -> Seeker<'a> {
        let adviser = if staff.is(Role::PersonalAdviser) { staff.id.as_str() } else { "" };
        Seeker { young_person: "", adviser, team: staff.is(Role::OpportunitiesEditor) }
    }
}

/// A request with the key that opens what was said in it, and what staff call the young person.
pub struct Found {
    pub thread: Thread,
    pub key: DataKey,
    pub name: String,
}

/// A request as a list shows it.
pub struct Listed {
    pub request: Request,
    /// What staff call the young person.
    pub name: String,
}

struct Row {
    id: String,
    reference: String,
    person_id: String,
    opportunity_id: Option<i64>,
    about: Option<String>,
    link: Option<String>,
    needs: Option<String>,
    asked_at: i64,
    due_at: Option<i64>,
    changed_at: i64,
    closed_at: Option<i64>,
    closed_by: Option<String>,
    ending: Option<String>,
    adviser_id: Option<String>,
    taker_id: Option<String>,
    data_key: String,
    name: String,
}

struct SaidRow {
    id: String,
    number: i64,
    at: i64,
    kind: String,
    staff_id: Option<String>,
    words: Option<String>,
}

/// One request with all that was said in it. What is another's and what is not there look the same; one that was taken back is
/// the young person's alone.
pub async fn find(tx: &mut Tx, keys: &Keys, seeker: &Seeker<'_>, id: &str) -> Result<Option<Found>> {
    let (young_person, adviser, team) = (seeker.young_person, seeker.adviser, seeker.team);
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        r#"select r.id, r.reference, r.person_id, r.opportunity_id, r.about, r.link, r.needs, r.asked_at, r.due_at, r.changed_at,
                  r.closed_at, r.closed_by, r.ending, h.adviser_id as "adviser_id?: String", h.taker_id as "taker_id?: String",
                  p.data_key, p.name
           from help_requests r join people p on p.id = r.person_id join help_holders h on h.request_id = r.id
           where r.id = $1 and (r.person_id = $2 or (coalesce(r.ending, '') <> 'withdrawn'
               and (h.adviser_id = $3 or ($4 and h.adviser_id is null))))"#,
        id,
        young_person,
        adviser,
        team
    )?;
    let Some(row) = row else { return Ok(None) };
    let mut names = Names::default();
    let opened = row.open(tx, keys, &mut names).await?;
    let said = said(tx, keys, &mut names, &opened.key, id).await?;
    Ok(Some(Found { thread: Thread { request: opened.request, said }, key: opened.key, name: opened.name }))
}

/// What waits for these staff: open requests, those due first at the top, then those where the young person's turn it is.
pub async fn of_staff(tx: &mut Tx, keys: &Keys, seeker: &Seeker<'_>) -> Result<Vec<Listed>> {
    let (adviser, team) = (seeker.adviser, seeker.team);
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        r#"select r.id, r.reference, r.person_id, r.opportunity_id, r.about, r.link, r.needs, r.asked_at, r.due_at, r.changed_at,
                  r.closed_at, r.closed_by, r.ending, h.adviser_id as "adviser_id?: String", h.taker_id as "taker_id?: String",
                  p.data_key, p.name
           from help_requests r join people p on p.id = r.person_id join help_holders h on h.request_id = r.id
           where r.closed_at is null and (h.adviser_id = $1 or ($2 and h.adviser_id is null))
           order by case when r.due_at is null then 1 else 0 end, r.due_at, r.asked_at, r.id limit 500"#,
        adviser,
        team
    )?;
    open_all(tx, keys, rows).await
}

/// A young person's own, open or ended, changed before `before`: the newest first.
pub async fn of_person(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    ended: bool,
    before: i64,
    most: i64,
) -> Result<Vec<Listed>> {
    let id = person.as_str();
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        r#"select r.id, r.reference, r.person_id, r.opportunity_id, r.about, r.link, r.needs, r.asked_at, r.due_at, r.changed_at,
                  r.closed_at, r.closed_by, r.ending, h.adviser_id as "adviser_id?: String", h.taker_id as "taker_id?: String",
                  p.data_key, p.name
           from help_requests r join people p on p.id = r.person_id join help_holders h on h.request_id = r.id
           where r.person_id = $1 and (r.closed_at is not null) = $2 and r.changed_at < $3
           order by r.changed_at desc, r.id limit $4"#,
        id,
        ended,
        before,
        most
    )?;
    open_all(tx, keys, rows).await
}

async fn open_all(tx: &mut Tx, keys: &Keys, rows: Vec<Row>) -> Result<Vec<Listed>> {
    let (mut names, mut listed) = (Names::default(), Vec::with_capacity(rows.len()));
    for row in rows {
        let Opened { request, name, .. } = row.open(tx, keys, &mut names).await?;
        listed.push(Listed { request, name });
    }
    Ok(listed)
}

struct Opened {
    request: Request,
    key: DataKey,
    name: String,
}

impl Row {
    async fn open(self, tx: &mut Tx, keys: &Keys, names: &mut Names) -> Result<Opened> {
        let (id, person) = (self.id, self.person_id);
        let key = keys.data_key(people::purpose_of(None), &person, &self.data_key)?;
        let name = key.open(place("name", &person), &self.name)?;
        let needs = key.open_optional(request_place("needs", &id), self.needs.as_deref())?;
        let holder = match names.of(tx, keys, self.adviser_id.as_deref()).await? {
            Some(adviser) => Holder::Adviser(adviser),
            None => Holder::Team(names.of(tx, keys, self.taker_id.as_deref()).await?),
        };
        let ending = self.ending.as_deref().and_then(Ending::from_code);
        let by_staff = self.closed_by.as_deref() == Some("staff");
        let request = Request {
            about: key.open_optional(request_place("about", &id), self.about.as_deref())?,
            link: key.open_optional(request_place("link", &id), self.link.as_deref())?,
            id,
            reference: self.reference,
            person: PersonId(person),
            opportunity: self.opportunity_id,
            needs: Need::from_codes(needs.as_deref().unwrap_or_default()),
            holder,
            asked_at: self.asked_at,
            due_at: self.due_at,
            changed_at: self.changed_at,
            end: self.closed_at.zip(ending).map(|(at, ending)| End { at, ending, by_staff }),
        };
        Ok(Opened { request, key, name })
    }
}

async fn said(tx: &mut Tx, keys: &Keys, names: &mut Names, key: &DataKey, request: &str) -> Result<Vec<Said>> {
    let rows = sql!(
        tx,
        fetch_all,
        SaidRow,
        "select id, number, at, kind, staff_id, words from help_words where request_id = $1 order by number",
        request
    )?;
    let mut said = Vec::with_capacity(rows.len());
    for row in rows {
        let words = key.open_optional(words_place(&row.id), row.words.as_deref())?;
        let Some(kind) = Kind::from_code(&row.kind) else { continue };
        let staff = names.of(tx, keys, row.staff_id.as_deref()).await?;
        said.push(Said { number: row.number, at: row.at, kind, staff, words });
    }
    Ok(said)
}
