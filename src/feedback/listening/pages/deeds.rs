//! What can be done with a piece, each its own small form.

use leptos::prelude::*;

use crate::accounts::Staff;
use crate::forms::FieldErrors;
use crate::help::{Contact, Group, dialled};
use crate::ui::{
    Button, ButtonKind, Checkboxes, Choice as Answer, Details, LinkButton, Notice, PostForm, Radios, TextArea, lines,
};
use crate::words::Quarter;

use super::super::super::model::{Choice, Way};
use super::super::act::{can_check, can_finish};
use super::super::board::{self, ENOUGH};
use super::super::form::PieceForm;
use super::super::one::Shown;
use super::super::words::{quarter_of, theme};
use super::one::called;

/// What every form of the page carries: the page, and the version it shows.
#[derive(Clone)]
pub struct Carried {
    pub once: String,
    pub seen: i64,
}

impl Carried {
    pub fn fields(&self) -> AnyView {
        view! {
            <input type="hidden" name="once" value=self.once.clone()/>
            <input type="hidden" name="seen" value=self.seen.to_string()/>
        }
        .into_any()
    }
}

/// Somebody is needed now: what to do tonight, and a note for colleagues.
pub fn urgent(shown: &Shown, carried: &Carried, values: &PieceForm, errors: &FieldErrors) -> AnyView {
    let piece = &shown.found.piece;
    let note = piece.urgent.as_ref().map(|urgent| {
        let by = shown.name_of(&urgent.by);
        let settled = urgent.settled.as_ref().map(|settled| {
            let by = shown.name_of(&settled.by);
            view! { <p>"Seen to by " <bdi>{by}</bdi> ":"</p> {lines(&settled.note)} }
        });
        view! { <p>"Noted by " <bdi>{by}</bdi> ":"</p> {lines(&urgent.note)} {settled} }
    });
    let (fields, tonight) = (carried.fields(), tonight(shown));
    if piece.is_urgent() {
        let (settled, error) = (values.settled.clone(), errors.of("settled"));
        return view! {
            <section class="notice warn" aria-labelledby="urgent">
                <h3 id="urgent">"Somebody is needed now"</h3>
                {note}
                {tonight}
                <PostForm>
                    {fields}
                    <TextArea name="settled" label="Who helps now, and what was done?" value=settled error=error rows=3/>
                    <Button name="deed" value="settle">"It has been seen to"</Button>
                </PostForm>
            </section>
        }
        .into_any();
    }
    if piece.finished {
        return ().into_any();
    }
    let (text, error) = (values.note.clone(), errors.of("note"));
    view! {
        {note}
        <Details summary="Somebody needs help now" open=error.is_some()>
            {tonight}
            <PostForm>
                {fields}
                <TextArea name="note" label="What worries you?" value=text error=error rows=3
                    hint="Only participation workers read this. It puts the piece on top of the list."/>
                <Button name="deed" value="urgent">"Put it on top of the list"</Button>
            </PostForm>
        </Details>
    }
    .into_any()
}

/// The way to keep somebody safe.
fn tonight(shown: &Shown) -> AnyView {
    let of =
        |group: Group| shown.contacts.iter().filter(move |contact| contact.group == group).map(line).collect_view();
    let who = match &shown.found.writer {
        Some((_, name)) => {
            let name = name.clone();
            view! {
                <li>"Tell the duty team who it is: "<bdi>{name}</bdi>". Their personal adviser is told by the duty team."</li>
                <li>"Then write to them below, so that they know who will be in touch."</li>
            }
            .into_any()
        }
        None if shown.found.piece.way == Way::Code => view! {
            <li>"Nobody here can find out who wrote this, and nobody should try: that is what we promised."</li>
            <li>"You can answer below: say that you are worried, whom they can call now, and ask whether they want to say who they are. They read it when they open their code again."</li>
            <li>"If the words name a place or another person who is in danger, tell the duty team those words."</li>
        }
        .into_any(),
        None => view! {
            <li>"Nobody here can find out who wrote this, and nobody can answer them."</li>
            <li>"If the words name a place or another person who is in danger, tell the duty team those words."</li>
            <li>"Talk about it with your manager today, and note what you decided."</li>
        }
        .into_any(),
    };
    view! {
        <h3>"What to do, today or tonight"</h3>
        <ul>
            {of(Group::Danger)}
            {of(Group::Council)}
            {who}
        </ul>
        <p>"Do not wait for a colleague to read this page."</p>
    }
    .into_any()
}

