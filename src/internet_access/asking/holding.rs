//! What this part holds of one young person: what they typed and have not sent.

use crate::error::Result;
use crate::forms::parse_day;
use crate::mine::{self, Asking, Holding, Item, ItemState, Part, Wanted};
use crate::say;
use crate::words::{day_words, london_day, weekday_words};

use super::super::content::{self, Network};
use super::super::model::{Pays, Way};
use super::draft::Draft;
use super::form::as_dialled;
use super::kept;
use super::step::CHECK;

pub const HOLDING: Holding = Holding {
    room: "internet_access.asking",
    items: |asking, wanted| Box::pin(items(asking, wanted)),
    copy: |asking| Box::pin(copy(asking)),
    // It hangs on the person's row.
    erase: |_| Box::pin(async { Ok(()) }),
};

async fn items(asking: Asking<'_>, wanted: Wanted) -> Result<Vec<Item>> {
    let Asking { tx, keys, person, now } = asking;
    let kept = kept::find(tx, keys, person, now).await?.filter(|(_, at)| !wanted.done && *at < wanted.before);
    let item = kept.map(|(_, at)| Item {
        at,
        title: say!("internet_access-ask-item").to_owned(),
        address: CHECK.to_owned(),
        holder: say!("internet_access-ask-item-holder").to_owned(),
        next: say!("internet_access-ask-item-next").to_owned(),
        by: None,
        state: ItemState::Yours,
    });
    Ok(item.into_iter().collect())
}

async fn copy(asking: Asking<'_>) -> Result<Vec<Part>> {
    let Asking { tx, keys, person, now } = asking;
    let networks = content::networks(tx).await?;
    let rows = kept::find(tx, keys, person, now).await?.map(|(draft, at)| {
        vec![
            mine::told("body", say!("internet_access-ask-copy-body"), answers(&draft, &networks)),
            mine::told("changed_at", say!("internet_access-ask-copy-changed"), weekday_words(london_day(at))),
        ]
    });
    let heading = say!("internet_access-ask-copy").to_owned();
    Ok(vec![Part { table: "internet_access_drafts", heading, rows: rows.into_iter().collect() }])
}

/// All that was answered, in words.
fn answers(draft: &Draft, networks: &[Network]) -> String {
    let details = &draft.details;
    let network = details.network.as_ref().map(|id| network_words(id, networks));
    let day = details.needed_on.as_deref().and_then(parse_day).map(day_words);
    let codes = [
        draft.help.map(|help| help.words()),
        draft.have.map(|have| have.words()),
        details.pays.map(Pays::words),
        details.way.map(Way::words),
    ];
    let typed = [
        details.phone.as_deref().map(as_dialled),
        network,
        details.account_name.clone(),
        details.address.clone(),
        details.postcode.clone(),
        day,
        details.why.clone(),
    ];
    let questions = [(say!("internet_access-ask-home"), draft.home), (say!("internet_access-ask-stay"), draft.stay)];
    let questions = questions.into_iter().filter_map(|(asked, answer)| Some(format!("{asked} {}", answer?.words())));
    let said = codes.into_iter().flatten().map(str::to_owned).chain(questions).chain(typed.into_iter().flatten());
    said.collect::<Vec<_>>().join("; ")
}

/// A network as they chose it.
pub fn network_words(id: &str, networks: &[Network]) -> String {
    let known = networks.iter().find(|network| network.id == id);
    known.map_or_else(|| say!("internet_access-ask-network-other").to_owned(), |network| network.name.clone())
}
