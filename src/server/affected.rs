//! After a leak: whom it touches (D-14). One command lists whose data somebody of the staff read or changed in some days, what
//! of it, and when, so that those people and the Information Commissioner are told within 72 hours.

use jiff::civil::Date;

use crate::accounts::{PersonId, people};
use crate::audit::{self, Deed, Touched};
use crate::error::{AppError, Result};
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::web::Db;
use crate::words::london_midnight;

/// Which lines of the audit are asked for.
pub struct Asked {
    pub from: Date,
    /// This day included.
    pub until: Date,
    /// The address of the member of staff whose account it was; none: whoever it was.
    pub staff: Option<EmailAddress>,
}

/// The list as CSV: person, name, email, what was done, what of theirs it showed, how often, first, last. Times are in UTC.
pub async fn list(db: &Db, keys: &Keys, asked: &Asked) -> Result<String> {
    let mut tx = db.read().await?;
    let staff = match &asked.staff {
        Some(email) => Some(people::find_by_email(&mut tx, keys, email).await?.ok_or(AppError::NotFound)?.id),
        None => None,
    };
    let until = asked.until.tomorrow().map_or(i64::MAX, london_midnight);
    let staff = staff.as_ref().map(PersonId::as_str);
    let touched = audit::touched(&mut tx, london_midnight(asked.from), until, staff).await?;
    let mut out = csv::Writer::from_writer(Vec::new());
    let written = |done: csv::Result<()>| done.map_err(|_| AppError::NotFound);
    written(out.write_record(["person", "name", "email", "deed", "shown", "times", "first", "last"]))?;
    for Touched { subject, deed, times, first, last } in touched {
        let contact = people::contact(&mut tx, keys, &PersonId(subject.clone())).await?;
        let (name, email) = contact.map_or(("(gone)".to_owned(), None), |contact| (contact.name, contact.email));
        let shown = Deed::from_code(&deed).map_or("", shows);
        let (times, first, last) = (times.to_string(), time(first), time(last));
        let email = email.unwrap_or_default();
        written(out.write_record([&subject, &name, &email, &deed, shown, &times, &first, &last]))?;
    }
    Ok(String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default())
}

fn time(at: i64) -> String {
    jiff::Timestamp::from_millisecond(at).map(|at| at.to_string()).unwrap_or_default()
}

/// What of somebody's a deed puts before the eyes of whoever does it.
fn shows(deed: Deed) -> &'static str {
    match deed {
        Deed::YoungPeopleListRead => "name, how far they have come",
        Deed::YoungPeopleRead | Deed::YoungPeopleChanged => {
            "name, birth date, email, phone, the council's number, pronouns, how to reach them"
        }
        Deed::MineComplaintRead => "name, words of a complaint",
        Deed::MineCopied => "everything",
        _ => "that it is there",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{Organisation, Role};
    use crate::room_test;
    use crate::server::testing::TestApp;

    /// Noon of 25 November 2026.
    const NOON: i64 = 1_795_608_000_000;
    const DAY: i64 = 24 * 3_600_000;

    room_test!(a_leak_names_whom_it_touches_and_nobody_else, async |app: TestApp| {
        app.at(NOON);
        let (own, id) = app.young_person("Ada").await;
        let (bea, bea_id) = app.young_person("Bea").await;
        for (who, officer, days) in [(&own, "Dara", 0), (&bea, "Deb", 3)] {
            app.at(NOON + days * DAY);
            let (officer, _) = app.staff(officer, Organisation::Council, &[Role::DataProtection]).await;
            let sent = who.post("/me/data/tell", &[("words", "My landlord knows."), ("once", "1")]).await;
            let address = sent.header("location").replace("/me/data/told", "/data-protection");
            assert_eq!(officer.get(&address).await.status, 200);
        }
        let day = |text: &str| text.parse::<Date>().expect("a day");
        let (from, until) = (day("2026-11-25"), day("2026-11-26"));
        let (db, keys) = (&app.state.db, &app.state.keys);
        let all = list(db, keys, &Asked { from, until, staff: None }).await.expect("a list");
        assert!(
            all.contains(id.as_str()) && all.contains("ada@young.example") && all.contains("words of a complaint"),
            "{all}"
        );
        assert!(!all.contains(bea_id.as_str()), "not in these days: {all}");
        let of = EmailAddress::parse("deb@staff.example").ok();
        let none = list(db, keys, &Asked { from, until, staff: of }).await.expect("a list");
        assert_eq!(none.lines().count(), 1, "only the heading: {none}");
    });
}
