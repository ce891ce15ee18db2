use super::{DAY, NOON, again, audited, draft, editor, publish, published, says, says_not, with};
use crate::room_test;
use crate::server::testing::TestApp;

const NEW: &str = "/opportunities/editor/new";
const FOUND: &str = "Canal boat trainee</a>";

room_test!(a_draft_may_say_little_and_young_people_see_none_of_it, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let fields = [("title", "Canal boat trainee"), ("duties", "Steer the boat"), ("deed", "save")];
    let listing = draft(&editor, &fields).await;
    let page = editor.get(&format!("{listing}/change")).await;
    says(&page, "value=\"Canal boat trainee\"");
    says(&page, "Steer the boat");
    says(&editor.get("/opportunities/editor?show=drafts").await, "Canal boat trainee");
    says_not(&app.get("/opportunities?words=canal").await, FOUND);
    assert_eq!(app.count("opportunities").await, 0);
    assert_eq!(audited(&app, "opportunities.listing_saved").await, 1);
});

room_test!(a_form_sent_twice_makes_one_draft, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let fields = with(&[("made_by", "one-form"), ("deed", "save")]);
    assert_eq!(draft(&editor, &fields).await, draft(&editor, &fields).await);
    assert_eq!(app.count("opportunity_listings").await, 1);
});

room_test!(what_is_previewed_is_checked_and_a_refused_form_keeps_the_words, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let fields = [("title", "Canal <b>boat</b>"), ("apply_words", "Come by"), ("deed", "preview")];
    let page = editor.post(NEW, &fields).await;
    assert_eq!(page.status, 422);
    for part in [
        "value=\"Canal &lt;b&gt;boat&lt;/b&gt;\"",
        "Come by",
        "Choose what kind it is",
        "Write the name of the employer",
        "Say what they would do",
        "Say what it pays, or that it is not paid",
        "Say where it is: a postcode, at least",
        "Say how long it is open",
        "Write the day by which somebody looks again",
    ] {
        says(&page, part);
    }
    says_not(&page, "Say how to apply");
    assert_eq!(app.count("opportunity_listings").await, 0, "nothing is saved that they did not save");
});

room_test!(each_field_is_refused_with_a_sentence_of_its_own, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let long = "x".repeat(4_001);
    for (field, typed, sentence) in [
        ("kind", "king", "Choose what kind it is"),
        ("title", &*long, "Make it shorter"),
        ("duties", &long, "Make it shorter"),
        ("yearly", "lots", "Write whole pounds a year"),
        ("yearly", "12", "Write whole pounds a year"),
        ("hours", "all", "Write hours a week as a number"),
        ("hours", "NaN", "Write hours a week as a number"),
        ("postcode_1", "nowhere", "postcode"),
        ("closes_on", "30/2/2027", "Write the day it closes"),
        ("closes_on", "24/11/2026", "That day is over"),
        ("closes_on", "1/1/2030", "That day is too far away"),
        ("starts_on", "soon", "Write the day it starts"),
        ("review_by", "23/12/2027", "That day is too far away"),
        ("apply_url", "javascript:alert(1)", "Write a web address"),
        ("apply_phone", "12", "phone"),
        ("employer_url", "nothing here", "Write a web address"),
        ("route", "Magic", "Choose from the list"),
        ("positions", "many", "Write how many people as a number"),
        ("consider", "a\u{1}b", "nobody can see"),
    ] {
        let page = editor.post(NEW, &with(&[(field, typed), ("deed", "preview")])).await;
        assert_eq!(page.status, 422, "{field} {typed}");
        assert!(page.main().contains(sentence), "{field} {typed}: {}", page.main());
        assert!(page.main().contains("Canal boat trainee") || field == "title", "{field} {typed}");
    }
});

