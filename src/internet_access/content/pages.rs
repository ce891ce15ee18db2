//! What the team sees. Only staff read these pages, so their words stand here.

use leptos::prelude::*;

use crate::app;
use crate::forms::{FieldErrors, FormState};
use crate::ui::{
    BackLink, Button, ButtonKind, Checkboxes, Choice, ErrorSummary, LinkButton, Notice, NoticeTone, PostForm, Radios,
    SummaryList, SummaryRow, Tag, TagTone, TextArea, TextField, VisuallyHidden,
};
use crate::web::Sheet;
use crate::words::{day_words, london_day};

use super::form::{NO, NetworkForm, OfferForm, YES};
use super::model::{Network, Offer, Sort};

/// Every offer, those that nobody has checked for long first named.
pub fn list(offers: &[Offer], now: i64, done: &str) -> Sheet {
    let done = match done {
        "added" => "Added.",
        "saved" => "Saved.",
        "checked" => "Noted: you looked at it today.",
        _ => "",
    };
    let stale = offers.iter().filter(|offer| offer.active && offer.is_stale(now)).count();
    let warning = (stale > 0).then(|| {
        view! {
            <Notice tone=NoticeTone::Warn><p>{format!(
                "Young people see {stale} that nobody has checked for six months. Look, then press “I checked it today”."
            )}</p></Notice>
        }
    });
    let of = |sort: Sort| offers.iter().filter(|offer| offer.sort == sort).map(|offer| card(offer, now)).collect_view();
    let (tariffs, places) = (of(Sort::Tariff), of(Sort::Wifi));
    Sheet::new("What else there is", || {
        view! {
            <BackLink href=app::STAFF label="Your first page"/>
            <h1>"What else there is"</h1>
            {said(done)}
            <p>"Anybody reads this at "<a href=app::INTERNET_ACCESS>"Get online"</a>", with the day on which you last checked it."</p>
            {warning}
            <p><LinkButton href=format!("{}/new", app::INTERNET_CONTENT)>"Add one"</LinkButton></p>
            <p><a href=app::INTERNET_NETWORKS>"Networks, and whether they take part"</a></p>
            <h2>"Cheap tariffs"</h2>
            <ul class="doors" role="list">{tariffs}</ul>
            <h2>"Places with free Wi-Fi"</h2>
            <ul class="doors" role="list">{places}</ul>
        }
        .into_any()
    })
}

/// What was just done, said once.
fn said(done: &'static str) -> Option<AnyView> {
    (!done.is_empty()).then(|| view! { <Notice><p role="status">{done}</p></Notice> }.into_any())
}

fn card(offer: &Offer, now: i64) -> AnyView {
    let address = address(offer);
    let hidden = (!offer.active).then(|| view! { <Tag>"Not shown"</Tag>" " });
    let stale = offer.is_stale(now).then(|| view! { <Tag tone=TagTone::Soon>"Check it"</Tag> });
    let price = (!offer.price.is_empty()).then(|| view! { <p><bdi>{offer.price.clone()}</bdi></p> });
    let area = (!offer.area.is_empty()).then(|| view! { <p><bdi>{offer.area.clone()}</bdi></p> });
    let checked = match offer.checked_on {
        Some(day) => format!("Checked on {}", day_words(london_day(day))),
        None => "Nobody has checked it yet".to_owned(),
    };
    let by = offer.changed_by.as_ref().map(|by| view! { ". Changed by "<bdi>{by.name.clone()}</bdi> });
    let which = format!(": {}", offer.name);
    view! {
        <li><div class="card">
            <h3><a href=address.clone()><bdi>{offer.name.clone()}</bdi></a></h3>
            {(hidden.is_some() || stale.is_some()).then(|| view! { <p>{hidden}{stale}</p> })}
            <p><bdi>{offer.words.clone()}</bdi></p>
            {price}
            {area}
            <p class="hint">{checked}{by}"."</p>
            <PostForm action=format!("{address}/checked")>
                <Button kind=ButtonKind::Secondary>"I checked it today"<VisuallyHidden>{which}</VisuallyHidden></Button>
            </PostForm>
        </div></li>
    }
    .into_any()
}

fn address(offer: &Offer) -> String {
    format!("{}/{}", app::INTERNET_CONTENT, offer.id)
}

/// What the form of an offer shows.
pub struct Writing<'a> {
    /// None for a new one.
    pub offer: Option<&'a Offer>,
    pub form: FormState<OfferForm>,
    /// What somebody else saved since the form was shown.
    pub theirs: Option<OfferForm>,
}

pub fn write(writing: Writing) -> Sheet {
    let Writing { offer, form: FormState { values, errors }, theirs } = writing;
    let heading = if offer.is_some() { "Change what is offered" } else { "Add something that is offered" };
    let sorts = Sort::ALL.iter().map(|sort| Choice::new(sort.code(), sort.name())).collect();
    let theirs = theirs.map(|theirs| meanwhile(&theirs.labelled(), &values.labelled()));
    let fields = fields(&values, &errors);
    Sheet::new(heading, || {
        view! {
            <BackLink href=app::INTERNET_CONTENT label="What else there is"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{heading}</h1>
            {theirs}
            <PostForm>
                <input type="hidden" name="once" value=values.once/>
                <input type="hidden" name="version" value=values.version/>
                <Radios name="sort" legend="What is it?" options=sorts value=values.sort error=errors.of("sort")/>
                {fields}
                <Radios name="active" legend="Do young people see it?" options=yes_or_no() value=values.active
                    error=errors.of("active")/>
                <Checkboxes name="checked" legend="Is it right?" options=vec![Choice::new(YES, "I checked it today")]
                    values=values.checked/>
                <Button>"Save"</Button>
            </PostForm>
        }
        .into_any()
    })
}

