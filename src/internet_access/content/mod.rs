//! What the internet team writes for young people to read: what else there is beside what we give (cheap tariffs, places with free
//! Wi-Fi), each with the day on which somebody last checked it; and which networks put our data on phones.
//!
//! Addresses: `/internet-access/content…`. Tables: `internet_access_offers`, `internet_access_networks`. Personal data: none but
//! who of the team changed something last.

mod actions;
mod demo;
mod form;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{at_a_glance, routes};
pub use demo::seed;
pub use model::{Network, Offer, Sort};
pub use store::{networks, shown};
