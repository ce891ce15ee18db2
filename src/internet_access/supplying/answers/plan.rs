//! What one line of a supplier's file would change, held against the request it names.

use std::collections::HashMap;

use crate::codes;
use crate::error::Result;
use crate::internet_access::model::Status;
use crate::sql;
use crate::web::Tx;

use super::file::{Line, Said};

/// What suppliers may say of a request.
pub const SAYS: [Status; 11] = [
    Status::Ordered,
    Status::OnItsWay,
    Status::ReadyToCollect,
    Status::Arrived,
    Status::Working,
    Status::NumberNotRecognised,
    Status::WrongNetwork,
    Status::NameDoesNotMatch,
    Status::AddressNotFound,
    Status::OutOfStock,
    Status::Ended,
];

codes! {
    /// What becomes of a line.
    Becomes {
        Changes = "changes",
        Changed = "changed",
        /// It would have changed something, and no longer could when the file was applied.
        MovedOn = "moved_on",
        Already = "already",
        Further = "further_on",
        CannotFollow = "cannot_follow",
        Closed = "closed",
        Unknown = "unknown",
        NotTheirs = "not_theirs",
        NoSuchStatus = "no_such_status",
        NotTheirsToSay = "not_theirs_to_say",
        Twice = "twice",
        SaidBefore = "said_before",
        Nothing = "nothing",
        Unreadable = "unreadable",
    }
}

impl Becomes {
    /// As staff read it.
    pub fn words(self) -> &'static str {
        match self {
            Becomes::Changes => "Will change",
            Becomes::Changed => "Changed",
            Becomes::MovedOn => "Skipped: it changed after the file was read",
            Becomes::Already => "Skipped: it stands there already",
            Becomes::Further => "Skipped: it is further on already",
            Becomes::CannotFollow => "Skipped: it stands where this cannot follow",
            Becomes::Closed => "Skipped: it is finished",
            Becomes::Unknown => "Skipped: there is no such reference",
            Becomes::NotTheirs => "Skipped: it is not this supplier\u{2019}s",
            Becomes::NoSuchStatus => "Skipped: there is no such status",
            Becomes::NotTheirsToSay => "Skipped: suppliers cannot say this",
            Becomes::Twice => "Skipped: an earlier row has the same reference",
            Becomes::SaidBefore => "Skipped: this file said it before",
            Becomes::Nothing => "Nothing said",
            Becomes::Unreadable => "Skipped: it cannot be read",
        }
    }
}

/// A line, held against the request it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub becomes: Becomes,
    pub request: Option<String>,
    pub to: Option<Status>,
}

/// Where the request of a line stands.
struct Stands {
    id: String,
    reference: String,
    status: String,
    closed: bool,
    supplier: Option<String>,
    said_before: bool,
}

/// Holds lines against requests, and remembers what the file has named.
pub struct Planner<'a> {
    supplier: &'a str,
    /// Steps that this very file took before begin with it.
    fingerprint: &'a str,
    named: HashMap<String, i64>,
}

impl<'a> Planner<'a> {
    pub fn new(supplier: &'a str, fingerprint: &'a str) -> Planner<'a> {
        Planner { supplier, fingerprint, named: HashMap::new() }
    }

    /// Says what each of these lines would change; a few hundred at a time.
    pub async fn plan(&mut self, tx: &mut Tx, lines: &[Line]) -> Result<Vec<Plan>> {
        let named = lines.iter().filter_map(|line| line.read.as_ref().ok()?.reference()).collect::<Vec<_>>();
        let stand = self.stand(tx, &named).await?;
        let stand: HashMap<_, _> = stand.into_iter().map(|stands| (stands.reference.clone(), stands)).collect();
        Ok(lines.iter().map(|line| self.one(line, &stand)).collect())
    }

    async fn stand(&self, tx: &mut Tx, references: &[String]) -> Result<Vec<Stands>> {
        let (references, before) = (serde_json::json!(references).to_string(), format!("{}:%", self.fingerprint));
        Ok(sql!(
            tx,
            fetch_all,
            Stands,
            sqlite: r#"select r.id, r.reference, r.status, r.closed_at is not null as "closed!: bool",
                              (select i.supplier from internet_access_uses u join internet_access_items i on i.id = u.item_id
                               where u.request_id = r.id order by u.reserved_at desc, u.id limit 1) as "supplier: String",
                              exists (select 1 from internet_access_entries e
                                      where e.request_id = r.id and e.once like $2) as "said_before!: bool"
                       from internet_access_requests r where r.reference in (select value from json_each($1))"#,
            pg: r#"select r.id, r.reference, r.status, r.closed_at is not null as "closed!: bool",
                          (select i.supplier from internet_access_uses u join internet_access_items i on i.id = u.item_id
                           where u.request_id = r.id order by u.reserved_at desc, u.id limit 1) as "supplier: String",
                          exists (select 1 from internet_access_entries e
                                  where e.request_id = r.id and e.once like $2) as "said_before!: bool"
                   from internet_access_requests r where r.reference in (select json_array_elements_text($1::text::json))"#,
            references,
            before
        )?)
    }

    fn one(&mut self, line: &Line, stand: &HashMap<String, Stands>) -> Plan {
        let Ok(said) = &line.read else { return Plan { becomes: Becomes::Unreadable, request: None, to: None } };
        let (to, reference) = (said.status(), said.reference());
        let request = reference.as_ref().and_then(|reference| stand.get(reference));
        let becomes = self.becomes(line.number, said, to, reference.as_deref(), request);
        Plan { becomes, request: request.map(|request| request.id.clone()), to }
    }

    fn becomes(
        &mut self,
        number: i64,
        said: &Said,
        to: Option<Status>,
        reference: Option<&str>,
        request: Option<&Stands>,
    ) -> Becomes {
        if said.status.is_empty() {
            return Becomes::Nothing;
        }
        let (Some(reference), Some(request)) = (reference, request) else { return Becomes::Unknown };
        if self.named.insert(reference.to_owned(), number).is_some() {
            return Becomes::Twice;
        }
        let (Some(to), Some(from)) = (to, Status::from_code(&request.status)) else { return Becomes::NoSuchStatus };
        match () {
            () if request.supplier.as_deref() != Some(self.supplier) => Becomes::NotTheirs,
            () if request.said_before => Becomes::SaidBefore,
            () if from == to => Becomes::Already,
            () if request.closed => Becomes::Closed,
            () if !SAYS.contains(&to) => Becomes::NotTheirsToSay,
            () if from.may_become(to) && !is_the_councils(from) => Becomes::Changes,
            () if place(from) > place(to) && place(to).is_some() => Becomes::Further,
            () => Becomes::CannotFollow,
        }
    }
}

/// The council looks at it: a supplier says nothing of it now.
fn is_the_councils(from: Status) -> bool {
    matches!(from, Status::Received | Status::Looking)
}

/// How far on the way it is, where it is on its way.
fn place(status: Status) -> Option<usize> {
    use Status::*;
    [Approved, Ordered, OnItsWay, ReadyToCollect, Arrived, Working, EndingSoon, Ended]
        .iter()
        .position(|at| *at == status)
}
