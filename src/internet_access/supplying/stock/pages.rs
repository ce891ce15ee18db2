//! What the team sees of the things to give. Only staff read these pages, so their words stand here.

use leptos::prelude::*;

use crate::app;
use crate::forms::{FieldErrors, FormState, once};
use crate::internet_access::model::Help;
use crate::ui::{
    BackLink, Button, ButtonKind, Card, Choice, ErrorSummary, LinkButton, Notice, NoticeTone, PostForm, Radios, Select,
    SummaryList, SummaryRow, Tag, TagTone, TextField,
};
use crate::web::Sheet;
use crate::words::grouped;

use super::super::moment;
use super::super::money::pounds;
use super::address;
use super::form::{DeedForm, ItemForm, NewItem};
use super::model::{Change, Item};

/// Everything there is to give.
pub fn list(items: &[Item]) -> Sheet {
    Sheet::new("What there is to give", || {
        let low: Vec<_> = items.iter().filter(|item| item.is_low()).map(|item| item.name.clone()).collect();
        let cards = items.iter().map(|item| view! { <li>{card(item)}</li> }).collect_view();
        view! {
            <BackLink href=app::STAFF label="Your work here"/>
            <h1>"What there is to give"</h1>
            {(!low.is_empty()).then(|| view! {
                <Notice tone=NoticeTone::Warn><p>"Few are left: "<bdi>{low.join("; ")}</bdi>"."</p></Notice>
            })}
            <p><LinkButton href=app::STOCK_NEW>"Add something"</LinkButton></p>
            <ul>
                <li><a href=app::SPENDING>"What was spent"</a></li>
                <li><a href=app::SUPPLIERS>"Suppliers: orders and answers"</a></li>
                <li><a href=app::INTERNET_FIGURES>"How long people wait"</a></li>
            </ul>
            {items.is_empty().then(|| view! { <p>"There is nothing yet. Requests can be approved once there is."</p> })}
            <ul class="doors" role="list">{cards}</ul>
        }
        .into_any()
    })
}

fn card(item: &Item) -> AnyView {
    let words = if item.counted {
        let (free, reserved, used) = (grouped(item.free()), grouped(item.reserved), grouped(item.used));
        format!("{free} free. {} on the shelf, {reserved} of them reserved. {used} used.", grouped(item.in_stock))
    } else {
        format!("Ordered for each. {} reserved, {} used.", grouped(item.reserved), grouped(item.used))
    };
    let who = if item.supplier.is_empty() { "from the council".to_owned() } else { format!("from {}", item.supplier) };
    let (tags, what) = (tags(item), format!("{}, {}, ", item.help.name(), pounds(item.cost_pence)));
    view! {
        <Card heading=item.name.clone() href=address(&item.id)>
            <p>{tags}{words}</p>
            <p>{what}<bdi>{who}</bdi></p>
        </Card>
    }
    .into_any()
}

fn tags(item: &Item) -> AnyView {
    let low = item.is_low().then(|| view! { <Tag tone=TagTone::Soon>"Few left"</Tag>" " });
    let out = (!item.active).then(|| view! { <Tag>"Out of use"</Tag>" " });
    view! { {low}{out} }.into_any()
}

/// One item, what one can do with it, and its history.
pub fn one(item: &Item, history: &[Change], done: &'static str, form: FormState<DeedForm>) -> Sheet {
    let FormState { values, errors } = form;
    Sheet::new("Something to give", || {
        view! {
            <BackLink href=app::STOCK label="What there is to give"/>
            <ErrorSummary errors=errors.clone()/>
            <h1><bdi>{item.name.clone()}</bdi></h1>
            {(!done.is_empty()).then(|| view! { <Notice><p role="status">{done}</p></Notice> })}
            <p>{tags(item)}</p>
            <SummaryList rows=facts(item)/>
            <p><LinkButton href=format!("{}/change", address(&item.id)) kind=ButtonKind::Secondary>"Change it"</LinkButton></p>
            {item.counted.then(|| shelf(&values, &errors))}
            {use_of(item)}
            <h2>"What was done with it"</h2>
            {history.is_empty().then(|| view! { <p>"Nothing yet."</p> })}
            <ul>{history.iter().map(|change| view! { <li>{line(change)}</li> }).collect_view()}</ul>
        }
        .into_any()
    })
}

