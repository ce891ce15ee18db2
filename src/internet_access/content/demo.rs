//! Offers of the demonstration. Their makers and what they are called are true; nobody has checked them, so no price stands there.

use crate::accounts::PersonId;
use crate::error::Result;
use crate::keys::random_id;
use crate::web::Tx;

use super::form::Checked;
use super::model::Sort;
use super::store;

/// Adds a few.
pub async fn seed(tx: &mut Tx, by: &PersonId, now: i64) -> Result<()> {
    let ask = "Broadband for less money. Ask them if you can have it where you live.";
    for (sort, name, words, link, area) in [
        (Sort::Tariff, "Community Fibre", ask, "https://communityfibre.co.uk", "Tower Hamlets"),
        (Sort::Tariff, "Hyperoptic", ask, "https://www.hyperoptic.com", "Tower Hamlets"),
        (
            Sort::Wifi,
            "Idea Store libraries",
            "Go in and ask for the Wi-Fi.",
            "https://www.ideastore.co.uk",
            "Tower Hamlets",
        ),
    ] {
        let text = |text: &str| text.to_owned();
        let (price, active, today) = (String::new(), true, false);
        let (name, words, link, area) = (text(name), text(words), text(link), text(area));
        let offer = Checked { sort, name, words, price, link, area, active, today };
        store::add_in(tx, by.as_str(), &random_id(), &offer, now).await?;
    }
    Ok(())
}
