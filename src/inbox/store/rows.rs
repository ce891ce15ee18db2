//! The rows of one page. Each order has a text of its own, so that each arm of the view is read by an index, and no further than the
//! page goes: a condition that is there in one case and not in the other would hide that from the databases.

use crate::accounts::{Role, Staff};
use crate::error::Result;
use crate::sql;
use crate::web::Tx;

use super::super::model::{A_PAGE, After, LATELY, Room, Show};
use super::super::staff::roles_of;

/// One more than a page holds, to know whether there is another.
const MOST: i64 = A_PAGE as i64 + 1;
/// Later than every moment, and than everything that nobody promised.
const NEVER: i64 = 9_000_000_000_000_000;
/// Behind every id.
const BEHIND: &str = "~";

/// An item as the view has it, with the sealed name of its young person.
pub struct Row {
    pub room: String,
    pub id: String,
    pub kind: String,
    pub status: String,
    pub reference: String,
    pub plain: String,
    pub person_id: Option<String>,
    pub holder: String,
    pub asked_at: i64,
    pub due_at: Option<i64>,
    pub paused_at: Option<i64>,
    pub raised_at: Option<i64>,
    pub ours_at: Option<i64>,
    pub theirs_at: Option<i64>,
    pub done_at: Option<i64>,
    pub data_key: Option<String>,
    pub name: Option<String>,
}

impl Row {
    /// By what it stands where it stands.
    pub fn order(&self) -> (i64, &str) {
        (self.ours_at.or(self.theirs_at).or(self.done_at).unwrap_or_default(), &self.id)
    }

    pub fn place(&self) -> After {
        After { at: self.order().0, plain: self.plain.clone(), id: self.id.clone() }
    }
}

/// Who looks, and at which room; the view shows each what the rooms would.
pub struct Seen {
    pub me: String,
    /// " internet_team personal_adviser "
    pub roles: String,
    /// Empty: every room.
    pub room: &'static str,
}

impl Seen {
    pub fn by(staff: &Staff, room: Option<Room>) -> Seen {
        let roles = format!(" {} ", Role::codes(&roles_of(staff)));
        Seen { me: staff.id.as_str().to_owned(), roles, room: room.map_or("", Room::code) }
    }
}

/// Up to when it is our turn, for what is looked at.
fn until(show: Show, now: i64) -> i64 {
    if show == Show::Late { now } else { NEVER }
}