room_test!(the_preview_is_the_page_that_young_people_will_see, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let page = editor.post(NEW, &with(&[("deed", "preview")])).await;
    let preview = page.header("location").to_owned();
    assert!(preview.ends_with("/preview"), "{preview}");
    let shown = editor.get(&preview).await;
    says(&shown, "This is a preview");
    assert_eq!(publish(&editor, preview.trim_end_matches("/preview"), "1").await.status, 303);
    let id = app.number("select opportunity_id from opportunity_listings").await;
    let page = app.get(&format!("/opportunities/{id}")).await;
    let inside = |page: &str| {
        let from = page.find("<div class=\"opening\">").expect("its opening");
        let to = page.rfind("</div></div>").expect("its end");
        // What a reader may do with it, help and saving, comes with the listing's number.
        let (before, after) = page[from..to].split_once("How to apply</a></p>").expect("its way to apply");
        let after = after.split_once("</aside>").expect("its key facts").1;
        (before.to_owned(), after.trim_end_matches("</div>").to_owned())
    };
    assert_eq!(inside(shown.main()), inside(page.main()));
    for part in [
        "<li>Open &lt;locks&gt; &amp; gates</li>",
        "Who it suits",
        "You can swim",
        "E14",
        "Thursday 24 December 2026",
        "href=\"tel:+442079460101\"",
        "Say which day suits you.",
        "L-",
    ] {
        says(&page, part);
    }
});

room_test!(a_published_listing_is_found_at_once_in_every_process, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let twin = app.twin().await;
    twin.at(NOON);
    for one in [&app, &twin] {
        // Both hold the page as it is now.
        says_not(&one.get("/opportunities?words=canal").await, FOUND);
    }
    let (listing, shown) = published(&editor, &[]).await;
    says(&app.get("/opportunities?words=canal").await, FOUND);
    says(&app.get("/opportunities?place=E14&miles=2&only=reserved").await, FOUND);
    twin.shelf.refresh(&twin.state).await.expect("it looks, as it does five times a second");
    says(&twin.get("/opportunities?words=canal").await, FOUND);
    says(&twin.get(&shown).await, "Canal boat trainee");

    let changed = with(&[("title", "Narrowboat trainee"), ("version", "1")]);
    assert_eq!(editor.post(&format!("{listing}/change"), &changed).await.status, 303);
    says(&app.get(&shown).await, "Canal boat trainee");
    says(&editor.get(&listing).await, "Something was saved that young people do not see yet");
    publish(&editor, &listing, "2").await;
    says(&app.get(&shown).await, "Narrowboat trainee");
    says(&app.get("/opportunities?words=narrowboat").await, "Narrowboat trainee</a>");
    twin.shelf.refresh(&twin.state).await.expect("it looks");
    says(&twin.get(&shown).await, "Narrowboat trainee");
    says_not(&twin.get("/opportunities?words=canal").await, FOUND);
    assert_eq!(audited(&app, "opportunities.listing_published").await, 2);
});

room_test!(publishing_twice_publishes_once, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let (listing, _) = published(&editor, &[]).await;
    let page = publish(&editor, &listing, "1").await;
    assert!(page.header("location").ends_with("done=published"));
    assert_eq!(app.count("opportunities").await, 1);
    assert_eq!(audited(&app, "opportunities.listing_published").await, 1);
});

room_test!(a_draft_that_says_too_little_is_not_published, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let listing = draft(&editor, &[("title", "Half a listing")]).await;
    let page = editor.get(&format!("{listing}/preview")).await;
    assert_eq!((page.status, page.header("location")), (303, &*format!("{listing}/change?check=yes")));
    says(&editor.get(page.header("location")).await, "Say what they would do");
    assert_eq!(publish(&editor, &listing, "1").await.header("location"), format!("{listing}/change?check=yes"));
    assert_eq!(app.count("opportunities").await, 0);
});

room_test!(closing_takes_a_reason_and_leaves_the_page_for_whoever_saved_it, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let (listing, shown) = published(&editor, &[]).await;
    let close = format!("{listing}/close");
    says(&editor.get(&close).await, "Why does it close?");
    let page = editor.post(&close, &[("why", "bored")]).await;
    assert_eq!(page.status, 422);
    says(&page, "Choose why it closes");
    for _ in 0..2 {
        assert_eq!(editor.post(&close, &[("why", "filled")]).await.status, 303);
    }
    assert_eq!(audited(&app, "opportunities.listing_closed").await, 1, "pressed twice, it closes once");
    let page = app.get(&shown).await;
    assert_eq!(page.status, 200);
    says(&page, "This one has closed");
    says_not(&app.get("/opportunities?words=canal").await, FOUND);
    says(&editor.get("/opportunities/editor?show=closed").await, "All its places are filled");
    says(&editor.get(&listing).await, "Closed: all its places are filled.");
    says(&editor.get(&close).await, "It is closed already");
});

