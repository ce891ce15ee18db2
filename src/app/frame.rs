//! What stands around every page: the head with its styles inside, the way out, the name, and the small links.

use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::nonce::{provide_nonce, use_nonce};
use leptos::prelude::*;

use crate::say;
use crate::ui::{Footer, Header, LeaveNow, SkipLinks, escape, title_tag};
use crate::web::{Assets, Sheet, html};
use crate::words::{Language, languages};

use super::LANGUAGE;

/// A page's middle, and what its frame depends on.
pub struct Frame<'a> {
    pub sheet: &'a Sheet,
    pub assets: &'a Assets,
    pub language: &'static Language,
    /// Offers the made-up languages too.
    pub demo: bool,
}

/// A whole page, and the number that allows its one inline script where it has an island.
pub struct Framed {
    pub html: String,
    pub nonce: Option<String>,
}

/// Writes a whole page. Styles travel inside it, so that one request paints it; the small script comes after and is not
/// needed.
pub fn frame(frame: &Frame) -> Framed {
    let Frame { sheet, assets, language, demo } = frame;
    let (loader, nonce) = if sheet.island { island_loader(assets) } else { Default::default() };
    let mut page = head(language, assets);
    if sheet.nameless {
        return Framed { html: nameless(page, sheet), nonce };
    }
    page.reserve(sheet.body.len() + loader.len() + 4096);
    page.push_str(&title_tag(&say!("ui-page-title", title = sheet.title.as_str())));
    if !sheet.listed {
        page.push_str("<meta name=\"robots\" content=\"noindex\">");
    }
    page.push_str("<meta name=\"description\" content=\"");
    page.push_str(&escape(say!("ui-description")));
    page.push_str("\">");
    page.push_str(&loader);
    page.push_str("</head><body>");
    page.push_str(&before());
    page.push_str("<main id=\"main\" tabindex=\"-1\">");
    page.push_str(&sheet.body);
    page.push_str("</main>");
    page.push_str(&after(*demo));
    page.push_str("<script src=\"");
    page.push_str(&assets.address("leave.js"));
    page.push_str("\" defer></script></body></html>");
    Framed { html: page, nonce }
}

/// A page that does not say whose it is.
fn nameless(head: String, sheet: &Sheet) -> String {
    let title = title_tag(&sheet.title);
    format!(
        "{head}{title}<meta name=\"robots\" content=\"noindex\"></head><body><main id=\"main\">{}</main></body></html>",
        sheet.body
    )
}

/// How every page of a language begins: all that does not depend on the page, styles included.
pub fn head(language: &Language, assets: &Assets) -> String {
    let Language { code, direction, .. } = language;
    format!(
        "<!DOCTYPE html><html lang=\"{code}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, interactive-widget=resizes-content\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\"><style>{}</style>",
        assets.css
    )
}

fn before() -> String {
    html(|| {
        view! {
            <SkipLinks/>
            <Header/>
        }
    })
}

fn after(demo: bool) -> String {
    let choice = languages().iter().filter(|language| demo || !language.demo_only).count() > 1;
    html(|| {
        view! {
            <Footer language=choice.then(|| LANGUAGE.to_owned())/>
            <LeaveNow/>
        }
    })
}

/// Loads the browser half: staff pages with an island, and no other.
fn island_loader(assets: &Assets) -> (String, Option<String>) {
    let script = assets.address("foothold.js");
    let name = script.trim_start_matches("/pkg/").trim_end_matches(".js").to_owned();
    let options = LeptosOptions::builder().output_name(name).site_pkg_dir("pkg").build();
    let mut nonce = None;
    let loader = html(|| {
        provide_nonce();
        nonce = use_nonce().map(|nonce| nonce.to_string());
        view! { <HydrationScripts options=options islands=true/> }
    });
    (loader, nonce)
}
