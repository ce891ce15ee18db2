//! What stands round a pack: which version it is, who made it, and where else one can go.

use leptos::prelude::*;

use crate::app;
use crate::ui::{Notice, NoticeTone};
use crate::words::{Quarter, day_words, london_day};

use super::address;
use super::store::Published;

/// Which version it is, who made it, and whether it is as it was published.
pub fn state(published: &Published, latest: i64, makers: &[String; 2]) -> AnyView {
    let [drafted, by] = makers.clone();
    let broken = (!published.whole).then(|| {
        view! {
            <Notice tone=NoticeTone::Warn heading="Do not rely on this">
                <p>"What is kept is not what was published: its hash does not fit. Tell whoever runs the service."</p>
            </Notice>
        }
    });
    let version = published.version;
    let older = (version < latest).then(|| {
        let newer = address(published.quarter, latest);
        view! { <Notice tone=NoticeTone::Warn><p>"There is a newer version of this quarter: "<a href=newer>{format!("version {latest}")}</a>"."</p></Notice> }
    });
    let why = published.pack.why.clone().map(|why| view! { <p>"Why there is another version: "<bdi>{why}</bdi></p> });
    let versions = (1..=latest).filter(|other| *other != version && latest > 1).map(|other| {
        view! { <li><a href=address(published.quarter, other)>{format!("Version {other}")}</a></li> }
    });
    let versions: Vec<_> = versions.collect();
    let versions = (!versions.is_empty()).then(|| view! { <ul class="not-on-paper">{versions}</ul> });
    view! {
        {broken}
        {older}
        <p class="lead">
            {format!("Version {version}. Put forward by ")}<bdi>{drafted}</bdi>", published by "<bdi>{by}</bdi>
            {format!(" on {}. It never changes.", day_words(london_day(published.published_at)))}
        </p>
        {why}
        {versions}
        <p class="hash"><span>"SHA-256 "</span><code>{published.hash.clone()}</code></p>
    }
    .into_any()
}

/// Links to other quarters.
pub fn others(quarter: Quarter, quarters: &[(Quarter, i64)]) -> AnyView {
    let links = quarters.iter().filter(|(other, _)| *other != quarter).take(11).map(|(other, _)| {
        view! { <li><a href=format!("{}/{}", app::BOARD, other.code())>{other.words()}</a></li> }
    });
    let links: Vec<_> = links.collect();
    if links.is_empty() {
        return ().into_any();
    }
    view! { <nav class="quarters" aria-label="Other quarters"><ul>{links}</ul></nav> }.into_any()
}

/// Where all tables can be taken away.
pub fn files(quarter: Quarter, version: i64) -> AnyView {
    let of = |format: &str| format!("{}/file?format={format}", address(quarter, version));
    view! {
        <section class="not-on-paper">
            <h2>"To take away"</h2>
            <p>"Print this page for four sides of paper. All tables as a file: "
                <a href=of("csv")>"CSV"</a>" or "<a href=of("xlsx")>"XLSX"</a>"."</p>
        </section>
    }
    .into_any()
}