fn fields(values: &OfferForm, errors: &FieldErrors) -> AnyView {
    view! {
        <TextField name="name" label="What it is called" value=values.name.clone() error=errors.of("name") autocomplete="off"/>
        <TextArea name="words" label="Who it is for, and how to get it" rows=3 value=values.words.clone()
            hint="Short words. Say “you”. Young people read this on a phone." error=errors.of("words")/>
        <TextField name="price" label="Price" value=values.price.clone() error=errors.of("price") autocomplete="off"
            hint="For example £15 a month. Leave it empty if you are not sure."/>
        <TextField name="area" label="Where" value=values.area.clone() error=errors.of("area") autocomplete="off"
            hint="An address, or where it can be had. Leave it empty if that is everywhere."/>
        <TextField name="link" label="Link" value=values.link.clone() error=errors.of("link") input_mode="url"
            autocomplete="off" hint="Leave it empty if there is none."/>
    }
    .into_any()
}

fn yes_or_no() -> Vec<Choice> {
    vec![Choice::new(YES, "Yes"), Choice::new(NO, "No")]
}

/// Two texts side by side: theirs is saved, and this one is still in the form.
fn meanwhile(theirs: &[(&'static str, String)], mine: &[(&'static str, String)]) -> AnyView {
    let differ = theirs.iter().zip(mine).filter(|(theirs, mine)| theirs.1 != mine.1);
    let rows = differ
        .map(|((label, text), _)| {
            let text = if text.is_empty() { "They left this empty".to_owned() } else { text.clone() };
            SummaryRow::new(*label, view! { <bdi>{text}</bdi> })
        })
        .collect();
    view! {
        <Notice tone=NoticeTone::Warn heading="Somebody saved this while you were writing">
            <p>"Nothing is lost. Your text is below, not saved yet. Where theirs says something else:"</p>
            <SummaryList rows=rows/>
            <p>"Copy from theirs what you want to keep. Saving now puts your text in its place."</p>
        </Notice>
    }
    .into_any()
}

/// Every network, and the form for one more.
pub fn networks(networks: &[Network], form: &FormState<NetworkForm>, done: &str) -> Sheet {
    let done = match done {
        "added" => "Added.",
        "saved" => "Saved.",
        _ => "",
    };
    let items = networks.iter().map(|network| {
        let tag = if network.takes_part {
            view! { <Tag tone=TagTone::Good>"Takes part"</Tag> }
        } else {
            view! { <Tag>"No"</Tag> }
        };
        let href = format!("{}/{}", app::INTERNET_NETWORKS, network.id);
        view! { <li>{network.place}". "<a href=href><bdi>{network.name.clone()}</bdi></a>" "{tag}</li> }
    });
    let items = items.collect_view();
    let (errors, fields) = (form.errors.clone(), network_fields(form));
    Sheet::new("Networks", || {
        view! {
            <BackLink href=app::INTERNET_CONTENT label="What else there is"/>
            <ErrorSummary errors=errors/>
            <h1>"Networks"</h1>
            {said(done)}
            <p>"We put data only on phones of networks that take part. Whoever is on another one is offered a SIM card instead."</p>
            <ul class="names" role="list">{items}</ul>
            <h2>"Add a network"</h2>
            <PostForm>{fields}<Button>"Add it"</Button></PostForm>
        }
        .into_any()
    })
}

/// One network.
pub fn network(network: &Network, form: &FormState<NetworkForm>, theirs: Option<&Network>) -> Sheet {
    let (errors, version) = (form.errors.clone(), form.values.version.clone());
    let told = |one: &NetworkForm| {
        let takes_part = if one.takes_part == YES { "Yes" } else { "No" };
        [("Name", one.name.clone()), ("Takes part", takes_part.to_owned()), ("Place on the list", one.place.clone())]
    };
    let theirs = theirs.map(|theirs| meanwhile(&told(&NetworkForm::of(theirs)), &told(&form.values)));
    let (name, fields) = (network.name.clone(), network_fields(form));
    Sheet::new("A network", || {
        view! {
            <BackLink href=app::INTERNET_NETWORKS label="Networks"/>
            <ErrorSummary errors=errors/>
            <h1><bdi>{name}</bdi></h1>
            {theirs}
            <PostForm>
                <input type="hidden" name="version" value=version/>
                {fields}
                <Button>"Save"</Button>
            </PostForm>
        }
        .into_any()
    })
}

fn network_fields(form: &FormState<NetworkForm>) -> AnyView {
    let (values, errors) = (form.values.clone(), &form.errors);
    view! {
        <TextField name="name" label="What it is called" value=values.name error=errors.of("name") autocomplete="off"/>
        <Radios name="takes_part" legend="Does it take part?" options=yes_or_no() value=values.takes_part
            error=errors.of("takes_part")/>
        <TextField name="place" label="Place on the list" hint="1 comes first." width="short" input_mode="numeric"
            value=values.place error=errors.of("place") autocomplete="off"/>
    }
    .into_any()
}
