//! What stands around every page: the head with its styles inside, the way out, the name, and the small links.

use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::nonce::{provide_nonce, use_nonce};
use leptos::prelude::*;

use crate::say;
use crate::ui::{Button, ButtonKind, Footer, Header, LeaveNow, PostForm, SkipLinks, escape, title_tag};
use crate::web::{Assets, Sheet, html};
use crate::words::{Language, languages};

use super::{LANGUAGE, ME, SIGN_IN, SIGN_OUT, STAFF, STAY};

/// Sessions that end sooner than this unused say so beforehand, in ms.
const SHORT: i64 = 60 * 60_000;
/// How long before, in ms.
const WARNED_BEFORE: i64 = 2 * 60_000;

/// A page's middle, and what its frame depends on.
pub struct Frame<'a> {
    pub sheet: &'a Sheet,
    pub assets: &'a Assets,
    pub language: &'static Language,
    /// Offers the made-up languages too.
    pub demo: bool,
    pub signed_in: Option<SignedIn>,
    /// In ms since 1970 UTC.
    pub now: i64,
}

/// What the frame says to somebody who is signed in.
#[derive(Clone, Copy)]
pub struct SignedIn {
    pub staff: bool,
    /// When the session ends if nothing more is asked, in ms since 1970 UTC.
    pub ends_at: i64,
    /// How long it lasts unused, in ms.
    pub idle: i64,
}

/// A whole page, and the number that allows its one inline script where it has an island.
pub struct Framed {
    pub html: String,
    pub nonce: Option<String>,
}

/// Writes a whole page. Styles travel inside it, so that one request paints it; the small script comes after and is not
/// needed.
pub fn frame(frame: &Frame) -> Framed {
    let Frame { sheet, assets, language, demo, signed_in, now } = frame;
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
    page.push_str(&before(*signed_in));
    page.push_str("<main id=\"main\" tabindex=\"-1\">");
    page.push_str(&sheet.body);
    page.push_str("</main>");
    page.push_str(&after(*demo));
    for script in ["leave.js"].into_iter().chain(sheet.script) {
        page.push_str("<script src=\"");
        page.push_str(&assets.address(script));
        page.push_str("\" defer></script>");
    }
    if let Some(signed_in) = signed_in.filter(|session| session.idle <= SHORT) {
        page.push_str(&warning(assets, signed_in.ends_at - now, signed_in.idle));
    }
    page.push_str("</body></html>");
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

fn before(signed_in: Option<SignedIn>) -> String {
    let here = signed_in.map(|session| if session.staff { STAFF } else { ME });
    html(|| {
        view! {
            <SkipLinks/>
            <Header own=here.map(str::to_owned) sign_in=SIGN_IN sign_out=SIGN_OUT/>
        }
    })
}

/// Says two minutes before a session ends unused that it will, and offers to go on (S-17). Where no script runs nothing typed
/// is lost either: a form that comes too late is held.
fn warning(assets: &Assets, left: i64, idle: i64) -> String {
    let until = (left - WARNED_BEFORE).max(0);
    let lasts = idle - WARNED_BEFORE;
    html(|| {
        view! {
            <div class="notice warn ending" role="alert" hidden data-after=until.to_string() data-lasts=lasts.to_string()>
                <p>{say!("ui-ending")}</p>
                <p hidden>{say!("ui-ended")}</p>
                <PostForm action=STAY><Button kind=ButtonKind::Secondary>{say!("ui-ending-stay")}</Button></PostForm>
            </div>
            <script src=assets.address("stay.js") defer></script>
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
