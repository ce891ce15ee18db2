//! Friendly employers: the list, taking one off, a file of names, and names to decide about.

use leptos::prelude::*;

use crate::app;
use crate::forms::{FieldErrors, FormState};
use crate::opportunities::editor::employers_form::{AddForm, RemoveForm};
use crate::opportunities::editor::near::NearMiss;
use crate::opportunities::editor::store::{Change, Employer, Employers};
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, FileField, Notice, NoticeTone, Pagination, PostForm, TextField,
    VisuallyHidden,
};
use crate::web::Sheet;

use super::{Done, counted, moment};

/// How many employers a page shows, and how many names to decide about.
const PAGE_SIZE: usize = 50;
const AT_ONCE: usize = 20;

/// What the list shows.
pub struct EmployersPage<'a> {
    pub employers: Employers,
    /// How many names wait to be decided about.
    pub near: usize,
    /// What was looked for, in small letters.
    pub words: String,
    pub page: i64,
    pub done: &'a str,
    pub form: FormState<AddForm>,
}

pub fn employers(page: &EmployersPage) -> Sheet {
    let FormState { values, errors } = page.form.clone();
    let done = match page.done {
        "added" => "Added. Its adverts say so now.",
        "removed" => "Taken off the list. Its adverts say nothing of it any more.",
        "imported" => "The file is the list now.",
        _ => "",
    };
    Sheet::new("Friendly employers", || {
        view! {
            <BackLink href=app::EDITOR label="Local listings"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Friendly employers"</h1>
            <Done words=done/>
            <p>"These employers promised to support care leavers. Their adverts say so, and can be found by it."</p>
            {waiting(page.near)}
            <h2>"Add one"</h2>
            <PostForm>
                <TextField name="name" label="Name of the employer" value=values.name error=errors.of("name") autocomplete="off"
                    hint="As its adverts write it. Capitals, spaces and signs do not matter."/>
                <Button>"Add it"</Button>
            </PostForm>
            <p><a href=app::EDITOR_EMPLOYERS_IMPORT>"Bring the whole list as a file"</a></p>
            {listed(page)}
            {changes(&page.employers.changes)}
        }
        .into_any()
    })
}

fn waiting(near: usize) -> Option<AnyView> {
    (near > 0).then(|| {
        let words = counted(near as i64, "name in adverts is close to one on this list.", "names in adverts are close to one on this list.");
        view! { <Notice tone=NoticeTone::Warn><p>{words}" "<a href=app::EDITOR_EMPLOYERS_NEAR>"Decide"</a></p></Notice> }.into_any()
    })
}

fn listed(page: &EmployersPage) -> AnyView {
    let found: Vec<_> =
        page.employers.list.iter().filter(|one| one.name.to_lowercase().contains(&page.words)).collect();
    let pages = found.len().div_ceil(PAGE_SIZE).max(1);
    let at = usize::try_from(page.page).unwrap_or(1).clamp(1, pages);
    let items = found.iter().skip((at - 1) * PAGE_SIZE).take(PAGE_SIZE).map(|one| view! { <li>{item(one)}</li> });
    let words = page.words.clone();
    let address = move |page: usize| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("words", &words).append_pair("page", &page.to_string());
        format!("{}?{}", app::EDITOR_EMPLOYERS, query.finish())
    };
    let nothing = found.is_empty().then(|| view! { <p>"No name here."</p> });
    view! {
        <h2>{format!("The list ({})", page.employers.list.len())}</h2>
        <form class="search" role="search" action=app::EDITOR_EMPLOYERS>
            <TextField name="words" label="Words in the name" kind="search" value=page.words.clone()/>
            <button class="button secondary">"Find"</button>
        </form>
        {nothing}
        <ul class="names" role="list">{items.collect_view()}</ul>
        <Pagination page=at pages address/>
    }
    .into_any()
}

fn item(one: &Employer) -> AnyView {
    let adverts = match one.adverts {
        0 => "no open advert".to_owned(),
        count => counted(count as i64, "open advert", "open adverts"),
    };
    let also = (!one.also.is_empty()).then(|| format!(" Also written: {}.", one.also.join(", ")));
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("employer", &one.key).finish();
    let href = format!("{}?{query}", app::EDITOR_EMPLOYERS_REMOVE);
    let which = format!(": {}", one.name);
    view! {
        <strong><bdi>{one.name.clone()}</bdi></strong>": "{adverts}"."{also}" "
        <a href=href>"Take it off"<VisuallyHidden>{which}</VisuallyHidden></a>
    }
    .into_any()
}

