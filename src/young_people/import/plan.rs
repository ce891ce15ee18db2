//! What one line of the file would change. Entries are found by the council's number alone; one that belongs to an account
//! is never changed (S-52).

use std::collections::HashMap;

use crate::accounts::PersonId;
use crate::accounts::people::email_index;
use crate::error::Result;
use crate::forms::{EmailAddress, Problem};
use crate::keys::{Keys, random_id};
use crate::web::Tx;
use crate::{exec, sql};

use super::super::model::{Details, Entry};
use super::super::store::{self, Row, reference_index};
use super::file::Line;
use super::outcome::Outcome;

/// A line, held against the list.
pub struct Plan {
    pub outcome: Outcome,
    /// The columns that change, or that differ.
    pub columns: Vec<&'static str>,
    pub problems: Vec<Problem>,
    /// The council's number as it is found again; none where the line could not be read.
    pub reference_index: Option<String>,
    write: Write,
}

enum Write {
    Nothing,
    Add { details: Details, adviser: PersonId },
    Overwrite { id: String, details: Details, adviser: PersonId, address_changes: bool },
}

impl Plan {
    fn nothing(outcome: Outcome, columns: Vec<&'static str>, reference_index: Option<String>) -> Plan {
        Plan { outcome, columns, problems: Vec::new(), reference_index, write: Write::Nothing }
    }

    fn refused(problems: Vec<Problem>, reference_index: Option<String>) -> Plan {
        Plan { problems, ..Plan::nothing(Outcome::Refused, Vec::new(), reference_index) }
    }

    /// Writes what was planned, in the transaction in which it was planned.
    pub async fn carry_out(&self, tx: &mut Tx, keys: &Keys, now: i64) -> Result<bool> {
        match &self.write {
            Write::Nothing => Ok(false),
            Write::Add { details, adviser } => Ok(store::insert(tx, keys, &random_id(), details, adviser, now).await?),
            Write::Overwrite { id, details, adviser, address_changes } => {
                store::overwrite(tx, keys, id, details).await?;
                let adviser = adviser.as_str();
                exec!(tx, "update leaving_care_entries set adviser_id = $1 where id = $2", adviser, id)?;
                if *address_changes {
                    // Nobody was invited there, so proving it joins nobody.
                    exec!(tx, "update leaving_care_entries set invited_at = null where id = $1", id)?;
                }
                Ok(true)
            }
        }
    }
}

/// Holds lines against the list, one after the other, and remembers what the file has said.
pub struct Planner<'a> {
    keys: &'a Keys,
    now: i64,
    /// Personal advisers by address, as they were looked up.
    advisers: HashMap<String, Option<PersonId>>,
    /// Numbers and addresses that stood in the file already, and where.
    references: HashMap<String, i64>,
    emails: HashMap<String, i64>,
}