/// Whoever has them: a page after that item.
pub async fn anybodys(tx: &mut Tx, seen: &Seen, show: Show, after: Option<&After>, now: i64) -> Result<Vec<Row>> {
    let (me, roles, room) = (seen.me.as_str(), seen.roles.as_str(), seen.room);
    let (at, id) = after.map_or((0, ""), |after| (after.at, after.id.as_str()));
    let (until, since) = (until(show, now), now - LATELY);
    let rows = match show {
        Show::Ours | Show::Late => sql!(
            tx,
            fetch_all,
            Row,
            r#"select i.room as "room!: String", i.id as "id!: String", i.kind as "kind!: String", i.status as "status!: String",
                      i.reference as "reference!: String", i.plain as "plain!: String", i.person_id as "person_id?: String",
                      i.holder as "holder!: String", i.asked_at as "asked_at!: i64", i.due_at as "due_at?: i64",
                      i.paused_at as "paused_at?: i64", i.raised_at as "raised_at?: i64", i.ours_at as "ours_at?: i64",
                      i.theirs_at as "theirs_at?: i64", i.done_at as "done_at?: i64",
                      p.data_key as "data_key?: String", p.name as "name?: String"
               from (select * from inbox_items
                   where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                     and ($3 = '' or room = $3)
                     and ours_at >= $4 and (ours_at > $4 or id > $5) and ours_at < $6
                   order by ours_at, id limit $7) i
               left join people p on p.id = i.person_id order by i.ours_at, i.id"#,
            me,
            roles,
            room,
            at,
            id,
            until,
            MOST,
        ),
        Show::Theirs => sql!(
            tx,
            fetch_all,
            Row,
            r#"select i.room as "room!: String", i.id as "id!: String", i.kind as "kind!: String", i.status as "status!: String",
                      i.reference as "reference!: String", i.plain as "plain!: String", i.person_id as "person_id?: String",
                      i.holder as "holder!: String", i.asked_at as "asked_at!: i64", i.due_at as "due_at?: i64",
                      i.paused_at as "paused_at?: i64", i.raised_at as "raised_at?: i64", i.ours_at as "ours_at?: i64",
                      i.theirs_at as "theirs_at?: i64", i.done_at as "done_at?: i64",
                      p.data_key as "data_key?: String", p.name as "name?: String"
               from (select * from inbox_items
                   where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                     and ($3 = '' or room = $3)
                     and theirs_at >= $4 and (theirs_at > $4 or id > $5)
                   order by theirs_at, id limit $6) i
               left join people p on p.id = i.person_id order by i.theirs_at, i.id"#,
            me,
            roles,
            room,
            at,
            id,
            MOST,
        ),
        Show::Done => {
            let (at, id) = if after.is_some() { (at, id) } else { (NEVER, BEHIND) };
            sql!(
                tx,
                fetch_all,
                Row,
                r#"select i.room as "room!: String", i.id as "id!: String", i.kind as "kind!: String", i.status as "status!: String",
                      i.reference as "reference!: String", i.plain as "plain!: String", i.person_id as "person_id?: String",
                      i.holder as "holder!: String", i.asked_at as "asked_at!: i64", i.due_at as "due_at?: i64",
                      i.paused_at as "paused_at?: i64", i.raised_at as "raised_at?: i64", i.ours_at as "ours_at?: i64",
                      i.theirs_at as "theirs_at?: i64", i.done_at as "done_at?: i64",
                      p.data_key as "data_key?: String", p.name as "name?: String"
               from (select * from inbox_items
                   where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                     and ($3 = '' or room = $3)
                     and done_at <= $4 and (done_at < $4 or id < $5) and done_at > $6
                   order by done_at desc, id desc limit $7) i
               left join people p on p.id = i.person_id order by i.done_at desc, i.id desc"#,
                me,
                roles,
                room,
                at,
                id,
                since,
                MOST,
            )
        }
    };
    Ok(rows?)
}

