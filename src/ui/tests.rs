use std::collections::HashMap;

use leptos::prelude::*;

use super::building_blocks::{BuildingBlocks, SampleForm};
use super::*;
use crate::forms::FormState;

const NASTY: &str = "</textarea></title><script>alert(1)</script>\"'&";

fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| view().into_view().to_html())
}

fn building_blocks(form: Option<SampleForm>) -> String {
    let state = form.map_or_else(FormState::default, |form| {
        let errors = form.check().err().unwrap_or_default();
        FormState::refused(form, errors)
    });
    html(|| view! { <BuildingBlocks state/> })
}

/// The values of an attribute, in the order in which they stand.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    page.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn filled_sample() -> SampleForm {
    SampleForm {
        name: "Ada".into(),
        about: "Work with bikes.".into(),
        reply: "text".into(),
        days: vec!["week".into(), "sunday".into()],
        how_far: "5".into(),
    }
}

#[test]
fn a_text_area_escapes_what_was_typed() {
    let area = html(|| view! { <TextArea name="about" label="About" value=NASTY/> });
    assert!(!area.contains("<script>"), "{area}");
    assert_eq!(area.matches("</textarea>").count(), 1, "{area}");
    assert!(area.contains(">\n&lt;/textarea&gt;&lt;/title&gt;&lt;script&gt;"), "{area}");
}

#[test]
fn a_text_area_keeps_a_line_break_at_its_start() {
    let area = html(|| view! { <TextArea name="about" label="About" value="\nSecond line"/> });
    assert!(area.contains(">\n\nSecond line</textarea>"), "{area}");
}

#[test]
fn a_page_title_escapes_its_text() {
    let title = title_tag(NASTY);
    assert_eq!(title.matches('<').count(), 2, "{title}");
    assert!(title.starts_with("<title>&lt;/textarea&gt;&lt;/title&gt;"), "{title}");
}

#[test]
fn every_block_escapes_what_it_is_given() {
    let nasty = || Some(NASTY.to_owned());
    let choices = || vec![Choice::new(NASTY, NASTY).hint(NASTY)];
    let mut errors = crate::forms::FieldErrors::default();
    errors.note("name", Err::<(), _>(NASTY.to_owned()));
    let page = html(|| {
        view! {
            <BackLink href=NASTY label=NASTY/>
            <ErrorSummary errors/>
            <TextField name="field" label=NASTY value=NASTY error=nasty() hint=NASTY/>
            <TextArea name="area" label=NASTY value=NASTY error=nasty() hint=NASTY/>
            <Radios name="radios" legend=NASTY options=choices() value=NASTY error=nasty() hint=NASTY/>
            <Checkboxes name="boxes" legend=NASTY options=choices() values=vec![NASTY.to_owned()] error=nasty()/>
            <Select name="select" label=NASTY options=choices() value=NASTY error=nasty() hint=NASTY/>
            <FileField name="file" label=NASTY accept=NASTY error=nasty() hint=NASTY/>
            <Card heading=NASTY href=NASTY>{NASTY}</Card>
            <Notice heading=NASTY>{NASTY}</Notice>
            <Details summary=NASTY>{NASTY}</Details>
            <SummaryList rows=vec![SummaryRow::new(NASTY, NASTY)]/>
            <Button name=NASTY value=NASTY>{NASTY}</Button>
            <Tag>{NASTY}</Tag>
            <Chip href=NASTY>{NASTY}</Chip>
            <Pagination page=1 pages=2 address=|_| NASTY.to_owned() label=NASTY/>
        }
    });
    assert!(!page.contains("<script>"), "{page}");
    assert!(!page.contains("=\"</textarea>"), "a quoted value holds a tag: {page}");
    assert_eq!(page.matches("</textarea>").count(), 1, "{page}");
}

