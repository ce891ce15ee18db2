//! The page frame, and every page address: the table of contents.
//!
//! | address | room | what it is |
//! | --- | --- | --- |
//! | `/` | home | what one can do here |
//! | `/opportunities`, `/opportunities/{id}` | opportunities | find work and training; one of them |
//! | `/help` | help | who to call tonight |
//! | `/about-your-data`, `/cookies`, `/accessibility` | help | what we keep, and how this site works |
//! | `/language` | home | another language |
//! | `/leave` | leave | away from here, at once |
//! | `/building-blocks` | ui | every building block, in demo mode |

#[cfg(feature = "ssr")]
mod frame;

#[cfg(feature = "ssr")]
pub use frame::{Frame, Framed, frame, head};

pub const HOME: &str = "/";
pub const OPPORTUNITIES: &str = "/opportunities";
pub const HELP: &str = "/help";
pub const ABOUT_YOUR_DATA: &str = "/about-your-data";
pub const COOKIES: &str = "/cookies";
pub const ACCESSIBILITY: &str = "/accessibility";
pub const LANGUAGE: &str = "/language";
pub const LEAVE: &str = "/leave";
pub const BUILDING_BLOCKS: &str = "/building-blocks";

/// The cookie that remembers a language; there is none until somebody chooses.
pub const LANGUAGE_COOKIE: &str = "__Host-language";
