//! No form is taken that its own page did not send (S-39), and no page changes anything by being read.

use axum::http::Request;

use super::super::{Reach, matrix};
use super::world::{Asker, Relation, World};
use crate::room_test;
use crate::server::nameless::is_nameless;
use crate::server::testing::{TestApp, forms_of};
use crate::web::FORM_TOKEN;

/// What reading may add to: who looked; and a second proof being set up, which is worth nothing before it is confirmed.
pub const AUDIT: [&str; 3] = ["audit_lines", "audit_end", "staff_half_done"];

room_test!(a_form_that_our_page_did_not_send_is_refused, async |app: TestApp| {
    let world = World::new(&app).await;
    let mut tried = 0;
    for line in matrix().iter().filter(|line| line.method == "POST" && world.has(line)) {
        // The way back is for whoever has just left, and a letter is stopped by a mail program's button: neither has a session.
        if ["/leave/back", "/letters/stop/{token}"].contains(&line.route.as_str()) {
            continue;
        }
        // Somebody whom the matrix lets through, so that only the form is at fault.
        let asker = Asker::all().into_iter().find(|asker| asker.is_signed_in() && asker.reach(line) > Reach::No);
        let Some(asker) = asker else { continue };
        let Some(address) = world.address(line, &asker, Relation::Own).await else { continue };
        let (browser, other) = (world.browser(&asker).await, world.browser(&asker).await);
        let before = app.dump_but(&AUDIT).await;
        let with = |token: &str| format!("{FORM_TOKEN}={token}");
        let (token, others) = (with(browser.form_token()), with(other.form_token()));
        let (same, cross) = (("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site"));
        for (what, header, body) in [
            ("no token", same, String::new()),
            ("an empty token", same, with("")),
            ("another session's token", same, others),
            ("the token twice", same, format!("{token}&{token}")),
            ("another site", cross, token.clone()),
            ("a sister site", ("sec-fetch-site", "same-site"), token.clone()),
            ("another origin", ("origin", "https://evil.example"), token.clone()),
            ("no header that tells, and no token", ("accept", "*/*"), String::new()),
        ] {
            // Where nobody is known, no token is; where it comes from counts there too.
            let only_the_token_tells = header == same || header.0 == "accept";
            if only_the_token_tells && is_nameless(&line.route) {
                continue;
            }
            let request = Request::post(&address)
                .header("content-type", "application/x-www-form-urlencoded")
                .header(header.0, header.1);
            let page = browser.send_with(request, body).await;
            // At a door, a form without a token is a button pressed twice: they go on to their page.
            let led_on = page.status == 303 && ["/me", "/staff"].contains(&page.header("location"));
            let at_a_door = line.route.contains("/sign-in/") || line.route == "/staff/enrol";
            let refused = page.status == 403 || page.text().contains("We could not read that") || at_a_door && led_on;
            assert!(refused, "{what}: {address} answers {}: {}", page.status, page.main());
            tried += 1;
        }
        assert_eq!(before, app.dump_but(&AUDIT).await, "{address} changed something");
    }
    assert!(tried > 100, "{tried}");
});

/// What reading may add: the question to a passkey and the secret of a new app are kept, sealed, for the browser that was
/// shown them. They give nobody anything, and go after a quarter of an hour. And two colleagues see that they read the same thing.
const ASKED: [&str; 4] = ["audit_lines", "audit_end", "staff_half_done", "presence"];

room_test!(reading_changes_nothing, async |app: TestApp| {
    let world = World::new(&app).await;
    for asker in Asker::all() {
        let browser = world.browser(&asker).await;
        for line in world.pages_of(&asker) {
            // Leaving ends one's own session by a link on purpose (S-41); readiness writes a row of its own.
            if ["/leave", "/readyz"].contains(&line.route.as_str()) {
                continue;
            }
            let Some(address) = world.address(line, &asker, Relation::Own).await else { continue };
            let before = app.dump_but(&ASKED).await;
            browser.get(&address).await;
            assert_eq!(before, app.dump_but(&ASKED).await, "{address} changed something");
        }
    }
});

room_test!(every_form_of_a_signed_in_person_carries_the_token_of_their_session, async |app: TestApp| {
    let world = World::new(&app).await;
    let mut forms = 0;
    for asker in Asker::all().into_iter().filter(Asker::is_signed_in) {
        let browser = world.browser(&asker).await;
        let token = format!("name=\"{FORM_TOKEN}\" value=\"{}\"", browser.form_token());
        for line in world.pages_of(&asker) {
            if line.route == "/leave" || is_nameless(&line.route) {
                continue;
            }
            let Some(address) = world.address(line, &asker, Relation::Own).await else { continue };
            let page = browser.get(&address).await;
            for form in forms_of(page.text()).into_iter().filter(|form| form.contains("method=\"post\"")) {
                assert!(form.contains(&token), "{address}: {form}");
                forms += 1;
            }
            if page.text().contains("<header") {
                assert!(page.text().contains("action=\"/sign-out\""), "{address} has no way to sign out");
                assert_eq!(page.header("cache-control"), "no-store", "{address}");
            }
        }
    }
    assert!(forms > 50, "{forms}");
});
