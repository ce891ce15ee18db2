//! Demo data: invented vacancies in the shape of the national service, invented local listings, and postcodes to go
//! with them. For anyone who tries Foothold out, and for the tests and the bench.
//!
//! No addresses and no tables: what is made here goes in through the real importer.
//! Everything is invented, under `.example` addresses, drama telephone numbers and postcodes that cannot exist, so no
//! personal data is held.
//!
//! The dice are seeded per advert, so the same count and day give the same bytes, and 12,000 adverts begin with the
//! same 4,000.

mod advert;
mod awkward;
mod employers;
mod local;
mod places;
mod plan;
mod text;
mod trades;
mod words;

#[cfg(test)]
mod tests;

use std::io::{self, BufWriter, Write};

pub use employers::friendly_employers;
pub use local::local_listings;
pub use places::write_postcodes;

use awkward::Awkward;
use plan::{Plan, World};

const DAY: i64 = 86_400_000;

/// Writes `count` invented vacancies as one answer of the Display Advert API; `today` is in ms since 1970 UTC.
///
/// Every tenth is awkward in one of the ways the importer's rules name, and one in 800 is broken.
pub fn write_vacancies(count: usize, today: i64, out: &mut impl Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    let world = World::new(today.div_euclid(DAY));
    out.write_all(b"{\"vacancies\":[")?;
    for index in 0..count {
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut out, &item(&world, index))?;
    }
    write!(out, "\n],\"total\":{count},\"totalFiltered\":{count},\"totalPages\":1}}\n")?;
    out.flush()
}

/// The advert with this number: an ordinary one, an awkward one or a broken one.
fn item(world: &World, index: usize) -> serde_json::Value {
    if index % 800 == 399 {
        return awkward::broken(index / 800, advert::write(&Plan::new(world, index)));
    }
    match (index % 10 == 7).then(|| Awkward::of(index / 10)) {
        None => advert::write(&Plan::new(world, index)),
        Some(Awkward::Duplicate) => advert::write(&Plan::new(world, index - 3)),
        Some(way) => {
            let plan = way.change_plan(Plan::new(world, index));
            way.change_advert(&plan, advert::write(&plan))
        }
    }
}