fn facts(item: &Item) -> Vec<SummaryRow> {
    let mut rows = Vec::new();
    if item.counted {
        rows.push(SummaryRow::new("Free", grouped(item.free())));
        rows.push(SummaryRow::new("On the shelf", grouped(item.in_stock)));
    }
    rows.push(SummaryRow::new("Reserved", grouped(item.reserved)));
    rows.push(SummaryRow::new("Used", grouped(item.used)));
    let empty = |label: &str| if label == "Supplier" { "The council itself" } else { "None" };
    let said = item.labelled().into_iter().filter(|(label, _)| *label != "Name");
    let said = said.filter(|(label, _)| item.counted || *label != "Tell the team at");
    rows.extend(
        said.map(|(label, text)| SummaryRow::new(label, if text.is_empty() { empty(label).to_owned() } else { text })),
    );
    rows
}

/// More arrived, or the number was wrong.
fn shelf(values: &DeedForm, errors: &FieldErrors) -> AnyView {
    let (more, counted, why) = (values.more.clone(), values.counted.clone(), values.why.clone());
    let (wrong_more, wrong_count, wrong_why) = (errors.of("more"), errors.of("counted"), errors.of("why"));
    view! {
        <h2>"More arrived"</h2>
        <PostForm>
            <input type="hidden" name="once" value=once("")/>
            <TextField name="more" label="How many more" value=more error=wrong_more input_mode="numeric" width="short"
                autocomplete="off"/>
            <Button name="deed" value="arrived">"Count them in"</Button>
        </PostForm>
        <h2>"Counted again"</h2>
        <PostForm>
            <input type="hidden" name="once" value=once("")/>
            <TextField name="counted" label="On the shelf now" value=counted error=wrong_count input_mode="numeric"
                width="short" autocomplete="off" hint="All of them, with those that are reserved"/>
            <TextField name="why" label="Why it was wrong" value=why error=wrong_why autocomplete="off"
                hint="The team reads this. Name no person."/>
            <Button kind=ButtonKind::Secondary name="deed" value="counted">"Correct the number"</Button>
        </PostForm>
    }
    .into_any()
}

fn use_of(item: &Item) -> AnyView {
    let (deed, words, about) = match item.active {
        true => ("take-out", "Take it out of use", "Nobody can choose it any more. What is reserved stays reserved."),
        false => ("take-in", "Use it again", "Then it can be chosen when a request is approved."),
    };
    view! {
        <h2>{if item.active { "Not needed any more" } else { "Needed again" }}</h2>
        <p>{about}</p>
        <PostForm>
            <input type="hidden" name="once" value=once("")/>
            <Button kind=ButtonKind::Secondary name="deed" value=deed>{words}</Button>
        </PostForm>
    }
    .into_any()
}

fn line(change: &Change) -> AnyView {
    let Change { difference, in_stock, .. } = change;
    let what = match change.deed.as_str() {
        "added" => format!("Added, with {in_stock} on the shelf."),
        "arrived" => format!("{difference} more arrived: {in_stock} on the shelf."),
        "counted" => format!("Counted again: {in_stock} on the shelf, {difference:+}."),
        "out_of_use" => "Taken out of use.".to_owned(),
        "in_use" => "In use again.".to_owned(),
        _ => "Changed.".to_owned(),
    };
    let who = change.who.clone().unwrap_or_else(|| "Somebody who has left".to_owned());
    view! { {moment(change.at)}". "<bdi>{who}</bdi>". "{what}" "<bdi>{change.why.clone()}</bdi> }.into_any()
}

pub fn add(form: FormState<ItemForm>) -> Sheet {
    let FormState { mut values, errors } = form;
    values.once = once(&values.once);
    Sheet::new("Add something to give", || {
        view! {
            <BackLink href=app::STOCK label="What there is to give"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Add something to give"</h1>
            <PostForm>
                <input type="hidden" name="once" value=values.once.clone()/>
                {fields(&values, &errors, true)}
                <Button>"Add it"</Button>
            </PostForm>
        }
        .into_any()
    })
}

