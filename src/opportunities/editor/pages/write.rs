//! The form of a listing. Its questions come in the order in which young people will read the answers.

use leptos::prelude::*;

use crate::app;
use crate::forms::{FieldErrors, FormState};
use crate::opportunities::editor::form::{
    DISABILITY_CONFIDENT, GUARANTEED_INTERVIEW, ListingForm, ON_A_DAY, RING_FENCED, UNTIL_FILLED,
};
use crate::opportunities::editor::model::Listing;
use crate::opportunities::model::{Kind, ROUTES};
use crate::opportunities::pages::{kind_words, route_words};
use crate::ui::{
    BackLink, Button, ButtonKind, Checkboxes, Choice, Details, ErrorSummary, Notice, NoticeTone, PostForm, Radios,
    Select, SummaryList, SummaryRow, TextArea, TextField,
};
use crate::web::Sheet;

use super::listing_address;
use super::one::lines_of;

/// What the form shows.
pub struct Writing<'a> {
    /// None for a new one.
    pub listing: Option<&'a Listing>,
    pub form: FormState<ListingForm>,
    /// What somebody else saved since the form was shown.
    pub theirs: Option<&'a ListingForm>,
}

impl<'a> Writing<'a> {
    pub fn fresh(form: FormState<ListingForm>) -> Writing<'a> {
        Writing { listing: None, form, theirs: None }
    }

    pub fn of(listing: &'a Listing, form: FormState<ListingForm>) -> Writing<'a> {
        Writing { listing: Some(listing), form, theirs: None }
    }
}

pub fn write(writing: &Writing) -> Sheet {
    let FormState { values, errors } = writing.form.clone();
    let heading = if writing.listing.is_some() { "Change a listing" } else { "Write a listing" };
    let published = writing.listing.is_some_and(|listing| listing.opportunity.is_some());
    let save = if published { "Save without publishing" } else { "Save as a draft" };
    Sheet::new(heading, || {
        let back = match writing.listing {
            Some(listing) => view! { <BackLink href=listing_address(listing.id) label=listing.title()/> },
            None => view! { <BackLink href=app::EDITOR label="Local listings"/> },
        };
        let fields = view! {
            <input type="hidden" name="made_by" value=values.made_by.clone()/>
            <input type="hidden" name="version" value=values.version.clone()/>
            {what_it_is(&values, &errors)}
            {pay_and_hours(&values, &errors)}
            {where_and_when(&values, &errors)}
            {how_to_apply(&values, &errors)}
            {whom_for(&values, &errors)}
            {more(&values, &errors)}
            {look_again(&values, &errors)}
        };
        view! {
            {back}
            <ErrorSummary errors=errors.clone()/>
            <h1>{heading}</h1>
            {writing.theirs.map(|theirs| meanwhile(theirs, &values))}
            <p>"Short words and short sentences. Say \u{201c}you\u{201d}. Young people read this on a phone."</p>
            <PostForm>
                {fields}
                <Button name="deed" value="preview">"Check and preview"</Button>" "
                <Button kind=ButtonKind::Secondary name="deed" value="save">{save}</Button>
            </PostForm>
        }
        .into_any()
    })
}

/// Two texts side by side: theirs is saved, and this one is still in the form.
fn meanwhile(theirs: &ListingForm, mine: &ListingForm) -> AnyView {
    let mine = mine.labelled();
    let differ = theirs.labelled().into_iter().filter(|said| !mine.contains(said)).collect::<Vec<_>>();
    let dropped = mine.iter().filter(|(label, _)| !theirs.labelled().iter().any(|(theirs, _)| theirs == label));
    let dropped: Vec<_> = dropped.map(|(label, _)| SummaryRow::new(*label, "They left this empty")).collect();
    let rows = differ.into_iter().map(|(label, text)| SummaryRow::new(label, lines_of(&text))).chain(dropped).collect();
    view! {
        <Notice tone=NoticeTone::Warn heading="Somebody saved this listing while you were writing">
            <p>"Nothing is lost. Your text is below, not saved yet. Theirs is saved, and stays in the listing's story."</p>
            <p>"Where theirs says something else:"</p>
            <SummaryList rows=rows/>
            <p>"Copy from theirs what you want to keep. Saving now puts your text in its place."</p>
        </Notice>
    }
    .into_any()
}