/// The same, of what one member of staff has; nobody is empty.
pub async fn of(
    tx: &mut Tx,
    seen: &Seen,
    holder: &str,
    show: Show,
    after: Option<&After>,
    now: i64,
) -> Result<Vec<Row>> {
    let (me, roles, room) = (seen.me.as_str(), seen.roles.as_str(), seen.room);
    let (at, id) = after.map_or((0, ""), |after| (after.at, after.id.as_str()));
    let (until, since) = (until(show, now), now - LATELY);
    let rows = match show {
        Show::Ours | Show::Late => sql!(
            tx,
            fetch_all,
            Row,
            r#"select i.room as "room!: String", i.id as "id!: String", i.kind as "kind!: String", i.status as "status!: String",
                      i.reference as "reference!: String", i.plain as "plain!: String", i.person_id as "person_id?: String",
                      i.holder as "holder!: String", i.asked_at as "asked_at!: i64", i.due_at as "due_at?: i64",
                      i.paused_at as "paused_at?: i64", i.raised_at as "raised_at?: i64", i.ours_at as "ours_at?: i64",
                      i.theirs_at as "theirs_at?: i64", i.done_at as "done_at?: i64",
                      p.data_key as "data_key?: String", p.name as "name?: String"
               from (select * from inbox_items
                   where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                     and ($3 = '' or room = $3)
                     and holder = $4 and ours_at >= $5 and (ours_at > $5 or id > $6) and ours_at < $7
                   order by ours_at, id limit $8) i
               left join people p on p.id = i.person_id order by i.ours_at, i.id"#,
            me,
            roles,
            room,
            holder,
            at,
            id,
            until,
            MOST,
        ),
        Show::Theirs => sql!(
            tx,
            fetch_all,
            Row,
            r#"select i.room as "room!: String", i.id as "id!: String", i.kind as "kind!: String", i.status as "status!: String",
                      i.reference as "reference!: String", i.plain as "plain!: String", i.person_id as "person_id?: String",
                      i.holder as "holder!: String", i.asked_at as "asked_at!: i64", i.due_at as "due_at?: i64",
                      i.paused_at as "paused_at?: i64", i.raised_at as "raised_at?: i64", i.ours_at as "ours_at?: i64",
                      i.theirs_at as "theirs_at?: i64", i.done_at as "done_at?: i64",
                      p.data_key as "data_key?: String", p.name as "name?: String"
               from (select * from inbox_items
                   where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                     and ($3 = '' or room = $3)
                     and holder = $4 and theirs_at >= $5 and (theirs_at > $5 or id > $6)
                   order by theirs_at, id limit $7) i
               left join people p on p.id = i.person_id order by i.theirs_at, i.id"#,
            me,
            roles,
            room,
            holder,
            at,
            id,
            MOST,
        ),
        Show::Done => {
            let (at, id) = if after.is_some() { (at, id) } else { (NEVER, BEHIND) };
            sql!(
                tx,
                fetch_all,
                Row,
                r#"select i.room as "room!: String", i.id as "id!: String", i.kind as "kind!: String", i.status as "status!: String",
                      i.reference as "reference!: String", i.plain as "plain!: String", i.person_id as "person_id?: String",
                      i.holder as "holder!: String", i.asked_at as "asked_at!: i64", i.due_at as "due_at?: i64",
                      i.paused_at as "paused_at?: i64", i.raised_at as "raised_at?: i64", i.ours_at as "ours_at?: i64",
                      i.theirs_at as "theirs_at?: i64", i.done_at as "done_at?: i64",
                      p.data_key as "data_key?: String", p.name as "name?: String"
               from (select * from inbox_items
                   where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                     and ($3 = '' or room = $3)
                     and holder = $4 and done_at <= $5 and (done_at < $5 or id < $6) and done_at > $7
                   order by done_at desc, id desc limit $8) i
               left join people p on p.id = i.person_id order by i.done_at desc, i.id desc"#,
                me,
                roles,
                room,
                holder,
                at,
                id,
                since,
                MOST,
            )
        }
    };
    Ok(rows?)
}

/// Whatever has a reference that begins so, finished or not, in its order.
pub async fn found(tx: &mut Tx, seen: &Seen, beginning: &str, after: Option<&After>) -> Result<Vec<Row>> {
    let (me, roles, room) = (seen.me.as_str(), seen.roles.as_str(), "");
    let (from, id) = after.map_or((beginning, ""), |after| (after.plain.as_str(), after.id.as_str()));
    // References are capitals and digits: none that begins so is behind this, whatever order the database reads letters in.
    let to = format!("{beginning}ZZZZZZZZ");
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        r#"select i.room as "room!: String", i.id as "id!: String", i.kind as "kind!: String", i.status as "status!: String",
                      i.reference as "reference!: String", i.plain as "plain!: String", i.person_id as "person_id?: String",
                      i.holder as "holder!: String", i.asked_at as "asked_at!: i64", i.due_at as "due_at?: i64",
                      i.paused_at as "paused_at?: i64", i.raised_at as "raised_at?: i64", i.ours_at as "ours_at?: i64",
                      i.theirs_at as "theirs_at?: i64", i.done_at as "done_at?: i64",
                      p.data_key as "data_key?: String", p.name as "name?: String"
               from (select * from inbox_items
                   where (for_person = '' or for_person = $1) and (for_role = '' or $2 like '% ' || for_role || ' %')
                     and ($3 = '' or room = $3)
                     and plain >= $4 and plain <= $5 and (plain > $4 or id > $6)
                   order by plain, id limit $7) i
               left join people p on p.id = i.person_id order by i.plain, i.id"#,
        me,
        roles,
        room,
        from,
        to,
        id,
        MOST,
    );
    Ok(rows?)
}
