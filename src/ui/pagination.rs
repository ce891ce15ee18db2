use leptos::prelude::*;

use crate::say;

/// Leads through a long list, page by page; shows nothing when one page holds it all. `address` gives the address of a
/// page, counted from 1.
#[component]
pub fn Pagination(
    page: usize,
    pages: usize,
    address: impl Fn(usize) -> String,
    /// What it leads through, where a page has more than one.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    if pages < 2 {
        return ().into_any();
    }
    let previous = (page > 1).then(|| {
        let href = address(page - 1);
        view! { <a class="button secondary" rel="prev" href=href>{say!("ui-pages-previous")}</a> }
    });
    let next = (page < pages).then(|| {
        let href = address(page + 1);
        view! { <a class="button secondary" rel="next" href=href>{say!("ui-pages-next")}</a> }
    });
    let label = label.unwrap_or_else(|| say!("ui-pages").to_owned());
    view! {
        <nav class="pages" aria-label=label>
            {previous}<p>{say!("ui-pages-here", page = page, pages = pages)}</p>{next}
        </nav>
    }
    .into_any()
}