/// A line to type in, by its name.
fn line(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    value: &str,
    errors: &FieldErrors,
    width: &'static str,
) -> AnyView {
    let (value, error) = (value.to_owned(), errors.of(name));
    match hint {
        "" => view! { <TextField name label value error width autocomplete="off"/> }.into_any(),
        hint => view! { <TextField name label value error hint width autocomplete="off"/> }.into_any(),
    }
}

/// Several lines to type in.
fn text(name: &'static str, label: &'static str, hint: &'static str, value: &str, errors: &FieldErrors) -> AnyView {
    let (value, error) = (value.to_owned(), errors.of(name));
    match hint {
        "" => view! { <TextArea name label value error/> }.into_any(),
        hint => view! { <TextArea name label value error hint/> }.into_any(),
    }
}

const KINDS: [(Kind, &str); 6] = [
    (Kind::Traineeship, "Some weeks of work and learning, to get ready for a job or an apprenticeship."),
    (Kind::SupportedInternship, "For people aged 16 to 24 with an education, health and care plan."),
    (Kind::WorkExperience, "Some days or weeks to see what a job is like."),
    (Kind::Job, "Paid work."),
    (Kind::Apprenticeship, "A job with training. The page shows the £3,000 bursary by itself."),
    (Kind::FoundationApprenticeship, "A first step, for people under 22, or under 25 who were in care."),
];

fn what_it_is(values: &ListingForm, errors: &FieldErrors) -> AnyView {
    let kinds = KINDS.map(|(kind, about)| Choice::new(kind.code(), kind_words(kind)).hint(about)).to_vec();
    view! {
        <h2>"What it is"</h2>
        <Radios name="kind" legend="Kind" options=kinds value=values.kind.clone() error=errors.of("kind")/>
        {line("title", "Title", "What somebody would be: \u{201c}Gardening trainee\u{201d}, not \u{201c}Exciting opportunity\u{201d}.", &values.title, errors, "full")}
        {line("employer", "Employer", "The name people know.", &values.employer, errors, "full")}
        {text("summary", "Summary", "One or two sentences. They stand in the list of results.", &values.summary, errors)}
        {text("duties", "What you would do", "Begin a line with \u{201c}- \u{201d} to make a list.", &values.duties, errors)}
        {text("suits", "Who it suits (optional)", "\u{201c}You like being outdoors.\u{201d} Not what they must have: that comes next.", &values.suits, errors)}
        {text("needs", "What you need (optional)", "One thing a line. Leave out what is only nice to have.", &values.needs, errors)}
    }
    .into_any()
}

fn pay_and_hours(values: &ListingForm, errors: &FieldErrors) -> AnyView {
    view! {
        <h2>"Pay and hours"</h2>
        {line("pay", "Pay, in words", "With the amount: \u{201c}£12.60 an hour\u{201d}, \u{201c}Not paid. Travel and lunch are.\u{201d}", &values.pay, errors, "full")}
        {line("yearly", "Pay in a year (optional)", "Pounds for all the hours of the job, such as 21000. Lists can be sorted by it.", &values.yearly, errors, "short")}
        {line("hours", "Hours a week (optional)", "A number, such as 24 or 37.5.", &values.hours, errors, "short")}
        {line("week", "Days and times (optional)", "\u{201c}Monday to Thursday, 9am to 3pm\u{201d}", &values.week, errors, "full")}
        {line("lasts", "How long it lasts (optional)", "\u{201c}12 weeks\u{201d}", &values.lasts, errors, "medium")}
    }
    .into_any()
}

fn where_and_when(values: &ListingForm, errors: &FieldErrors) -> AnyView {
    let more_places = !values.address_2.is_empty()
        || !values.postcode_2.is_empty()
        || !values.address_3.is_empty()
        || !values.postcode_3.is_empty()
        || ["address_2", "postcode_2", "address_3", "postcode_3"].iter().any(|field| errors.of(field).is_some());
    let closes = vec![Choice::new(ON_A_DAY, "On a day"), Choice::new(UNTIL_FILLED, "When it is filled")];
    let places = view! {
        {line("address_2", "Second address", "", &values.address_2, errors, "full")}
        {line("postcode_2", "Second postcode", "", &values.postcode_2, errors, "short")}
        {line("address_3", "Third address", "", &values.address_3, errors, "full")}
        {line("postcode_3", "Third postcode", "", &values.postcode_3, errors, "short")}
    };
    view! {
        <h2>"Where and when"</h2>
        {line("address_1", "Address", "Without the postcode: \u{201c}12 Bakehouse Street, London\u{201d}", &values.address_1, errors, "full")}
        {line("postcode_1", "Postcode", "People who search near it will find it.", &values.postcode_1, errors, "short")}
        <Details summary="More places" open=more_places>
            {places}
        </Details>
        {line("starts_on", "Starts on (optional)", "A day like 31/3/2027.", &values.starts_on, errors, "short")}
        <Radios name="closes" legend="Closes" options=closes value=values.closes.clone() error=errors.of("closes")/>
        {line("closes_on", "Closing day", "A day like 31/3/2027. It closes by itself when that day is over.", &values.closes_on, errors, "short")}
    }
    .into_any()
}

