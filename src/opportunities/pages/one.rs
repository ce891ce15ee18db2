//! One opportunity: everything known, in the order a young person asks.

use leptos::prelude::*;

use crate::app;
use crate::forms::PhoneNumber;
use crate::opportunities::asks::Asks;
use crate::opportunities::eligibility::pages::{Said, source};
use crate::opportunities::eligibility::{Group, Judge};
use crate::opportunities::help_me_apply::address_for;
use crate::opportunities::model::{Details, Kind, Opportunity, Qualification, Source};
use crate::opportunities::saved::{OwnList, SaveBox};
use crate::opportunities::search::Listing;
use crate::say;
use crate::ui::{self, BackLink, LinkButton, Notice, SummaryList, SummaryRow};
use crate::web::Sheet;
use crate::words::{day_words, utc_day, weekday_words};

use super::bursary::Bursary;
use super::{labels, results};

/// What the page of one opportunity shows.
pub struct One<'a> {
    /// None for one that nobody can find yet.
    pub id: Option<i64>,
    pub opportunity: &'a Opportunity,
    pub closed: bool,
    /// The employer promised to support care leavers.
    pub friendly: bool,
    /// Open ones like it, where it has closed.
    pub like: &'a [&'a Listing],
    /// What they told us, ready to be held against it.
    pub judge: Option<&'a Judge>,
    /// The list of whoever reads it.
    pub list: &'a OwnList,
    pub now: i64,
}

/// Writes the page.
pub fn opportunity(one: &One) -> Sheet {
    Sheet::new(one.opportunity.title.clone(), || opportunity_body(one))
}

/// All of the page that is about it: what an editor sees before they publish it, too.
pub fn opportunity_body(one: &One) -> AnyView {
    let Opportunity { title, employer, details, kind, .. } = one.opportunity;
    view! {
        <BackLink href=app::OPPORTUNITIES label=say!("opportunities-back")/>
        <div class="opening">
            <h1>{title.clone()}</h1>
            <p class="by"><bdi>{employer.clone()}</bdi></p>
            {labels::tags(one.opportunity.ring_fenced, one.opportunity.guaranteed_interview, one.friendly)}
            {can_i_apply(one)}
        </div>
        {one.closed.then(|| closed(one))}
        <div class="two-columns">
            <aside class="key">
                {key_facts(one)}
                {(!one.closed).then(|| view! { {apply(one)} {help_me_apply(one)} })}
                {one.id.map(|id| view! { <SaveBox list=one.list.clone() opportunity=id/> })}
            </aside>
            <div>
                {what_you_would_do(one.opportunity)}
                {section(say!("opportunities-suits"), &details.suits_html)}
                {hours(details)}
                {addresses(one.opportunity)}
                {what_you_need(details)}
                {who_can_apply(one)}
                {kind.is_apprenticeship().then(|| view! { <Bursary starts_on=details.starts_on judge=one.judge/> })}
                {what_you_get(details)}
                {employer_words(details)}
                {(!one.closed).then(|| how_to_apply(one))}
                {small_print(one.opportunity)}
            </div>
        </div>
    }
    .into_any()
}

fn closed(one: &One) -> AnyView {
    let text = if one.like.is_empty() { say!("opportunities-closed-none") } else { say!("opportunities-closed-text") };
    let show = |listing| results::result(listing, None, one.judge, &OwnList::None, one.now);
    let like = one.like.iter().map(|listing| show(*listing)).collect_view();
    view! {
        <Notice heading=say!("opportunities-closed-heading")><p>{text}</p></Notice>
        {(!one.like.is_empty()).then(|| view! {
            <h2>{say!("opportunities-like")}</h2>
            <ol class="results" role="list">{like}</ol>
        })}
    }
    .into_any()
}