impl<'a> Planner<'a> {
    pub fn new(keys: &'a Keys, now: i64) -> Planner<'a> {
        Planner { keys, now, advisers: HashMap::new(), references: HashMap::new(), emails: HashMap::new() }
    }

    /// Says what a line would change.
    pub async fn plan(&mut self, tx: &mut Tx, line: &Line) -> Result<Plan> {
        let typed = match &line.read {
            Ok(typed) => typed,
            Err(problems) => return Ok(Plan::refused(problems.clone(), None)),
        };
        let reference = typed.details.reference.trim();
        let index = (!reference.is_empty()).then(|| reference_index(self.keys, reference));
        let mut problems = Vec::new();
        let details = match typed.details.check(self.now) {
            Ok(details) => Some(details),
            Err(errors) => {
                problems.extend(errors.iter().map(|(column, sentence)| Problem::new(column, sentence)));
                None
            }
        };
        let adviser = match self.adviser(tx, &typed.adviser).await? {
            Ok(adviser) => Some(adviser),
            Err(sentence) => {
                problems.push(Problem::new("adviser", sentence));
                None
            }
        };
        match &index {
            None => problems.push(Problem::new("reference", "Write the council's number: a row is found by it")),
            Some(index) => {
                problems.extend(said_before(&mut self.references, index, "reference", "number", line.number))
            }
        }
        if let Some(email) = details.as_ref().and_then(|details| details.email.as_ref()) {
            let email = email_index(self.keys, email);
            problems.extend(said_before(&mut self.emails, &email, "email", "address", line.number));
        }
        match (details, adviser, index) {
            (Some(details), Some(adviser), Some(index)) if problems.is_empty() => {
                self.against_the_list(tx, details, adviser, index).await
            }
            (_, _, index) => Ok(Plan::refused(problems, index)),
        }
    }

    async fn against_the_list(&self, tx: &mut Tx, file: Details, adviser: PersonId, index: String) -> Result<Plan> {
        let here = entry_of(tx, self.keys, &index).await?;
        let id = here.as_ref().map_or("", |entry| entry.id.as_str());
        let stays = here.as_ref().is_some_and(|entry| entry.account.is_some() || entry.details.email == file.email);
        // Whoever proves an address is joined to the one entry that has it: two entries must not share one.
        if let Some(email) = file.email.as_ref().filter(|_| !stays)
            && store::has_address(tx, self.keys, email, id).await?
        {
            let sentence = "Somebody else on the list has this address. If it is the same person, their adviser writes this number in their entry; if not, ask for another address";
            return Ok(Plan::refused(vec![Problem::new("email", sentence)], Some(index)));
        }
        let Some(entry) = here else {
            let write = Write::Add { details: file, adviser };
            return Ok(Plan { write, ..Plan::nothing(Outcome::New, Vec::new(), Some(index)) });
        };
        let details = merged(&entry.details, file);
        let mut columns = differing(&entry.details, &details);
        if entry.adviser != adviser {
            columns.push("adviser");
        }
        if columns.is_empty() {
            return Ok(Plan::nothing(Outcome::Unchanged, columns, Some(index)));
        }
        if entry.account.is_some() {
            return Ok(Plan::nothing(Outcome::Differs, columns, Some(index)));
        }
        let address_changes = columns.contains(&"email");
        let write = Write::Overwrite { id: entry.id, details, adviser, address_changes };
        Ok(Plan { write, ..Plan::nothing(Outcome::Changed, columns, Some(index)) })
    }

    /// Finds a personal adviser by address.
    async fn adviser(&mut self, tx: &mut Tx, typed: &str) -> Result<std::result::Result<PersonId, String>> {
        if typed.is_empty() {
            return Ok(Err("Write the work address of their personal adviser".to_owned()));
        }
        let Ok(email) = EmailAddress::parse(typed) else {
            return Ok(Err("Write the work address of their personal adviser, like name@example.org".to_owned()));
        };
        let index = email_index(self.keys, &email);
        let found = match self.advisers.get(&index) {
            Some(known) => known.clone(),
            None => {
                let found = find_adviser(tx, &index).await?;
                self.advisers.insert(index, found.clone());
                found
            }
        };
        Ok(found.ok_or_else(|| {
            "No personal adviser here has this address: correct it, or have an administrator invite them first"
                .to_owned()
        }))
    }
}

/// The problem of a line that says again what another said.
fn said_before(said: &mut HashMap<String, i64>, index: &str, column: &str, what: &str, number: i64) -> Option<Problem> {
    match said.get(index) {
        Some(before) => {
            Some(Problem::new(column, format!("Row {before} has the same {what}: take one of the two out")))
        }
        None => {
            said.insert(index.to_owned(), number);
            None
        }
    }
}

/// What the entry would say: an empty cell leaves what is there.
fn merged(here: &Details, file: Details) -> Details {
    Details {
        name: file.name,
        reference: file.reference,
        birth_date: file.birth_date.or(here.birth_date),
        email: file.email.or_else(|| here.email.clone()),
        phone: file.phone.or_else(|| here.phone.clone()),
    }
}

fn differing(here: &Details, there: &Details) -> Vec<&'static str> {
    [
        ("name", here.name != there.name),
        ("birth_date", here.birth_date != there.birth_date),
        ("email", here.email != there.email),
        ("phone", here.phone != there.phone),
    ]
    .into_iter()
    .filter_map(|(column, differs)| differs.then_some(column))
    .collect()
}

struct Id {
    id: String,
}

async fn find_adviser(tx: &mut Tx, index: &str) -> sqlx::Result<Option<PersonId>> {
    let row = sql!(
        tx,
        fetch_optional,
        Id,
        r#"select p.id as "id!" from people p join staff_roles r on r.person_id = p.id
           where p.email_index = $1 and r.role = 'personal_adviser' and p.disabled_at is null"#,
        index
    )?;
    Ok(row.map(|row| PersonId(row.id)))
}

async fn entry_of(tx: &mut Tx, keys: &Keys, index: &str) -> Result<Option<Entry>> {
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        r#"select e.id, e.data_key, e.reference, e.name, e.birth_date, e.email, e.phone, e.adviser_id, e.person_id,
                  e.invited_at, e.added_at, p.joined_at as "joined_at?", p.email as "account_email?"
           from leaving_care_entries e left join people p on p.id = e.person_id
           where e.reference_index = $1 and e.removed_at is null"#,
        index
    )?;
    row.map(|row| row.open(keys)).transpose()
}
