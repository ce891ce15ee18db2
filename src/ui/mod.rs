//! The building blocks every page is made of: fields, messages, buttons, lists, and the frame around them. Every room uses
//! them; they know no room and no person.
//! Addresses: none of their own. Tables: none. Personal data: none kept.
//!
//! The address of a page is spelled by the one who uses a block; the looks are in `style/`, one file per block. A block
//! says its few own sentences from `words.en.ftl`, and escapes what it is given.

pub mod islands;

#[cfg(feature = "ssr")]
mod back_link;
#[cfg(feature = "ssr")]
pub mod building_blocks;
#[cfg(feature = "ssr")]
mod button;
#[cfg(feature = "ssr")]
mod card;
#[cfg(feature = "ssr")]
mod chart;
#[cfg(feature = "ssr")]
mod checkboxes;
#[cfg(feature = "ssr")]
mod chip;
#[cfg(feature = "ssr")]
mod choice;
#[cfg(feature = "ssr")]
mod details;
#[cfg(feature = "ssr")]
mod error_summary;
#[cfg(feature = "ssr")]
mod escape;
#[cfg(feature = "ssr")]
mod field;
#[cfg(feature = "ssr")]
mod figures;
#[cfg(feature = "ssr")]
mod file_field;
#[cfg(feature = "ssr")]
mod frame;
#[cfg(feature = "ssr")]
mod just_done;
#[cfg(feature = "ssr")]
mod lines;
#[cfg(feature = "ssr")]
mod notice;
#[cfg(feature = "ssr")]
mod page_title;
#[cfg(feature = "ssr")]
mod pagination;
#[cfg(feature = "ssr")]
mod person_check;
#[cfg(feature = "ssr")]
mod post_form;
#[cfg(feature = "ssr")]
mod radios;
#[cfg(feature = "ssr")]
mod select;
#[cfg(feature = "ssr")]
mod summary_list;
#[cfg(feature = "ssr")]
mod tag;
#[cfg(feature = "ssr")]
mod text_area;
#[cfg(feature = "ssr")]
mod text_field;
#[cfg(feature = "ssr")]
mod visually_hidden;

#[cfg(feature = "ssr")]
pub use self::{
    back_link::*, button::*, card::*, chart::*, checkboxes::*, chip::*, choice::*, details::*, error_summary::*,
    escape::*, figures::*, file_field::*, frame::*, just_done::*, lines::*, notice::*, page_title::*, pagination::*,
    person_check::*, post_form::*, radios::*, select::*, summary_list::*, tag::*, text_area::*, text_field::*,
    visually_hidden::*,
};

#[cfg(all(test, feature = "ssr"))]
mod tests;