fn key_facts(one: &One) -> AnyView {
    let opportunity = one.opportunity;
    let local = opportunity.source == Source::Local;
    let level = opportunity.level.and_then(|level| u8::try_from(level).ok());
    let place = match &*place_words(opportunity) {
        "" => say!("opportunities-place-not-said").to_owned(),
        words => words.to_owned(),
    };
    let rows = vec![
        SummaryRow::new(say!("opportunities-pay"), labels::pay(opportunity.pay.words.as_deref())),
        SummaryRow::new(say!("opportunities-where"), place),
        SummaryRow::new(say!("opportunities-closes"), labels::closing(opportunity.closes_at, local, one.now)),
        SummaryRow::new(say!("opportunities-what-kind"), labels::kind_and_level(opportunity.kind, level)),
    ];
    view! { <SummaryList rows=rows/> }.into_any()
}

fn place_words(opportunity: &Opportunity) -> String {
    if opportunity.national {
        return say!("opportunities-all-over").to_owned();
    }
    crate::opportunities::shelf::place_words(&opportunity.places)
}

/// Where to go to apply: the employer's own form, else the advert on the national service.
fn way_to_apply(details: &Details) -> Option<(&str, &'static str)> {
    let employer = details.apply_url.as_deref().map(|url| (url, say!("opportunities-apply-employer")));
    employer.or(details.advert_url.as_deref().map(|url| (url, say!("opportunities-apply-national"))))
}

fn apply(one: &One) -> AnyView {
    let Some((url, words)) = way_to_apply(&one.opportunity.details) else {
        return view! { <p><a href="#apply">{say!("opportunities-apply")}</a></p> }.into_any();
    };
    view! {
        <LinkButton href=url.to_owned() rel="external noreferrer">{words}</LinkButton>
        <p class="hint">{say!("opportunities-apply-leaving")}" "{say!("opportunities-apply-history")}</p>
    }
    .into_any()
}

/// The page is the same for everybody, so it says that one signs in first.
fn help_me_apply(one: &One) -> Option<AnyView> {
    one.id.map(|id| {
        view! {
            <p><a href=address_for(id)>{say!("opportunities-help-me-apply")}</a></p>
            <p class="hint">{say!("opportunities-help-me-apply-text")}</p>
        }
        .into_any()
    })
}

fn what_you_would_do(opportunity: &Opportunity) -> AnyView {
    let summary = opportunity.summary.clone().map(|summary| view! { <p class="lead">{summary}</p> });
    view! {
        <h2>{say!("opportunities-do")}</h2>
        {summary}
        {outside(&opportunity.details.what_you_would_do_html)}
    }
    .into_any()
}

/// HTML from outside. It was cleaned to the allow-list when it was imported, and nothing else may be shown here.
fn outside(html: &Option<String>) -> Option<AnyView> {
    html.clone().map(|html| view! { <div class="from-outside" inner_html=html></div> }.into_any())
}

fn section(heading: &'static str, html: &Option<String>) -> Option<AnyView> {
    outside(html).map(|words| view! { <h2>{heading}</h2>{words} }.into_any())
}

fn hours(details: &Details) -> AnyView {
    let mut rows = Vec::new();
    if let Some(hours) = details.hours_per_week.filter(|hours| *hours > 0.0) {
        rows.push(SummaryRow::new(
            say!("opportunities-hours"),
            say!("opportunities-hours-a-week", hours = hours.to_string()),
        ));
    }
    if let Some(week) = &details.working_week {
        let lines = week.lines().map(|line| view! { {line.to_owned()}<br/> }).collect_view();
        rows.push(SummaryRow::new(say!("opportunities-week"), lines));
    }
    if let Some(duration) = &details.duration {
        rows.push(SummaryRow::new(say!("opportunities-lasts"), duration.clone()));
    }
    let starts = details.starts_on.map(|at| weekday_words(utc_day(at)));
    rows.push(SummaryRow::new(
        say!("opportunities-starts"),
        starts.unwrap_or_else(|| say!("opportunities-starts-not-said").into()),
    ));
    if let Some(positions) = details.positions.filter(|positions| *positions > 0) {
        rows.push(SummaryRow::new(say!("opportunities-positions"), crate::words::grouped(positions)));
    }
    view! { <h2>{say!("opportunities-pay-and-hours")}</h2><SummaryList rows=rows/> }.into_any()
}

