//! Where the rooms come together: every room's routes in one router, what stands between the network and the rooms, the
//! command line, and the app as tests use it.

pub mod access;
mod affected;
mod building_blocks;
mod cards;
mod commands;
mod deliver;
mod errors;
mod gzip;
mod headers;
mod health;
mod holdings;
pub mod housekeeping;
mod kept;
mod letters;
mod logging;
mod nameless;
mod personas;
mod router;
mod serve;

#[cfg(test)]
mod canaries;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;

pub use commands::run;
pub use router::router;
