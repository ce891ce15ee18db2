//! A listing exactly as young people will see it, by the page that shows it to them.

use leptos::prelude::*;

use crate::opportunities::editor::model::Listing;
use crate::opportunities::model::Opportunity;
use crate::opportunities::pages::{One, opportunity_body};
use crate::opportunities::saved::OwnList;
use crate::ui::{BackLink, Button, ButtonKind, LinkButton, Notice, NoticeTone, PostForm};
use crate::web::Sheet;
use crate::words::day_words;

use super::{change_address, last_day, listing_address};

/// What a preview shows.
pub struct Preview<'a> {
    pub listing: &'a Listing,
    pub opportunity: &'a Opportunity,
    pub friendly: bool,
    /// Somebody saved since the last preview was shown.
    pub meanwhile: bool,
    pub now: i64,
}

pub fn preview(preview: &Preview) -> Sheet {
    let Preview { listing, opportunity, friendly, now, .. } = *preview;
    let one = One { id: None, opportunity, closed: false, friendly, like: &[], judge: None, list: &OwnList::None, now };
    Sheet::new("Preview of a listing", || {
        view! {
            <BackLink href=listing_address(listing.id) label="The listing"/>
            {deciding(preview)}
            <div class="preview">{opportunity_body(&one)}</div>
        }
        .into_any()
    })
}

fn deciding(preview: &Preview) -> AnyView {
    let Preview { listing, opportunity, meanwhile, now, .. } = *preview;
    let tone = if meanwhile { NoticeTone::Warn } else { NoticeTone::Calm };
    let first = match meanwhile {
        true => "Somebody saved this listing meanwhile. This is how it is now: look again before you publish it.",
        false => "This is a preview. Below is what young people will see.",
    };
    let unplaced = opportunity.places.iter().filter(|place| place.at.is_none()).count();
    let unplaced = (unplaced > 0).then(|| {
        view! { <p>"We do not know where one of its places is. People who search near a place will not find it there. Check its postcode."</p> }
    });
    let review = listing.typed.check(now).map(|checked| last_day(checked.review_at));
    let review = review.unwrap_or_else(|_| day_words(crate::words::london_day(now)));
    let review = format!("Once it is published, somebody looks at it again by {review}.");
    let (version, change) = (listing.version.to_string(), change_address(listing.id));
    view! {
        <Notice tone=tone>
            <p><strong>{first}</strong></p>
            {unplaced}
            <p>{review}</p>
            <PostForm>
                <input type="hidden" name="version" value=version/>
                <Button>"Publish it"</Button>" "
                <LinkButton href=change kind=ButtonKind::Secondary>"Change it"</LinkButton>
            </PostForm>
        </Notice>
    }
    .into_any()
}
