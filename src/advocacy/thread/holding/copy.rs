//! The copy of somebody's cases: every column, in words. What only advocates read stays with them, and the heading says so.

use crate::error::Result;
use crate::keys::Keys;
use crate::mine::{Part, Shown, Told, told};
use crate::say;
use crate::sql;
use crate::web::Tx;
use crate::words::{london_day, weekday_words};

use super::super::super::asking::Kept;
use super::super::super::model::{Case, Contact, Ending, Entry, Got, Promise, Topic, Way};
use super::super::super::store::{Found, find};
use super::super::complaint::{self, Complaint};
use super::super::share::{self, Share};

/// The rows of each table.
#[derive(Default)]
pub struct Tables {
    cases: Vec<Vec<Told>>,
    entries: Vec<Vec<Told>>,
    promises: Vec<Vec<Told>>,
    objections: Vec<Vec<Told>>,
    shares: Vec<Vec<Told>>,
    complaints: Vec<Vec<Told>>,
    stages: Vec<Vec<Told>>,
}

fn day(at: i64) -> String {
    weekday_words(london_day(at))
}

struct MoreRow {
    claimed_at: Option<i64>,
    closed_by: Option<String>,
}

struct ObjectionRow {
    at: i64,
}

impl Tables {
    /// Adds one case.
    pub async fn add(&mut self, tx: &mut Tx, keys: &Keys, id: &str) -> Result<()> {
        let Some(Found { thread, key }) = find(tx, keys, id).await? else { return Ok(()) };
        let more =
            sql!(&mut *tx, fetch_one, MoreRow, "select claimed_at, closed_by from advocacy_cases where id = $1", id)?;
        let objections = sql!(
            &mut *tx,
            fetch_all,
            ObjectionRow,
            "select at from advocacy_objections where case_id = $1 order by at",
            id
        )?;
        let shares = share::of_case(tx, keys, &key, id).await?;
        let complaint = complaint::of_case(tx, &key, id).await?;
        let number = &thread.case.reference;
        self.cases.push(case_row(&thread.case, &more));
        let read = thread.entries.iter().filter(|entry| !entry.private);
        self.entries.extend(read.map(|entry| entry_row(number, entry)));
        self.promises.extend(thread.promises.iter().map(|promise| promise_row(number, promise)));
        self.objections.extend(objections.iter().map(|row| objection_row(number, row.at)));
        self.shares.extend(shares.iter().map(|share| share_row(number, share)));
        if let Some(complaint) = complaint {
            self.complaints.push(complaint_row(number, &complaint));
            self.stages.extend(stage_rows(number, &complaint));
        }
        Ok(())
    }

    pub fn parts(self) -> Vec<Part> {
        let part = |table, heading: &str, rows| Part { table, heading: heading.to_owned(), rows };
        vec![
            part("advocacy_cases", say!("advocacy-copy"), self.cases),
            part("advocacy_entries", say!("advocacy-copy-said"), self.entries),
            part("advocacy_promises", say!("advocacy-copy-promises"), self.promises),
            part("advocacy_objections", say!("advocacy-copy-objections"), self.objections),
            part("advocacy_shares", say!("advocacy-copy-shares"), self.shares),
            part("advocacy_complaints", say!("advocacy-copy-complaints"), self.complaints),
            part("advocacy_complaint_stages", say!("advocacy-copy-stages"), self.stages),
        ]
    }
}

/// What they began and keep, and have not sent.
pub fn drafts(kept: Option<Kept>) -> Part {
    let body =
        |kept: Kept| [Some(kept.name), kept.words, kept.wish].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let rows = kept.map(|kept| vec![told("body", say!("advocacy-copy-said"), body(kept))]).into_iter().collect();
    Part { table: "advocacy_drafts", heading: say!("advocacy-item-begun").to_owned(), rows }
}

fn case_row(case: &Case, more: &MoreRow) -> Vec<Told> {
    let end = case.end.as_ref();
    vec![
        told("reference", say!("advocacy-reference"), case.reference.clone()),
        told("asked", say!("advocacy-copy-asked"), asked(case)),
        told("contact", say!("advocacy-case-reach"), contact(&case.contact)),
        told("asked_at", say!("advocacy-copy-asked-at"), case.asked_at.shown()),
        told("changed_at", say!("advocacy-copy-changed"), case.changed_at.shown()),
        told("due_at", say!("advocacy-copy-due"), case.due_at.map(day).shown()),
        told("paused_at", say!("advocacy-copy-paused"), case.paused_at.map(day).shown()),
        told("next_step", say!("advocacy-next"), case.next_step.as_ref().map(|step| step.words.clone()).shown()),
        told("next_step_by", say!("advocacy-copy-step-by"), case.next_step.as_ref().map(|step| day(step.by)).shown()),
        told(
            "advocate_id",
            say!("advocacy-case-who"),
            case.advocate.as_ref().map(|advocate| advocate.name.clone()).shown(),
        ),
        told("claimed_at", say!("advocacy-copy-claimed"), more.claimed_at.map(day).shown()),
        told("closed_at", say!("advocacy-copy-closed"), end.map(|end| day(end.at)).shown()),
        told("closed_by", say!("advocacy-copy-closed-by"), more.closed_by.clone().shown()),
        told("ending", say!("advocacy-copy-ending"), end.map(|end| Ending::words(end.ending).to_owned()).shown()),
        told("got", say!("advocacy-got"), case.got.map(got).shown()),
        told("safeguarded_at", say!("advocacy-copy-safeguarded"), case.safeguarded_at.map(day).shown()),
    ]
}

