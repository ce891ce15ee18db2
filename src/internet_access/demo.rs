//! What the demonstration has: things to give, what they may cost, networks that take part, and requests at several stages.

use crate::accounts::{Organisation, PersonId, Role, Staff};
use crate::error::{AppError, Result};
use crate::exec;
use crate::keys::random_id;
use crate::promises;
use crate::web::AppState;
use crate::words::{london_day, london_midnight};

use super::answering;
use super::content;
use super::following::raise_late;
use super::model::{Details, Help, Kind, NewRequest, Pays, Status, Way};
use super::store::{self, Outcome, Whose};

mod many;

pub use many::add_requests;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// Those of the demonstration who have to do with getting online.
pub struct Online<'a> {
    /// A young person who is matched.
    pub young_person: &'a PersonId,
    /// One who waits to be.
    pub waiting: &'a PersonId,
    /// One of the internet team.
    pub staff: &'a PersonId,
}

/// Fills the shelves, and asks for a few things; each at its own time before now.
pub async fn seed(app: &AppState, online: &Online<'_>) -> Result<()> {
    let items = things(app, online.staff).await?;
    let (amara, staff) = (online.young_person, member(online.staff));
    let data = asked(app, amara, 165 * DAY, Help::Data, data_on("giffgaff")).await?;
    did(store::approve(&app.as_of(app.now() - 164 * DAY), &staff, &data, 1, &items.data, None).await?)?;
    did(store::move_to(&app.as_of(app.now() - 163 * DAY), &staff, &data, 2, Status::Working, None, None).await?)?;
    raise_late(&app.as_of(morning(app.now() - 12 * DAY))).await?;
    let sim = asked(app, amara, 6 * DAY, Help::Sim, by_post()).await?;
    did(store::claim(&app.as_of(app.now() - 6 * DAY + HOUR), &staff, &sim).await?)?;
    did(store::approve(&app.as_of(app.now() - 5 * DAY), &staff, &sim, 2, &items.sim, None).await?)?;
    let words = "It comes in a plain white envelope.";
    did(store::move_to(&app.as_of(app.now() - 2 * DAY), &staff, &sim, 3, Status::OnItsWay, None, Some(words)).await?)?;
    let router = asked(app, amara, 40 * DAY, Help::Router, by_post()).await?;
    did(store::approve(&app.as_of(app.now() - 39 * DAY), &staff, &router, 1, &items.router, None).await?)?;
    did(store::move_to(&app.as_of(app.now() - 38 * DAY), &staff, &router, 2, Status::OnItsWay, None, None).await?)?;
    let mine = Whose::Account(amara);
    did(store::say_whether(&app.as_of(app.now() - 35 * DAY), mine, &router, Kind::Arrived, None).await?)?;
    did(store::say_whether(&app.as_of(app.now() - 34 * DAY), mine, &router, Kind::Works, None).await?)?;
    // One thing to order from each supplier.
    let more = asked(app, amara, 3 * DAY, Help::Data, data_on("giffgaff")).await?;
    did(store::approve(&app.as_of(app.now() - 2 * DAY), &staff, &more, 1, &items.data, None).await?)?;
    let home = asked(app, amara, 3 * DAY, Help::Broadband, by_post()).await?;
    did(store::approve(&app.as_of(app.now() - 2 * DAY), &staff, &home, 1, &items.broadband, None).await?)?;
    let tablet = Details { way: Some(Way::Collect), address: None, postcode: None, ..by_post() };
    asked(app, amara, DAY, Help::Device, tablet).await?;
    asked(app, online.waiting, DAY, Help::Broadband, by_post()).await?;
    let wrong = asked(app, online.waiting, 3 * DAY, Help::Data, data_on("three")).await?;
    let to = Status::NumberNotRecognised;
    did(store::move_to(&app.as_of(app.now() - 2 * DAY), &staff, &wrong, 1, to, None, None).await?)
}

/// The morning of that day or, where it is a day off, of the next working day: the clocks are at work then.
fn morning(then: i64) -> i64 {
    let mornings = (0..7).map(|days| london_midnight(london_day(then + days * DAY)) + 10 * HOUR);
    mornings.into_iter().find(|morning| promises::is_working_day(*morning)).unwrap_or(then)
}

/// The ids of what there is to give.
struct Things {
    data: String,
    sim: String,
    broadband: String,
    router: String,
}

async fn things(app: &AppState, staff: &PersonId) -> Result<Things> {
    let (mut tx, now, by) = (app.db.begin().await?, app.now(), staff.as_str());
    let mut ids = Vec::new();
    for (help, name, supplier, code, counted, in_stock, cost, lasts) in [
        (
            Help::Data,
            "20 GB a month on their phone, six months",
            "Example Mobile",
            "DATA20-6",
            true,
            30_i64,
            3_600_i64,
            Some(180_i64),
        ),
        (Help::Sim, "SIM card, 20 GB a month, six months", "Example Mobile", "SIM20-6", true, 40, 4_800, Some(180)),
        (Help::Broadband, "Broadband, twelve months", "Invented Fibre", "FIB100-12", false, 0, 24_000, Some(365)),
        (Help::Router, "Mobile router", "", "MR1", true, 8, 5_900, None),
        (Help::Device, "Tablet, refurbished", "", "TAB-R", true, 2, 9_500, None),
    ] {
        let (id, once, kind, low_at) = (random_id(), random_id(), help.code(), 2_i64);
        exec!(
            &mut tx,
            "insert into internet_access_items (id, once, kind, name, supplier, code, counted, in_stock, reserved, used, low_at,
                                                cost_pence, lasts_days, active, version, changed_by, changed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, $9, $10, $11, $12, 1, $13, $14)",
            id,
            once,
            kind,
            name,
            supplier,
            code,
            counted,
            in_stock,
            low_at,
            cost,
            lasts,
            true,
            by,
            now
        )?;
        ids.push(id);
    }
    exec!(
        &mut tx,
        "update internet_access_networks set takes_part = true, changed_at = $1
         where id in ('ee', 'o2', 'vodafone', 'giffgaff', 'tesco', 'lebara')",
        now
    )?;
    content::seed(&mut tx, staff, now).await?;
    answering::seed_snippets(&mut tx, now).await?;
    tx.commit().await?;
    let mut ids = ids.into_iter();
    let mut next = || ids.next().expect("five were added");
    let (data, sim, broadband, router) = (next(), next(), next(), next());
    Ok(Things { data, sim, broadband, router })
}

async fn asked(app: &AppState, person: &PersonId, ago: i64, help: Help, details: Details) -> Result<String> {
    store::ask(&app.as_of(app.now() - ago), person, &NewRequest { once: random_id(), help, details }).await
}

fn data_on(network: &str) -> Details {
    Details {
        phone: Some("+447700900101".to_owned()),
        network: Some(network.to_owned()),
        pays: Some(Pays::AsYouGo),
        why: Some("My data is gone by the tenth of the month.".to_owned()),
        ..Details::default()
    }
}

fn by_post() -> Details {
    Details {
        phone: Some("+447700900101".to_owned()),
        way: Some(Way::Post),
        address: Some("Flat 4, 10 Example Street".to_owned()),
        postcode: Some("E14 3AB".to_owned()),
        ..Details::default()
    }
}

fn member(id: &PersonId) -> Staff {
    Staff::of_a_demonstration(id, Organisation::Council, &[Role::InternetTeam])
}

fn did(outcome: Option<Outcome>) -> Result<()> {
    if outcome == Some(Outcome::Yes) { Ok(()) } else { Err(AppError::NotFound) }
}