#[test]
fn a_field_tells_a_screen_reader_its_hint_and_what_is_wrong() {
    let wrong = || Some("Write a postcode.".to_owned());
    let page = html(|| view! { <TextField name="postcode" label="Postcode" hint="Like E14 2AB." error=wrong()/> });
    assert!(page.contains("id=\"postcode\"") && page.contains("for=\"postcode\""), "{page}");
    assert!(page.contains("aria-describedby=\"postcode-hint postcode-error\""), "{page}");
    assert!(page.contains("aria-invalid=\"true\""), "{page}");
    let fine = html(|| view! { <TextField name="postcode" label="Postcode"/> });
    assert!(!fine.contains("aria-"), "{fine}");
}

#[test]
fn each_id_stands_once_and_each_reference_leads_somewhere() {
    for page in [building_blocks(None), building_blocks(Some(SampleForm::default()))] {
        let ids = attributes(&page, "id");
        for id in &ids {
            assert_eq!(ids.iter().filter(|other| other == &id).count(), 1, "{id} stands twice");
        }
        for name in ["for", "aria-describedby", "aria-labelledby"] {
            for id in attributes(&page, name).iter().flat_map(|ids| ids.split(' ')) {
                assert!(ids.contains(&id), "{name} speaks of {id}, which is not there");
            }
        }
    }
}

#[test]
fn the_error_summary_leads_to_each_field_in_the_same_words() {
    let page = building_blocks(Some(SampleForm::default()));
    let errors = SampleForm::default().check().expect_err("an empty sample is refused");
    assert_eq!(errors.iter().count(), 5);
    for (field, sentence) in errors.iter() {
        assert!(page.contains(&format!("<a href=\"#{field}\">{sentence}</a>")), "{field}");
        assert!(attributes(&page, "id").contains(&field), "{field}");
        assert!(page.matches(sentence).count() > 1, "{sentence} stands in the summary only");
    }
}

#[test]
fn a_fresh_form_shows_no_error_summary() {
    assert!(!building_blocks(None).contains("class=\"problem\""));
}

#[test]
fn a_refused_form_keeps_what_was_typed() {
    let sample = SampleForm { name: String::new(), ..filled_sample() };
    let page = building_blocks(Some(sample));
    let sample = &page[page.find("<form").expect("a form")..page.find("</form>").expect("its end")];
    assert!(sample.contains("\nWork with bikes.</textarea>"), "{sample}");
    assert_eq!(sample.matches(" checked").count(), 3, "{sample}");
    assert!(sample.contains("value=\"5\" selected"), "{sample}");
}

#[test]
fn a_sample_is_checked_field_by_field() {
    assert_eq!(filled_sample().check(), Ok(()));
    let errors = |change: fn(&mut SampleForm)| {
        let mut sample = filled_sample();
        change(&mut sample);
        let errors = sample.check().expect_err("it is wrong");
        errors.iter().map(|(field, _)| field).collect::<Vec<_>>()
    };
    assert_eq!(errors(|sample| sample.name = "  ".into()), ["name"]);
    assert_eq!(errors(|sample| sample.about = "a".repeat(501)), ["about"]);
    assert_eq!(errors(|sample| sample.reply = "by pigeon".into()), ["reply"]);
    assert_eq!(errors(|sample| sample.days.push("never".into())), ["days"]);
    assert_eq!(errors(|sample| sample.how_far = String::new()), ["how_far"]);
}

#[test]
fn a_line_break_counts_once() {
    let sample = SampleForm { about: "a\r\n".repeat(250), ..filled_sample() };
    assert_eq!(sample.check(), Ok(()));
}

#[test]
fn pagination_leads_only_where_there_are_pages() {
    let pages = |page, pages| html(|| view! { <Pagination page pages address=|page| format!("?page={page}")/> });
    assert!(!pages(1, 1).contains("<nav"));
    let (first, middle, last) = (pages(1, 3), pages(2, 3), pages(3, 3));
    assert!(!first.contains("rel=\"prev\"") && first.contains("href=\"?page=2\""));
    assert!(
        middle.contains("href=\"?page=1\"") && middle.contains("href=\"?page=3\"") && middle.contains("Page 2 of 3")
    );
    assert!(last.contains("href=\"?page=2\"") && !last.contains("rel=\"next\""));
}

