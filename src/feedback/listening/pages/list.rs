//! The list: what needs somebody now, how many there are, and one month.

use leptos::prelude::*;

use crate::app::{FEEDBACK_PIECES, FEEDBACK_THEMES, STAFF};
use crate::ui::{
    BackLink, Button, Choice, Details, JustDone, Pagination, Select, SummaryList, SummaryRow, Tag, TagTone,
};
use crate::web::Sheet;

use super::super::super::model::{Piece, Way};
use super::super::super::store::Found;
use super::super::super::themes::Theme;
use super::super::list::{Listed, Show};
use super::super::one::address;
use super::super::words::{about, beginning, day, feeling, month, quarter_of, way};
use super::super::{board, snippets};

pub fn list(listed: &Listed, done: &str) -> Sheet {
    let Listed { filter, themes, pieces, now, .. } = listed;
    let (heading, nothing) = (month(&filter.month), pieces.is_empty());
    let cards = pieces.iter().map(|found| card(found, themes, *now)).collect_view();
    let quarter = board::address(&quarter_of(&filter.month));
    let done = if done == "finish" { "It is finished, and its words are gone." } else { "" };
    Sheet::new("What young people say", || {
        view! {
            <BackLink href=STAFF label="Your first page"/>
            <h1>"What young people say"</h1>
            <JustDone words=done/>
            {urgent(listed)}
            <p>
                <a href=quarter>"What goes to the Board"</a>", "<a href=FEEDBACK_THEMES>"the themes"</a>", "
                <a href=snippets::SNIPPETS>"texts to begin an answer"</a>
            </p>
            {choose(listed)}
            <h2>{heading}</h2>
            {counts(listed)}
            {nothing.then(|| view! { <p>"Nothing of this month is like that."</p> })}
            <ol class="results inbox" role="list">{cards}</ol>
            <Pagination page=listed.page pages=listed.pages address=|page| filter.address(page)/>
        }
        .into_any()
    })
}

fn urgent(listed: &Listed) -> Option<AnyView> {
    let cards = listed.urgent.iter().map(|found| card(found, &listed.themes, listed.now)).collect_view();
    (!listed.urgent.is_empty()).then(|| {
        view! {
            <section class="notice warn" aria-labelledby="now">
                <h2 id="now">"Somebody is needed now"</h2>
                <ol class="results" role="list">{cards}</ol>
            </section>
        }
        .into_any()
    })
}

fn counts(listed: &Listed) -> AnyView {
    let counts = &listed.counts;
    let mut rows = vec![
        SummaryRow::new("Said and delivered", counts.all.to_string()),
        SummaryRow::new("Waiting for us", counts.waiting.to_string()),
        SummaryRow::new("Late", counts.late.to_string()),
        SummaryRow::new("Finished", counts.finished.to_string()),
    ];
    rows.extend(Way::ALL.iter().zip(&counts.ways).map(|(one, count)| SummaryRow::new(way(*one), count.to_string())));
    view! {
        <SummaryList rows=rows/>
        <p class="hint">"What is said without a name comes a few days late, several at once, so that nobody can tell who wrote when."</p>
    }
    .into_any()
}

fn card(found: &Found, themes: &[Theme], now: i64) -> AnyView {
    let piece = &found.piece;
    let words = match piece.finished {
        true => "Finished: its words are gone".to_owned(),
        false => beginning(&piece.words),
    };
    let who = found.writer.as_ref().map(|(_, name)| view! { <bdi>{name.clone()}</bdi> ". " });
    let when = found.said_at.map_or_else(|| month(&piece.month), day);
    let felt = piece.feeling.map(|felt| format!(" It feels: {}.", feeling(felt).to_lowercase()));
    let about = about(piece, themes).into_iter().map(|name| view! { <Tag><bdi>{name}</bdi></Tag> " " }).collect_view();
    let stands =
        stands(piece, found.due_at, now).into_iter().map(|(tone, words)| view! { <Tag tone=tone>{words}</Tag> " " });
    view! {
        <li>
            <h3><a href=address(&found.which)><bdi>{words}</bdi></a></h3>
            <p class="tags">{stands.collect_view()}{about}</p>
            <p class="hint">{who}{way(piece.way)}", "{when}"."{felt}</p>
        </li>
    }
    .into_any()
}

fn stands(piece: &Piece, due_at: Option<i64>, now: i64) -> Vec<(TagTone, String)> {
    let mut tags = Vec::new();
    if piece.is_urgent() {
        tags.push((TagTone::Soon, "Needs somebody now".to_owned()));
    }
    if piece.doubted {
        tags.push((TagTone::Plain, "May come from a program".to_owned()));
    }
    tags.push(match (piece.finished, piece.waits(), due_at) {
        (true, ..) => (TagTone::Good, "Finished".to_owned()),
        (_, true, Some(due_at)) if due_at < now => (TagTone::Soon, format!("Late: promised by {}", day(due_at))),
        (_, true, Some(due_at)) => (TagTone::Plain, format!("Answer by {}", day(due_at))),
        (_, true, None) if piece.way == Way::Nobody => (TagTone::Plain, "No theme yet".to_owned()),
        (_, true, None) => (TagTone::Plain, "Waits for an answer".to_owned()),
        (_, false, _) if piece.way == Way::Nobody => (TagTone::Good, "Read".to_owned()),
        (_, false, _) => (TagTone::Good, "Answered".to_owned()),
    });
    tags
}

fn choose(listed: &Listed) -> AnyView {
    let filter = listed.filter.clone();
    let any = |label: &str| std::iter::once(Choice::new("", label));
    let mut months: Vec<_> = listed.months.iter().map(|one| Choice::new(one.as_str(), month(one))).collect();
    if months.is_empty() {
        months.push(Choice::new(filter.month.as_str(), month(&filter.month)));
    }
    let shows = Show::ALL.iter().map(|show| Choice::new(show.code(), show.name()));
    let shows = any("Everything").chain(shows).collect();
    let themes = listed.themes.iter().map(|theme| Choice::new(theme.code.as_str(), theme.name.as_str()));
    let themes = any("Every theme").chain(themes).collect();
    let ways = Way::ALL.iter().map(|one| Choice::new(one.code(), way(*one)));
    let ways = any("Every way").chain(ways).collect();
    let open = !(filter.show.is_empty() && filter.theme.is_empty() && filter.way.is_empty());
    view! {
        <Details summary="Choose what is shown" open=open>
            <form action=FEEDBACK_PIECES>
                <Select name="month" label="Month" options=months value=filter.month/>
                <Select name="show" label="Where it stands" options=shows value=filter.show/>
                <Select name="theme" label="What it is about" options=themes value=filter.theme/>
                <Select name="way" label="How it was said" options=ways value=filter.way/>
                <Button>"Show it"</Button>
            </form>
        </Details>
    }
    .into_any()
}

impl Show {
    fn name(self) -> &'static str {
        match self {
            Show::Waiting => "Waiting for us",
            Show::Answered => "Answered or read",
            Show::Finished => "Finished",
            Show::Urgent => "Somebody is needed now",
        }
    }
}
