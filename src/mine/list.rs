//! The list of everything of one person's, gathered from the rooms.

use crate::accounts::PersonId;
use crate::error::Result;
use crate::keys::Keys;
use crate::web::Tx;

use super::{Asking, Holding, Item, Wanted};

/// How many things one page shows.
pub const AT_ONCE: usize = 20;

/// One page of the list, newest first.
pub struct Listed {
    pub items: Vec<Item>,
    /// Where the next page begins, if there is one.
    pub older: Option<i64>,
}

/// Asks each room for its part, and puts them in order.
pub async fn list(
    tx: &mut Tx,
    keys: &Keys,
    holdings: &[Holding],
    person: &PersonId,
    done: bool,
    before: Option<i64>,
    now: i64,
) -> Result<Listed> {
    let wanted = Wanted { done, before: before.unwrap_or(i64::MAX), most: AT_ONCE as i64 + 1 };
    let mut items = Vec::new();
    for holding in holdings {
        items.extend((holding.items)(Asking { tx, keys, person, now }, wanted).await?);
    }
    items.sort_by_key(|item| std::cmp::Reverse(item.at));
    Ok(page_of(items))
}

/// The first page of what the rooms said. What changed in the same moment stays on one page, so that nothing falls between
/// two; only a moment that fills a page by itself is cut.
fn page_of(mut items: Vec<Item>) -> Listed {
    let Some(first_left_out) = items.get(AT_ONCE).map(|item| item.at) else { return Listed { items, older: None } };
    let whole = items.iter().take_while(|item| item.at > first_left_out).count();
    items.truncate(if whole == 0 { AT_ONCE } else { whole });
    let older = items.last().map(|item| item.at);
    Listed { items, older }
}

/// True where anything of theirs is finished.
pub async fn has_done(tx: &mut Tx, keys: &Keys, holdings: &[Holding], person: &PersonId, now: i64) -> Result<bool> {
    let wanted = Wanted { done: true, before: i64::MAX, most: 1 };
    for holding in holdings {
        if !(holding.items)(Asking { tx, keys, person, now }, wanted).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mine::ItemState;

    fn item(at: i64) -> Item {
        let (title, address, holder, next) = Default::default();
        Item { at, title, address, holder, next, by: None, state: ItemState::Waiting }
    }

    #[test]
    fn a_short_list_is_one_page() {
        let page = page_of((0..20).rev().map(item).collect());
        assert_eq!((page.items.len(), page.older), (20, None));
    }

    #[test]
    fn what_changed_in_the_same_moment_is_not_lost_between_two_pages() {
        let moments = [30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 5, 5, 4];
        let first = page_of(moments.into_iter().map(item).collect());
        assert_eq!((first.items.len(), first.older), (19, Some(12)));
        let rest = page_of(moments.into_iter().filter(|at| *at < 12).map(item).collect());
        assert_eq!((rest.items.len(), rest.older), (3, None));
    }
}