#[test]
fn blocks_bring_no_styles_and_no_scripts_of_their_own() {
    let page = building_blocks(None) + &html(|| view! { <SkipLinks/><Header/><Footer/><LeaveNow/> });
    assert!(attributes(&page, "style").is_empty());
    assert!(!page.contains("<script") && !page.contains(" onclick"));
}

#[test]
fn the_way_out_is_a_plain_link_twice() {
    let page = html(|| view! { <SkipLinks/><LeaveNow/> });
    assert_eq!(page.matches("href=\"/leave\" rel=\"nofollow noreferrer\"").count(), 2, "{page}");
    for name in ["data-loading", "data-0", "data-1", "data-2"] {
        assert_eq!(attributes(&page, name).len(), 1, "{name} in {page}");
    }
}

#[test]
fn styles_know_no_left_and_no_right() {
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/style")).expect("the styles are there") {
        let path = entry.expect("a file").path();
        let css = without_comments(&std::fs::read_to_string(&path).expect("it can be read"));
        assert!(!css.contains("left") && !css.contains("right"), "{}", path.display());
    }
}

#[test]
fn every_style_file_is_imported() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/style")).expect("the styles are there");
    let main = include_str!("../../style/main.css");
    for name in folder.map(|entry| entry.expect("a file").file_name().into_string().expect("a plain name")) {
        assert!(name == "main.css" || main.contains(&format!("@import \"{name}\";")), "{name}");
    }
}

#[test]
fn colours_can_be_read_in_light_and_in_dark() {
    const GROUNDS: [&str; 4] = ["ground", "raised", "wash", "warm-wash"];
    let css = without_comments(include_str!("../../style/colours.css"));
    let (light, dark) = css.split_once("@media").expect("light first, then dark");
    for colours in [colours(light), colours(dark)] {
        let enough = |front: &str, back: &str, least: f64| {
            let ratio = contrast(&colours[front], &colours[back]);
            assert!(ratio >= least, "{front} on {back}: {ratio:.2} and not {least}");
        };
        for ground in GROUNDS {
            for words in ["ink", "soft", "alert"] {
                enough(words, ground, 7.0);
            }
            enough("accent", ground, 4.5);
            enough("edge", ground, 3.0);
            enough("warm", ground, 3.0);
        }
        enough("on-accent", "accent", 7.0);
        enough("ground", "ink", 7.0);
    }
}

fn without_comments(css: &str) -> String {
    css.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect()
}

/// The custom properties that hold a colour, by name.
fn colours(css: &str) -> HashMap<String, String> {
    let lines = css.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": #"));
    lines.map(|(name, colour)| (name.to_owned(), colour.to_owned())).collect()
}

/// The contrast of two colours, as WCAG 2 reckons it.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: &str) -> f64 {
    let step = if colour.len() == 3 { 1 } else { 2 };
    let part = |place: usize| {
        let digits = &colour[place * step..(place + 1) * step];
        let digits = if step == 1 { digits.repeat(2) } else { digits.to_owned() };
        let part = f64::from(u8::from_str_radix(&digits, 16).expect("a hexadecimal colour")) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2)
}

#[test]
fn the_field_that_tells_people_from_programs_is_out_of_everybodys_way() {
    let page = html(|| view! { <PersonCheck shown="1.x"/> });
    for part in
        ["<div aria-hidden=\"true\" class=\"unseen\">", "tabindex=\"-1\"", "autocomplete=\"off\"", "name=\"more\""]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(page.contains("<input type=\"hidden\" name=\"shown\" value=\"1.x\""), "{page}");
}
