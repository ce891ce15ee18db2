//! What young people see of the searches they keep. Tabs and histories say "Searches you keep", and no more.

use leptos::prelude::*;

use crate::app::{OPPORTUNITIES, SAVED, SEARCHES};
use crate::forms::FormState;
use crate::opportunities::eligibility::Judge;
use crate::opportunities::pages::result;
use crate::opportunities::saved::OwnList;
use crate::opportunities::search::{Listing, Params};
use crate::say;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, Details, ErrorSummary, LinkButton, PostForm, Radios, Tag, TagTone,
};
use crate::web::Sheet;

use super::form::{Tell, TellForm};
use super::name::name;
use super::store::{KeptSearch, Letters, MOST};

/// How many of what is new one page shows.
const SHOWN: usize = 20;

/// The address of one search.
pub fn address(id: &str) -> String {
    format!("{SEARCHES}/{id}")
}

fn sheet<V: IntoView>(view: impl FnOnce() -> V) -> Sheet {
    titled(say!("kept_searches-title"), view)
}

fn titled<V: IntoView>(title: &'static str, view: impl FnOnce() -> V) -> Sheet {
    Sheet { listed: false, ..Sheet::new(title, view) }
}

/// All searches that somebody keeps.
pub fn list(kept: &[KeptSearch]) -> Sheet {
    let rows = kept.iter().map(|search| {
        view! {
            <li>
                <h3><a href=address(&search.id)>{name(&search.params)}</a></h3>
                <p>{news(search.new)}</p>
                <p class="hint">{told(search.by_letter)}</p>
            </li>
        }
    });
    sheet(|| {
        view! {
            <h1>{say!("kept_searches-title")}</h1>
            <p class="lead">{if kept.is_empty() { say!("kept_searches-empty") } else { say!("kept_searches-lead") }}</p>
            <p class="hint">{say!("kept_searches-private")}</p>
            {(!kept.is_empty()).then(|| view! { <h2 class="unseen">{say!("kept_searches-all")}</h2> })}
            <ol class="results" role="list">{rows.collect_view()}</ol>
            <p><LinkButton href=OPPORTUNITIES kind=ButtonKind::Secondary>{say!("kept_searches-find")}</LinkButton></p>
            <p><a href=SAVED>{say!("kept_searches-to-list")}</a></p>
        }
    })
}

/// How many are new: a mark where there are some, quiet words where not.
fn news(new: i64) -> AnyView {
    match new {
        0 => say!("kept_searches-nothing-new").into_any(),
        new => view! { <Tag tone=TagTone::Good>{say!("kept_searches-new", count = new)}</Tag> }.into_any(),
    }
}

fn told(by_letter: bool) -> &'static str {
    if by_letter { say!("kept_searches-told-letter") } else { say!("kept_searches-told-page") }
}

/// Asks how somebody wants to hear of what is new, and keeps the search.
pub fn keep(params: &Params, letters: Letters, form: FormState<TellForm>) -> Sheet {
    let how = how(letters, &form);
    titled(say!("kept_searches-keep"), || {
        view! {
            <BackLink href=params.address() label=say!("kept_searches-back-to-results")/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("kept_searches-keep")}</h1>
            <p class="lead">{name(params)}</p>
            <p>{say!("kept_searches-keep-what")}</p>
            <PostForm>
                {how}
                <Button>{say!("kept_searches-keep-button")}</Button>
            </PostForm>
            <p class="hint">{say!("kept_searches-private")}</p>
            <p class="hint">{say!("kept_searches-keep-most", most = MOST)}</p>
        }
    })
}

/// The choice between page and letter; where no letter can reach them, that it is their page.
fn how(letters: Letters, form: &FormState<TellForm>) -> AnyView {
    if letters == Letters::NoAddress {
        return view! {
            <p>{say!("kept_searches-only-page")}</p>
            <input type="hidden" name="tell" value=Tell::Page.code()/>
        }
        .into_any();
    }
    let letter = Choice::new(Tell::Letter.code(), say!("kept_searches-tell-letter")).hint(match letters {
        Letters::Stopped => say!("kept_searches-tell-letter-stopped"),
        Letters::Come | Letters::NoAddress => say!("kept_searches-tell-letter-hint"),
    });
    let options = vec![Choice::new(Tell::Page.code(), say!("kept_searches-tell-page")), letter];
    view! {
        <Radios name="tell" legend=say!("kept_searches-tell") options=options value=form.values.tell.clone()
            error=form.errors.of("tell")/>
    }
    .into_any()
}

/// What the page of one search shows.
pub struct One<'a> {
    pub search: &'a KeptSearch,
    /// New and still open, the latest first.
    pub new: &'a [&'a Listing],
    /// When the latest of them was found, in ms since 1970 UTC.
    pub until: i64,
    pub letters: Letters,
    /// What they told us, ready to be held against each.
    pub judge: Option<&'a Judge>,
    pub list: &'a OwnList,
    pub form: FormState<TellForm>,
    pub now: i64,
}

/// One search: what is new, and how they hear of it.
pub fn one(one: &One) -> Sheet {
    let One { search, form, letters, .. } = one;
    let (how, may_change) = (how(*letters, form), *letters != Letters::NoAddress);
    let removing = format!("{}/remove", address(&search.id));
    sheet(|| {
        view! {
            <BackLink href=SEARCHES label=say!("kept_searches-title")/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{name(&search.params)}</h1>
            {what_is_new(one)}
            <p><a href=search.params.address()>{say!("kept_searches-see-all")}</a></p>
            <h2>{say!("kept_searches-how")}</h2>
            <PostForm>
                {how}
                {may_change.then(|| view! {
                    <Button kind=ButtonKind::Secondary>{say!("kept_searches-change")}</Button>
                })}
            </PostForm>
            <Details summary=say!("kept_searches-remove")>
                <p>{say!("kept_searches-remove-text")}</p>
                <PostForm action=removing>
                    <Button kind=ButtonKind::Secondary>{say!("kept_searches-remove-button")}</Button>
                </PostForm>
            </Details>
        }
    })
}

fn what_is_new(one: &One) -> AnyView {
    if one.new.is_empty() {
        return view! { <p class="lead">{say!("kept_searches-nothing-new")}</p><p>{say!("kept_searches-come-back")}</p> }
            .into_any();
    }
    let shown = one.new.iter().take(SHOWN);
    let more = one.new.len() > SHOWN;
    let rows = shown.map(|listing| result(listing, None, one.judge, one.list, one.now)).collect_view();
    let (here, until) = (address(&one.search.id), one.until.to_string());
    let seeing = format!("{here}/seen");
    view! {
        <h2 class="count">{say!("kept_searches-new", count = one.new.len())}</h2>
        <PostForm>
            <input type="hidden" name="back" value=here/>
            <ol class="results" role="list">{rows}</ol>
        </PostForm>
        {more.then(|| view! { <p>{say!("kept_searches-more")}</p> })}
        <PostForm action=seeing>
            <input type="hidden" name="until" value=until/>
            <Button>{say!("kept_searches-seen")}</Button>
        </PostForm>
    }
    .into_any()
}