fn line(contact: &Contact) -> AnyView {
    let (name, purpose, phone) = (contact.name.clone(), contact.purpose.clone(), contact.phone.clone());
    let when = if contact.group == Group::Danger {
        format!("{purpose}: ")
    } else {
        "The council\u{2019}s duty team: ".to_owned()
    };
    let href = format!("tel:{}", dialled(&phone));
    view! { <li>{when}<a href=href>{phone}</a>" ("<bdi>{name}</bdi>")"</li> }.into_any()
}

/// What it is about: several themes.
pub fn themes(shown: &Shown, carried: &Carried, values: &PieceForm, errors: &FieldErrors) -> AnyView {
    let piece = &shown.found.piece;
    let is_here = |code: &String| piece.themes.contains(code) || piece.about.as_ref() == Some(code);
    let offered = shown.themes.iter().filter(|theme| theme.retired_at.is_none() || is_here(&theme.code));
    let options = offered.map(|theme| Answer::new(theme.code.as_str(), theme.name.as_str())).collect();
    let ticked = match values.deed.as_str() {
        "themes" => values.themes.clone(),
        _ => piece.counted_as().into_iter().map(str::to_owned).collect(),
    };
    let hint = if piece.themes.is_empty() { "Now it is counted under what they chose." } else { "" };
    let (fields, error) = (carried.fields(), errors.of("themes"));
    view! {
        <section aria-labelledby="about">
            <h3 id="about">"What it is about"</h3>
            <PostForm>
                {fields}
                <Checkboxes name="themes" legend="Tick all that fit" options=options values=ticked error=error hint=hint/>
                <Button kind=ButtonKind::Secondary name="deed" value="themes">"Save the themes"</Button>
            </PostForm>
        </section>
    }
    .into_any()
}

/// Words to whoever wrote it, where they can be reached.
pub fn answer(shown: &Shown, carried: &Carried, values: &PieceForm, errors: &FieldErrors) -> AnyView {
    let piece = &shown.found.piece;
    let hint = match (piece.finished, piece.way) {
        (true, _) => return ().into_any(),
        (_, Way::Nobody) => {
            return view! {
                <Notice heading="Nobody can answer this">
                    <p>"Whoever wrote it chose to be nobody. Say what changed in \u{201c}You said, we did\u{201d}: they may read it there."</p>
                </Notice>
            }
            .into_any();
        }
        (_, Way::Named) => {
            "They read this on their page, and get a letter that says only that there is something to read."
        }
        (_, Way::Code) => "They read this when they open their code. We cannot tell them that it is there.",
    };
    let texts = (!shown.snippets.is_empty()).then(|| {
        let options = shown.snippets.iter().map(|snippet| {
            let selected = snippet.id == values.snippet;
            let words = snippet.for_name(called(&shown.found));
            view! { <option value=snippet.id.clone() selected=selected data-words=words>{snippet.title.clone()}</option> }
        });
        let options = options.collect_view();
        view! {
            <Details summary="Begin with a text of ours">
                <div class="field">
                    <label for="snippet">"Which one?"</label>
                    <select id="snippet" name="snippet">{options}</select>
                </div>
                <Button kind=ButtonKind::Secondary name="deed" value="use-text">"Use this text"</Button>
            </Details>
        }
    });
    let (fields, reply, error) = (carried.fields(), values.reply.clone(), errors.of("reply"));
    view! {
        <section class="notice" aria-labelledby="answer">
            <h3 id="answer">"Answer for the Children in Care Council"</h3>
            <PostForm>
                {fields}
                {texts}
                <TextArea name="reply" label="Your answer" hint=hint value=reply error=error rows=6/>
                <Button name="deed" value="answer">"Send the answer"</Button>
            </PostForm>
        </section>
    }
    .into_any()
}

