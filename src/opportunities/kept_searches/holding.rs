//! What this room says about one person: on their page in neutral words, and in the copy of their data.

use crate::accounts::PersonId;
use crate::app::SEARCHES;
use crate::mine::{Answer, Asking, Holding, Item, ItemState, Part, Wanted, told};
use crate::web::Tx;
use crate::words::{day_words, london_day};
use crate::{say, sql};

use super::name::name;
use super::store;

pub const HOLDING: Holding = Holding {
    room: "kept_searches",
    items,
    copy,
    // Every row goes with its person.
    erase: |_| Box::pin(async { Ok(()) }),
};

fn items(asking: Asking<'_>, wanted: Wanted) -> Answer<'_, Vec<Item>> {
    Box::pin(async move {
        if wanted.done {
            return Ok(Vec::new()); // a search never is
        }
        let kept = store::list(asking.tx, asking.keys, asking.person, asking.now).await?;
        let mut items = Vec::new();
        for search in kept.iter().filter(|search| search.new > 0) {
            let latest = store::news_of(asking.tx, &search.id, asking.now, 1).await?;
            let at = latest.first().map_or(search.kept_at, |found| found.found_at);
            if at < wanted.before {
                items.push(Item {
                    at,
                    title: say!("kept_searches-mine-title").to_owned(),
                    address: format!("{SEARCHES}/{}", search.id),
                    holder: say!("kept_searches-mine-you").to_owned(),
                    next: say!("kept_searches-mine-next").to_owned(),
                    by: None,
                    state: ItemState::Yours,
                });
            }
        }
        items.sort_by_key(|item| std::cmp::Reverse(item.at));
        items.truncate(usize::try_from(wanted.most).unwrap_or_default());
        Ok(items)
    })
}

fn copy(asking: Asking<'_>) -> Answer<'_, Vec<Part>> {
    Box::pin(async move {
        let day = |at: i64| day_words(london_day(at));
        let kept = store::list(asking.tx, asking.keys, asking.person, asking.now).await?;
        let searches = kept.iter().map(|search| {
            let how =
                if search.by_letter { say!("kept_searches-told-letter") } else { say!("kept_searches-told-page") };
            vec![
                told("query", say!("kept_searches-copy-query"), name(&search.params)),
                told("by_letter", say!("kept_searches-how"), how.to_owned()),
                told("kept_at", say!("kept_searches-copy-kept"), day(search.kept_at)),
            ]
        });
        let mut parts = vec![Part {
            table: "kept_searches",
            heading: say!("kept_searches-title").to_owned(),
            rows: searches.collect(),
        }];
        let news = news(asking.tx, asking.person).await?.into_iter().map(|found| {
            let seen = found.seen_at.map_or_else(|| say!("kept_searches-copy-no").to_owned(), day);
            let due = if found.letter_due { say!("kept_searches-copy-yes") } else { say!("kept_searches-copy-no") };
            vec![
                told("opportunity_id", say!("kept_searches-copy-number"), found.opportunity_id.to_string()),
                told("found_at", say!("kept_searches-copy-found"), day(found.found_at)),
                told("letter_due", say!("kept_searches-copy-due"), due.to_owned()),
                told("seen_at", say!("kept_searches-copy-seen"), seen),
            ]
        });
        parts.push(Part {
            table: "kept_search_news",
            heading: say!("kept_searches-copy-news").to_owned(),
            rows: news.collect(),
        });
        let letters = letter_day(asking.tx, asking.person).await?.into_iter();
        let letters = letters.map(|row| vec![told("day", say!("kept_searches-copy-day"), row.day)]);
        parts.push(Part {
            table: "kept_search_letters",
            heading: say!("kept_searches-copy-letters").to_owned(),
            rows: letters.collect(),
        });
        Ok(parts)
    })
}

struct News {
    opportunity_id: i64,
    found_at: i64,
    letter_due: bool,
    seen_at: Option<i64>,
}

async fn news(tx: &mut Tx, person: &PersonId) -> sqlx::Result<Vec<News>> {
    let person = person.as_str();
    sql!(
        tx,
        fetch_all,
        News,
        r#"select m.opportunity_id as "opportunity_id!", m.found_at as "found_at!", m.letter_due as "letter_due!: bool", m.seen_at
           from kept_search_news m join kept_searches k on k.id = m.search_id where k.person_id = $1
           order by m.found_at, m.opportunity_id"#,
        person
    )
}

struct Day {
    day: String,
}

async fn letter_day(tx: &mut Tx, person: &PersonId) -> sqlx::Result<Option<Day>> {
    let person = person.as_str();
    sql!(tx, fetch_optional, Day, "select day from kept_search_letters where person_id = $1", person)
}
