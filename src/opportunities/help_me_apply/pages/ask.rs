//! Asking for help: one page of questions, and one to check the answers on.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::promises;
use crate::say;
use crate::ui::{
    BackLink, Button, ButtonKind, Checkboxes, Choice, ErrorSummary, Notice, PostForm, Radios, SummaryList, SummaryRow,
    TextArea, TextField,
};
use crate::web::Sheet;

use super::super::form::{About, AskForm};
use super::super::model::{Need, NewRequest, SentTo};
use super::{day, lines, link, needs};

/// Help with something found elsewhere, or with finding something.
pub const ASK_ANYTHING: &str = "/opportunities/help-me-apply";

/// Help with one opportunity.
pub fn address_for(opportunity: i64) -> String {
    format!("/opportunities/{opportunity}/help-me-apply")
}

/// Who asks, and about what.
pub struct Asking<'a> {
    pub about: Option<&'a About<'a>>,
    /// Their adviser's name; none where nobody has matched them.
    pub adviser: Option<&'a str>,
    pub council: &'a str,
    /// How many working days we promise.
    pub days: u16,
}

impl Asking<'_> {
    fn back(&self) -> String {
        self.about.map_or_else(|| app::OPPORTUNITIES.to_owned(), |about| format!("/opportunities/{}", about.id))
    }

    fn heading(&self) -> String {
        match self.about {
            Some(about) => say!("opportunities-help-heading-about", title = about.title),
            None => say!("opportunities-help-heading").to_owned(),
        }
    }
}

fn sheet(view: impl FnOnce() -> AnyView) -> Sheet {
    Sheet { listed: false, ..Sheet::new(say!("opportunities-help-title"), view) }
}

/// The questions.
pub fn form(asking: &Asking, form: FormState<AskForm>) -> Sheet {
    let FormState { values, errors } = form;
    let heading = asking.heading();
    let back = asking.back();
    let days = say!("opportunities-help-promise", days = i64::from(asking.days));
    let whom = whom(asking, &values.to, errors.of("to"));
    let elsewhere = asking.about.is_none().then(|| {
        view! {
            <TextField name="about" label=say!("opportunities-help-about") hint=say!("opportunities-help-about-hint")
                value=values.about.clone() error=errors.of("about")/>
            <TextField name="link" label=say!("opportunities-help-link") value=values.link.clone() error=errors.of("link")
                input_mode="url" autocomplete="off"/>
        }
    });
    sheet(|| {
        view! {
            <BackLink href=back/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{heading}</h1>
            <p class="lead">{say!("opportunities-help-lead")} " " {days}</p>
            <PostForm>
                <input type="hidden" name="once" value=values.once.clone()/>
                {whom}
                {elsewhere}
                <Checkboxes name="needs" legend=say!("opportunities-help-needs") hint=say!("opportunities-help-needs-hint")
                    options=need_choices() values=values.needs.clone() error=errors.of("needs")/>
                <TextArea name="words" label=say!("opportunities-help-words") hint=say!("opportunities-help-words-hint")
                    value=values.words.clone() error=errors.of("words")/>
                <Button name="step" value="check">{say!("opportunities-help-go-on")}</Button>
            </PostForm>
        }
        .into_any()
    })
}

fn need_choices() -> Vec<Choice> {
    Need::ALL.iter().map(|need| Choice::new(need.code(), need.words())).collect()
}

/// Who shall help: a choice for whoever has an adviser, and a plain sentence for everybody else.
fn whom(asking: &Asking, chosen: &str, error: Option<String>) -> AnyView {
    let Some(adviser) = asking.adviser else {
        return view! { <p>{say!("opportunities-help-to-team-only")}</p> }.into_any();
    };
    let options = vec![
        Choice::new(SentTo::Adviser.code(), adviser.to_owned()).hint(say!("opportunities-help-to-adviser-hint")),
        Choice::new(SentTo::Team.code(), say!("opportunities-help-team")).hint(say!("opportunities-help-to-team-hint")),
    ];
    view! { <Radios name="to" legend=say!("opportunities-help-to") options=options value=chosen.to_owned() error=error/> }
        .into_any()
}

/// All of it once more, who will read it, and the button that sends it.
pub fn check(asking: &Asking, form: &AskForm, new: &NewRequest, now: i64) -> Sheet {
    let back = asking.back();
    let by = day(promises::due(now, asking.days));
    let (who, readers) = match (new.sent_to, asking.adviser) {
        (SentTo::Adviser, Some(adviser)) => {
            (adviser.to_owned(), say!("opportunities-help-readers-adviser", name = adviser))
        }
        _ => (
            say!("opportunities-help-team").to_owned(),
            say!("opportunities-help-readers-team", council = asking.council),
        ),
    };
    let (rows, form) = (rows(new, who), form.clone());
    sheet(|| {
        view! {
            <BackLink href=back/>
            <h1>{say!("opportunities-help-check")}</h1>
            <SummaryList rows=rows/>
            <Notice heading=say!("opportunities-help-readers")>
                <p>{readers}</p>
                <p>{say!("opportunities-help-by", day = by)}</p>
            </Notice>
            <PostForm>
                <Hidden form=form/>
                <Button name="step" value="send">{say!("opportunities-help-send")}</Button>
                " "
                <Button kind=ButtonKind::Secondary name="step" value="change">{say!("opportunities-help-change")}</Button>
            </PostForm>
        }
        .into_any()
    })
}

fn rows(new: &NewRequest, who: String) -> Vec<SummaryRow> {
    let about = new.about.clone().unwrap_or_else(|| say!("opportunities-help-find").to_owned());
    let mut rows = vec![
        SummaryRow::new(say!("opportunities-help-goes-to"), view! { <bdi>{who}</bdi> }),
        SummaryRow::new(say!("opportunities-help-is-about"), view! { <bdi>{about}</bdi> }),
    ];
    rows.extend(new.link.as_deref().map(|found| SummaryRow::new(say!("opportunities-help-link"), link(found))));
    rows.extend(needs(&new.needs));
    rows.extend(new.words.as_deref().map(|words| SummaryRow::new(say!("opportunities-help-your-words"), lines(words))));
    rows
}

/// Everything that was typed, for the next step.
#[component]
fn Hidden(form: AskForm) -> impl IntoView {
    let needs = form.needs.into_iter().map(|need| ("needs", need));
    let rest =
        [("once", form.once), ("to", form.to), ("about", form.about), ("link", form.link), ("words", form.words)];
    let fields = rest.into_iter().chain(needs).filter(|(_, value)| !value.is_empty());
    fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
}