fn got(got: Got) -> String {
    match got {
        Got::Yes => say!("advocacy-got-yes"),
        Got::Partly => say!("advocacy-got-partly"),
        Got::No => say!("advocacy-got-no"),
    }
    .to_owned()
}

/// All that was asked, part by part.
fn asked(case: &Case) -> String {
    let asked = &case.asked;
    let mut parts: Vec<String> = asked.topics.iter().copied().map(|topic| Topic::words(topic).to_owned()).collect();
    parts.extend(asked.words.clone());
    parts.extend(asked.wish.clone());
    parts.extend(asked.unsafe_now.then(|| say!("advocacy-copy-unsafe").to_owned()));
    parts.extend(asked.language.clone());
    parts.extend(asked.interpreter.then(|| say!("advocacy-copy-interpreter").to_owned()));
    parts.extend(asked.on_behalf.as_ref().map(|by| format!("{} {}", by.name, by.contact)));
    parts.join("\n")
}

fn contact(contact: &Contact) -> String {
    let mut parts = vec![contact.name.clone()];
    parts.extend(contact.pronouns.clone());
    parts.extend(contact.ways.iter().copied().map(|way| Way::words(way).to_owned()));
    parts.extend(contact.phone.clone());
    parts.extend(contact.email.clone());
    parts.push(format!("{}: {}", say!("mine-about-message"), contact.leave_message.shown()));
    parts.push(format!("{}: {}", say!("advocacy-reach-shared"), contact.shared.shown()));
    let hour = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
    parts.extend(contact.hours.map(|(from, until)| format!("{} - {}", hour(from), hour(until))));
    parts.extend(contact.care.clone());
    parts.join("\n")
}

fn number_row(number: &str) -> Told {
    told("case_id", say!("advocacy-reference"), number)
}

fn entry_row(number: &str, entry: &Entry) -> Vec<Told> {
    vec![
        number_row(number),
        told("number", say!("advocacy-copy-number"), entry.number.to_string()),
        told("at", say!("advocacy-copy-at"), entry.at.shown()),
        told("kind", say!("advocacy-copy-kind"), entry.kind.code().replace('_', " ")),
        told("staff_id", say!("advocacy-copy-staff"), entry.staff.as_ref().map(|staff| staff.name.clone()).shown()),
        told("words", say!("advocacy-case-words"), entry.words.clone().shown()),
    ]
}

fn promise_row(number: &str, promise: &Promise) -> Vec<Told> {
    vec![
        number_row(number),
        told("made_at", say!("advocacy-copy-made"), day(promise.made_at)),
        told("due_at", say!("advocacy-copy-due"), day(promise.due_at)),
        told("met_at", say!("advocacy-copy-met"), promise.met_at.map(day).shown()),
        told("let_go_at", say!("advocacy-copy-not-needed"), promise.let_go_at.map(day).shown()),
    ]
}

fn objection_row(number: &str, at: i64) -> Vec<Told> {
    vec![number_row(number), told("at", say!("advocacy-copy-at"), day(at))]
}

fn share_row(number: &str, share: &Share) -> Vec<Told> {
    vec![
        number_row(number),
        told("words", say!("advocacy-case-words"), share.words.clone()),
        told("recipient", say!("advocacy-share-with"), share.reader()),
        told(
            "offered_by",
            say!("advocacy-copy-offered-by"),
            share.offered_by.as_ref().map(|by| by.name.clone()).shown(),
        ),
        told("offered_at", say!("advocacy-copy-offered"), day(share.offered_at)),
        told("agreed_at", say!("advocacy-share-on"), share.agreed_at.map(day).shown()),
        told("declined_at", say!("advocacy-copy-declined"), share.declined_at.map(day).shown()),
        told("taken_back_at", say!("advocacy-copy-taken-back"), share.taken_back_at.map(day).shown()),
    ]
}

fn complaint_row(number: &str, complaint: &Complaint) -> Vec<Told> {
    vec![
        number_row(number),
        told("words", say!("advocacy-case-words"), complaint.words.clone()),
        told("by_name", say!("advocacy-complaint-name"), complaint.by_name.clone()),
        told("reply_to", say!("advocacy-complaint-reply"), complaint.reply_to.clone().shown()),
        told("made_at", say!("advocacy-copy-complained"), day(complaint.made_at)),
        told("by_hand", say!("advocacy-copy-by-hand"), complaint.by_hand.shown()),
    ]
}

fn stage_rows(number: &str, complaint: &Complaint) -> Vec<Vec<Told>> {
    let row = |stage: &complaint::Stage| {
        vec![
            number_row(number),
            told("stage", say!("advocacy-copy-stage"), stage.number.to_string()),
            told("asked_at", say!("advocacy-complaint-asked"), day(stage.asked_at)),
            told("answered_at", say!("advocacy-complaint-answer"), stage.answered_at.map(day).shown()),
        ]
    };
    complaint.stages.iter().map(row).collect()
}