fn addresses(opportunity: &Opportunity) -> Option<AnyView> {
    let national = opportunity.details.national_words.clone().filter(|_| opportunity.national);
    if opportunity.places.is_empty() && national.is_none() {
        return None;
    }
    let lines = opportunity.places.iter().map(|place| {
        let postcode = place.postcode.clone().map(|postcode| view! { " "<bdi>{postcode}</bdi> });
        view! { <li><bdi>{place.address.clone()}</bdi>{postcode}</li> }
    });
    let lines = lines.collect_view();
    Some(
        view! {
            <h2>{say!("opportunities-addresses")}</h2>
            {national.map(|words| view! { <p>{words}</p> })}
            <ul class="addresses">{lines}</ul>
        }
        .into_any(),
    )
}

fn what_you_need(details: &Details) -> AnyView {
    let asked = |essential: bool| details.qualifications.iter().filter(move |asked| asked.essential == essential);
    let list = |heading: &'static str, essential: bool| {
        let lines: Vec<_> = asked(essential).map(qualification_words).collect();
        (!lines.is_empty()).then(|| {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            view! { <h3>{heading}</h3><ul>{lines}</ul> }.into_any()
        })
    };
    let talk = asked(true).next().map(|_| view! { <p>{say!("opportunities-need-talk")}</p> });
    let nothing = details.qualifications.is_empty().then(|| view! { <p>{say!("opportunities-need-nothing")}</p> });
    let skills = details.skills.iter().map(|skill| view! { <li>{skill.clone()}</li> }).collect_view();
    view! {
        <h2>{say!("opportunities-need")}</h2>
        {nothing}
        {list(say!("opportunities-need-essential"), true)}
        {list(say!("opportunities-need-desired"), false)}
        {talk}
        {(!details.skills.is_empty()).then(|| view! { <h3>{say!("opportunities-skills")}</h3><ul>{skills}</ul> })}
        {section(say!("opportunities-consider"), &details.to_consider_html)}
    }
    .into_any()
}

/// "GCSE English, grade 4 or above"
fn qualification_words(asked: &Qualification) -> String {
    let what = [asked.kind.as_str(), asked.subject.as_str()];
    let what = what.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if asked.grade.is_empty() { what } else { format!("{what}, {}", asked.grade) }
}

/// Whether this person can apply, in one sentence; whoever told us nothing is asked to.
fn can_i_apply(one: &One) -> Option<AnyView> {
    let Opportunity { kind, ring_fenced, details, .. } = one.opportunity;
    match one.judge {
        _ if one.closed => None,
        None => Some(view! { <p><a href=app::CAN_I_APPLY>{say!("opportunities-can-ask")}</a></p> }.into_any()),
        Some(judge) => {
            let asks = Asks::new(details.starts_on, &details.qualifications);
            Some(view! { <Said verdict=judge.verdict(*kind, *ring_fenced, &asks)/> }.into_any())
        }
    }
}

/// Who can apply, rules for people who have been in care first. What is not known is not guessed. Whoever told us about
/// themselves has read the outcome of the rule above, and finds the rule itself folded away.
fn who_can_apply(one: &One) -> AnyView {
    let opportunity = one.opportunity;
    let promises = [
        (opportunity.guaranteed_interview, say!("opportunities-who-interview")),
        (one.friendly, say!("opportunities-who-friendly")),
        (opportunity.disability_confident, say!("opportunities-who-confident")),
    ];
    let promises = promises.into_iter().filter_map(|(holds, words)| holds.then_some(words));
    let (rule, promises) = (bullets(rule(opportunity)), bullets(promises));
    let source = Group::of(opportunity.kind).and_then(|group| group.rules().first()).map(|rule| {
        view! { <p class="hint">{source(rule)}</p> }
    });
    let rule = match one.judge {
        None => view! { <ul>{rule}{promises}</ul> {source} }.into_any(),
        Some(_) => view! {
            <ul>{promises}</ul>
            <ui::Details summary=say!("opportunities-can-rule")><ul>{rule}</ul>{source}</ui::Details>
            <p><a href=app::MY_ANSWERS>{say!("opportunities-can-see")}</a></p>
        }
        .into_any(),
    };
    view! { <h2>{say!("opportunities-who")}</h2>{rule} }.into_any()
}