fn changes(changes: &[Change]) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let lines = changes.iter().map(|change| {
        let who = change.who.clone().unwrap_or_else(|| "The service".to_owned());
        let name = change.name.clone();
        let what = match change.deed.as_str() {
            "added" => view! { "Added: "<bdi>{name}</bdi>"." }.into_any(),
            "removed" => view! { "Taken off: "<bdi>{name}</bdi>". "{change.why.clone()} }.into_any(),
            _ => format!("Brought a file: {name} names.").into_any(),
        };
        view! { <li>{moment(change.at)}". "<bdi>{who}</bdi>". "{what}</li> }
    });
    Some(view! { <h2>"What changed lately"</h2><ul>{lines.collect_view()}</ul> }.into_any())
}

pub fn remove(employer: &Employer, form: FormState<RemoveForm>) -> Sheet {
    let FormState { values, errors } = form;
    let key = employer.key.clone();
    Sheet::new("Take an employer off the list", || {
        view! {
            <BackLink href=app::EDITOR_EMPLOYERS label="Friendly employers"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Take "<bdi>{employer.name.clone()}</bdi>" off the list?"</h1>
            <p>"Its adverts stay. They no longer say that it is friendly to care leavers."</p>
            <PostForm>
                <input type="hidden" name="employer" value=key/>
                <TextField name="why" label="Why?" value=values.why error=errors.of("why") autocomplete="off"
                    hint="Other editors read this. Name no person."/>
                <Button>"Take it off"</Button>
            </PostForm>
        }
        .into_any()
    })
}

pub fn employers_file(errors: FieldErrors) -> Sheet {
    Sheet::new("Friendly employers from a file", || {
        view! {
            <BackLink href=app::EDITOR_EMPLOYERS label="Friendly employers"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Bring the list as a file"</h1>
            <p>"The file becomes the list: what is not in it is taken off. What you decided about names that are close stays."</p>
            <PostForm enctype="multipart/form-data">
                <FileField name="file" label="The file" accept=".txt,.csv,text/plain" error=errors.of("file")
                    hint="Text in UTF-8, one name a line"/>
                <Button>"Make it the list"</Button>
            </PostForm>
        }
        .into_any()
    })
}

pub fn near(near: &[NearMiss], done: &str) -> Sheet {
    let done = match done {
        "same" => "Noted: the same. Its adverts say so now.",
        "not-same" => "Noted: not the same. You will not be asked again.",
        _ => "",
    };
    let more = near.len().saturating_sub(AT_ONCE);
    Sheet::new("Names to decide about", || {
        let cards = near.iter().take(AT_ONCE).map(|one| view! { <li>{question(one)}</li> }).collect_view();
        view! {
            <BackLink href=app::EDITOR_EMPLOYERS label="Friendly employers"/>
            <h1>"Is this the same employer?"</h1>
            <Done words=done/>
            <p>"These names stand in adverts and are close to one on the list. Each is asked once."</p>
            {near.is_empty().then(|| view! { <p>"There is nothing to decide."</p> })}
            <ul class="doors" role="list">{cards}</ul>
            {(more > 0).then(|| view! { <p>{format!("{more} more come after these.")}</p> })}
        }
        .into_any()
    })
}

fn question(near: &NearMiss) -> AnyView {
    let adverts = counted(near.adverts as i64, "open advert", "open adverts");
    let which = format!(": {} and {}", near.advert_name, near.name);
    let also = which.clone();
    let NearMiss { advert_name, name_key, .. } = near.clone();
    let buttons = view! {
        <Button kind=ButtonKind::Secondary name="same" value="yes">"The same"<VisuallyHidden>{also}</VisuallyHidden></Button>" "
        <Button kind=ButtonKind::Secondary name="same" value="no">"Not the same"<VisuallyHidden>{which}</VisuallyHidden></Button>
    };
    view! {
        <div class="card">
            <h2><bdi>{near.advert_name.clone()}</bdi></h2>
            <p>{adverts}". On the list: "<strong><bdi>{near.name.clone()}</bdi></strong></p>
            <PostForm>
                <input type="hidden" name="advert_name" value=advert_name/>
                <input type="hidden" name="employer" value=name_key/>
                {buttons}
            </PostForm>
        </div>
    }
    .into_any()
}