pub fn change(item: &Item, form: FormState<ItemForm>, theirs: Option<(&Item, &NewItem)>) -> Sheet {
    let FormState { values, errors } = form;
    Sheet::new("Change something to give", || {
        view! {
            <BackLink href=address(&item.id) label=item.name.clone()/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Change "<bdi>{item.name.clone()}</bdi></h1>
            {theirs.map(|(theirs, mine)| meanwhile(theirs, mine))}
            <p>"What has been reserved or used keeps the cost it had."</p>
            <PostForm>
                <input type="hidden" name="version" value=values.version.clone()/>
                {fields(&values, &errors, false)}
                <Button>"Save"</Button>
            </PostForm>
        }
        .into_any()
    })
}

/// Two texts side by side: theirs is saved, and this one is still in the form.
fn meanwhile(theirs: &Item, mine: &NewItem) -> AnyView {
    let mine = super::store::with(theirs, mine).labelled();
    let differ = theirs.labelled().into_iter().zip(mine).filter(|(theirs, mine)| theirs != mine);
    let rows = differ.map(|((label, theirs), (_, mine))| {
        SummaryRow::new(label, view! { "Theirs: "<bdi>{theirs}</bdi><br/>"Yours: "<bdi>{mine}</bdi> }.into_any())
    });
    let rows = rows.collect();
    view! {
        <Notice tone=NoticeTone::Warn heading="Somebody saved this while you were writing">
            <p>"Nothing is lost. Theirs is saved; yours is below, not saved yet."</p>
            <SummaryList rows/>
            <p>"Copy from theirs what you want to keep. Saving now puts yours in its place."</p>
        </Notice>
    }
    .into_any()
}

fn fields(values: &ItemForm, errors: &FieldErrors, is_new: bool) -> AnyView {
    let ItemForm { kind, name, supplier, code, kept, in_stock, low_at, cost, lasts_days, .. } = values.clone();
    let kinds = Help::ALL.iter().map(|help| Choice::new(help.code(), help.name()));
    let kinds = std::iter::once(Choice::new("", "Choose")).chain(kinds).collect();
    let kept_at = vec![
        Choice::new("here", "Kept here").hint("We count what is on the shelf."),
        Choice::new("ordered", "Ordered for each").hint("The supplier sends one whenever we order it."),
    ];
    let on_the_shelf = is_new.then(|| {
        view! {
            <TextField name="in_stock" label="On the shelf now" value=in_stock error=errors.of("in_stock") input_mode="numeric"
                width="short" autocomplete="off" hint="Where it is kept here"/>
        }
    });
    view! {
        <Select name="kind" label="What it is" options=kinds value=kind error=errors.of("kind")/>
        <TextField name="name" label="Name" value=name error=errors.of("name") autocomplete="off"
            hint="As the team and the supplier call it: \u{201c}SIM card, 20 GB a month, six months\u{201d}"/>
        <TextField name="supplier" label="Supplier" value=supplier error=errors.of("supplier") autocomplete="off"
            hint="Written the same each time: their orders go into one file. Empty where the council itself gives it."/>
        <TextField name="code" label="The supplier\u{2019}s code for it" value=code error=errors.of("code") width="medium"
            autocomplete="off"/>
        <Radios name="kept" legend="Where is it?" options=kept_at value=kept error=errors.of("kept")/>
        {on_the_shelf}
        <TextField name="low_at" label="Tell the team when so few are free" value=low_at error=errors.of("low_at")
            input_mode="numeric" width="short" autocomplete="off" hint="Where it is kept here"/>
        <TextField name="cost" label="What one costs" value=cost error=errors.of("cost") width="short" autocomplete="off"
            input_mode="decimal" hint="In pounds, like 12 or 12.50"/>
        <TextField name="lasts_days" label="For how many days it works" value=lasts_days error=errors.of("lasts_days")
            input_mode="numeric" width="short" autocomplete="off" hint="Empty where it works for good"/>
    }
    .into_any()
}