fn rule(opportunity: &Opportunity) -> Vec<&'static str> {
    let mut lines = Vec::new();
    if opportunity.ring_fenced {
        lines.push(say!("opportunities-who-reserved"));
    }
    match opportunity.kind {
        Kind::FoundationApprenticeship => {
            lines.push(say!("opportunities-who-foundation"));
            lines.push(say!("opportunities-who-foundation-also"));
        }
        Kind::Apprenticeship => lines.push(say!("opportunities-who-apprenticeship")),
        Kind::SupportedInternship => lines.push(say!("opportunities-who-internship")),
        Kind::Traineeship | Kind::WorkExperience | Kind::Job => lines.push(say!("opportunities-who-other")),
    }
    lines
}

fn bullets(lines: impl IntoIterator<Item = &'static str>) -> AnyView {
    lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view().into_any()
}

fn what_you_get(details: &Details) -> Option<AnyView> {
    let mut rows = Vec::new();
    if let Some(course) = &details.course {
        rows.push(SummaryRow::new(say!("opportunities-course"), course.clone()));
    }
    if let Some(provider) = &details.provider {
        rows.push(SummaryRow::new(say!("opportunities-provider"), view! { <bdi>{provider.clone()}</bdi> }));
    }
    let texts = [&details.training_html, &details.more_training_html, &details.benefits_html];
    if rows.is_empty() && texts.iter().all(|text| text.is_none()) && details.afterwards_html.is_none() {
        return None;
    }
    Some(
        view! {
            <h2>{say!("opportunities-get")}</h2>
            {(!rows.is_empty()).then(|| view! { <SummaryList rows=rows/> })}
            {texts.map(outside)}
            {section(say!("opportunities-after"), &details.afterwards_html)}
        }
        .into_any(),
    )
}

fn employer_words(details: &Details) -> Option<AnyView> {
    let site = details.employer_url.clone().map(|url| {
        view! { <p><a href=url rel="external noreferrer">{say!("opportunities-employer-site")}</a></p> }
    });
    if details.about_employer_html.is_none() && site.is_none() {
        return None;
    }
    Some(view! { <h2>{say!("opportunities-employer")}</h2>{outside(&details.about_employer_html)}{site} }.into_any())
}

fn how_to_apply(one: &One) -> AnyView {
    let opportunity = one.opportunity;
    let by = match opportunity.closes_at {
        Some(at) => say!("opportunities-apply-by", day = weekday_words(utc_day(at))),
        None => say!("opportunities-apply-any-time").to_owned(),
    };
    let own = opportunity.details.apply_words.clone();
    let way = way_to_apply(&opportunity.details);
    let phone = opportunity.details.apply_phone.as_deref().map(call);
    let nothing = (way.is_none() && own.is_none() && phone.is_none())
        .then(|| view! { <p>{say!("opportunities-apply-none")}</p> });
    view! {
        <h2 id="apply">{say!("opportunities-apply")}</h2>
        <p>{by}</p>
        {own.map(|words| words.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view())}
        {phone}
        {way.is_some().then(|| apply(one))}
        {nothing}
    }
    .into_any()
}

/// A number to tap.
fn call(number: &str) -> AnyView {
    let words = say!("opportunities-apply-phone", number = number);
    match PhoneNumber::parse(number) {
        Ok(known) => view! { <p><a href=format!("tel:{}", known.as_str())><bdi>{words}</bdi></a></p> }.into_any(),
        Err(_) => view! { <p>{words}</p> }.into_any(),
    }
}

fn small_print(opportunity: &Opportunity) -> AnyView {
    let posted =
        opportunity.posted_at.map(|at| say!("opportunities-posted").to_owned() + " " + &day_words(utc_day(at)) + ".");
    view! {
        <p class="hint">
            {posted}" "{say!("opportunities-reference")}": "<bdi>{opportunity.reference.clone()}</bdi>
        </p>
    }
    .into_any()
}