/// Where its words stand on their way to others.
pub fn fitting(shown: &Shown, staff: &Staff) -> AnyView {
    let piece = &shown.found.piece;
    let (words, link) = match (&piece.fit, piece.may_quote) {
        (_, false) => ("They did not allow us to tell others their words, so nobody else reads them.".to_owned(), None),
        (None, true) if piece.finished => ("Its words went before anybody made them fit for others.".to_owned(), None),
        (None, true) => (
            "They allowed us to tell others their words. First one of us takes out what could show who they are, and another checks that."
                .to_owned(),
            Some("Make the words fit for others"),
        ),
        (Some(fit), true) => match (&fit.agreed_by, &fit.sent_back) {
            (Some(by), _) => (
                format!("{} wrote the words for others, and {} checked them.", shown.name_of(&fit.by), shown.name_of(by)),
                Some("See the words for others"),
            ),
            (None, Some(_)) => ("A colleague sent the words for others back.".to_owned(), Some("Write them anew")),
            (None, None) if can_check(piece, staff.id.as_str()) => (
                format!("{} wrote the words for others. Another must compare both: that can be you.", shown.name_of(&fit.by)),
                Some("Compare both"),
            ),
            (None, None) => (
                "You wrote the words for others. Somebody else must compare both before they go any further.".to_owned(),
                Some("See the words for others"),
            ),
        },
    };
    let href = format!("{}/fit", shown.address());
    view! {
        <section aria-labelledby="for-others">
            <h3 id="for-others">"Words for others"</h3>
            <p><bdi>{words}</bdi></p>
            {link.map(|label| view! { <p><LinkButton href=href kind=ButtonKind::Secondary>{label}</LinkButton></p> })}
        </section>
    }
    .into_any()
}

/// Whether the Board reads the words.
pub fn board(shown: &Shown, carried: &Carried, values: &PieceForm, errors: &FieldErrors) -> AnyView {
    let piece = &shown.found.piece;
    let Some(quarter) = Quarter::parse(&quarter_of(&piece.month)).filter(|_| piece.may_quote) else {
        return ().into_any();
    };
    let mut options = Vec::new();
    if piece.words_for_others().is_some() {
        options.push(Answer::new(Choice::In.code(), "In: the Board reads the words for others"));
    }
    options.push(Answer::new(Choice::Out.code(), "Left out: the Board reads only that one more was left out"));
    let chosen = piece.chosen.as_ref().map_or("", |chosen| chosen.choice.code());
    let value = if values.deed == "choose" { values.choice.clone() } else { chosen.to_owned() };
    let unfit = piece.words_for_others().is_none().then(|| {
        view! { <p>"They can be in once one of us has made the words fit for others and another has agreed."</p> }
    });
    let so_far =
        shown.enough.iter().filter(|enough| piece.counted_as().contains(&enough.theme.as_str())).map(|enough| {
            let (name, people) = (theme(&shown.themes, &enough.theme).to_owned(), enough.people);
            let words = if people >= ENOUGH { "enough" } else { "too few yet" };
            view! { <li><bdi>{name}</bdi>{format!(": {people} so far ({words})")}</li> }
        });
    let (fields, error, so_far) = (carried.fields(), errors.of("choice"), so_far.collect_view());
    view! {
        <section aria-labelledby="board">
            <h3 id="board">"For the Board, "{quarter.words()}</h3>
            {unfit}
            <p>"Nobody\u{2019}s words go to the Board before "{ENOUGH}" people have said something about the same in that quarter:"</p>
            <ul>{so_far}</ul>
            <PostForm>
                {fields}
                <Radios name="choice" legend="Does the Board read it?" options=options value=value error=error/>
                <Button kind=ButtonKind::Secondary name="deed" value="choose">"Save that"</Button>
            </PostForm>
            <p><a href=board::address(&quarter.code())>"All that goes to the Board of this quarter"</a></p>
        </section>
    }
    .into_any()
}

/// The way to let go of its words.
pub fn letting_go(shown: &Shown) -> AnyView {
    let piece = &shown.found.piece;
    if piece.finished {
        return ().into_any();
    }
    let href = format!("{}/finish", shown.address());
    let way = match can_finish(piece) {
        true => view! { <p><LinkButton href=href kind=ButtonKind::Secondary>"Finish it"</LinkButton></p> }.into_any(),
        false if piece.is_urgent() => view! { <p>"It can be finished once somebody has seen to it."</p> }.into_any(),
        false => view! { <p>"It can be finished once you have answered."</p> }.into_any(),
    };
    view! { <section aria-labelledby="finishing"><h3 id="finishing">"When it has been dealt with"</h3>{way}</section> }
        .into_any()
}