fn how_to_apply(values: &ListingForm, errors: &FieldErrors) -> AnyView {
    view! {
        <h2>"How to apply"</h2>
        <Notice>
            <p><strong>"Name no person."</strong>" No contact\u{2019}s name, own phone number or own email address. Write the
                team\u{2019}s: everybody can read this page, and people change jobs."</p>
        </Notice>
        {line("apply_url", "Web address", "Fill in at least one of these three.", &values.apply_url, errors, "full")}
        {line("apply_phone", "Phone number", "The team\u{2019}s. On a phone it can be tapped.", &values.apply_phone, errors, "medium")}
        {text("apply_words", "In words", "\u{201c}Ask your personal adviser to put you forward.\u{201d} One step a line.", &values.apply_words, errors)}
    }
    .into_any()
}

fn whom_for(values: &ListingForm, errors: &FieldErrors) -> AnyView {
    let options = vec![
        Choice::new(RING_FENCED, "Only for people who have been in care"),
        Choice::new(GUARANTEED_INTERVIEW, "An interview for sure")
            .hint("For everybody who has been in care and meets what you need."),
        Choice::new(DISABILITY_CONFIDENT, "The employer is Disability Confident"),
    ];
    view! {
        <h2>"Who it is for"</h2>
        <Checkboxes name="promises" legend="What it promises" options values=values.promises.clone()
            hint="Tick only what the employer said." error=errors.of("promises")/>
    }
    .into_any()
}

const MORE: [&str; 8] =
    ["route", "training", "gets", "afterwards", "consider", "about_employer", "employer_url", "positions"];

fn more(values: &ListingForm, errors: &FieldErrors) -> AnyView {
    let typed = [
        &values.route,
        &values.training,
        &values.gets,
        &values.afterwards,
        &values.consider,
        &values.about_employer,
        &values.employer_url,
        &values.positions,
    ];
    let open = typed.iter().any(|text| !text.is_empty()) || MORE.iter().any(|field| errors.of(field).is_some());
    let routes = (0_u8..).zip(ROUTES).map(|(number, route)| Choice::new(route, route_words(number)));
    let routes = [Choice::new("", "Not chosen")].into_iter().chain(routes).collect::<Vec<_>>();
    let fields = view! {
        <Select name="route" label="Sort of work" options=routes value=values.route.clone() error=errors.of("route")
            hint="People can search by it."/>
        {text("training", "Training", "What they would learn.", &values.training, errors)}
            {text("gets", "What you get", "\u{201c}Work boots to keep\u{201d}, \u{201c}A reference\u{201d}", &values.gets, errors)}
            {text("afterwards", "Afterwards", "What it may lead to. Promise nothing that is not sure.", &values.afterwards, errors)}
            {text("consider", "Good to know before", "Early starts, heavy things, what happens with benefits.", &values.consider, errors)}
            {text("about_employer", "About the employer", "", &values.about_employer, errors)}
            {line("employer_url", "The employer\u{2019}s website", "", &values.employer_url, errors, "full")}
        {line("positions", "How many people", "A number.", &values.positions, errors, "short")}
    };
    view! { <Details summary="More to say (optional)" open=open>{fields}</Details> }.into_any()
}

fn look_again(values: &ListingForm, errors: &FieldErrors) -> AnyView {
    view! {
        <h2>"Looking again"</h2>
        {line("review_by", "Somebody looks again by", "A day like 31/3/2027, three months ahead at most. After it, editors are
            reminded; two weeks later the listing closes by itself.", &values.review_by, errors, "short")}
    }
    .into_any()
}