room_test!(a_closed_listing_opens_again_with_its_own_address, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let (listing, shown) = published(&editor, &[]).await;
    editor.post(&format!("{listing}/close"), &[("why", "wrong")]).await;
    let page = editor.post(&listing, &[("deed", "reopen")]).await;
    assert!(page.header("location").ends_with("done=published"), "{}", page.header("location"));
    says_not(&app.get(&shown).await, "This one has closed");
    says(&app.get("/opportunities?words=canal").await, FOUND);
    says(&editor.get(&listing).await, "Opened again");
    assert_eq!(app.count("opportunities").await, 1);
});

room_test!(a_listing_whose_days_are_over_asks_for_new_ones_before_it_opens_again, async |app: TestApp| {
    let (editor, person) = editor(&app, "Olu").await;
    let (listing, shown) = published(&editor, &[]).await;
    app.at(NOON + 40 * DAY);
    let editor = again(&editor, &person).await;
    let page = editor.post(&listing, &[("deed", "reopen")]).await;
    assert_eq!(page.header("location"), format!("{listing}/change?check=yes"));
    says(&editor.get(page.header("location")).await, "That day is over");
    says(&app.get(&shown).await, "This one has closed");
});

room_test!(a_copy_is_a_draft_of_its_own, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let (listing, _) = published(&editor, &[]).await;
    let copy = [("deed", "copy"), ("made_by", "one-press")];
    let page = editor.post(&listing, &copy).await;
    let twice = editor.post(&listing, &copy).await;
    assert_eq!(page.header("location"), twice.header("location"));
    let page = editor.get(page.header("location")).await;
    says(&page, "value=\"Canal boat trainee\"");
    says_not(&page, "value=\"24/12/2026\"");
    assert_eq!(app.count("opportunity_listings").await, 2);
    assert_eq!(app.count("opportunities").await, 1);
});

room_test!(a_draft_can_be_thrown_away_and_a_published_listing_cannot, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let listing = draft(&editor, &with(&[("deed", "save")])).await;
    says(&editor.get(&format!("{listing}/close")).await, "Throw this draft away?");
    let page = editor.post(&format!("{listing}/close"), &[]).await;
    assert_eq!(page.header("location"), "/opportunities/editor?show=drafts&done=thrown-away");
    assert_eq!(editor.get(&listing).await.status, 404);
    assert_eq!(audited(&app, "opportunities.listing_thrown_away").await, 1);
    let (listing, _) = published(&editor, &[]).await;
    assert_eq!(editor.post(&format!("{listing}/close"), &[]).await.status, 422);
    assert_eq!(app.count("opportunity_listings").await, 1);
});

room_test!(the_list_is_searched_by_title_and_leads_page_by_page, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    for number in 1..=32 {
        draft(&editor, &[("title", &format!("Trainee {number:02} of 100%"))]).await;
    }
    let page = editor.get("/opportunities/editor?show=drafts").await;
    assert_eq!(page.main().matches("class=\"card\"").count(), 30);
    says(&page, "Drafts (32)");
    let page = editor.get("/opportunities/editor?show=drafts&page=2").await;
    assert_eq!(page.main().matches("class=\"card\"").count(), 2);
    says(&editor.get("/opportunities/editor?show=drafts&words=TRAINEE+07").await, "Trainee 07");
    says(&editor.get("/opportunities/editor?show=drafts&words=100%25").await, "Trainee 32");
    says_not(&editor.get("/opportunities/editor?show=drafts&words=10_").await, "Trainee 32");
    says(&editor.get("/opportunities/editor?show=drafts&words=%00%5C").await, "No title here has these words");
});
