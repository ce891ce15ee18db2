//! What an advocate sees who tells somebody, and who decided it with them.

use leptos::prelude::*;

use crate::forms::{FieldErrors, FormState};
use crate::keys::random_id;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ErrorSummary, Notice, NoticeTone, PostForm, Radios, Select, SummaryList,
    SummaryRow, TextArea, TextField,
};
use crate::web::Sheet;

use super::super::super::model::{Case, Colleague};
use super::super::staff::{day, lines};
use super::super::{CASES, address};
use super::form::{ALONE, AnswerForm, TellForm};
use super::store::Told;

/// A case, what was told of it, and who may have decided with them.
pub struct Shown {
    pub case: Case,
    pub told: Vec<Told>,
    pub others: Vec<Colleague>,
}

pub fn tell(shown: &Shown, form: FormState<TellForm>) -> Sheet {
    let FormState { values, errors } = form;
    let name = shown.case.contact.name.clone();
    let fields =
        (what(&values, &errors), who(&shown.others, &values, &errors), known(&name, &values, &errors)).into_any();
    Sheet::new("Keep somebody safe", || {
        view! {
            <BackLink href=address(&shown.case.id) label="The case"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Tell somebody, to keep "<bdi>{name.clone()}</bdi>" or others safe"</h1>
            <Notice tone=NoticeTone::Warn>
                <p>"What they tell you stays between you, unless they or somebody else may be badly hurt. In danger now, call 999 first, and write here afterwards."</p>
            </Notice>
            <p>"Decide it with a second person wherever you can. Tell the young person first wherever that is safe."</p>
            {unknown(&shown.told)}
            <h2>"What you told"</h2>
            <PostForm>
                <input type="hidden" name="once" value=random_id()/>
                {fields}
                <Button name="deed" value="tell">"Save that somebody was told"</Button>
            </PostForm>
        }
        .into_any()
    })
}

/// What the young person does not know of yet.
fn unknown(told: &[Told]) -> AnyView {
    told.iter()
        .filter(|one| one.told_at.is_none())
        .map(|one| {
            let which = one.id.clone();
            view! {
                <div class="notice warn">
                    <p><bdi>{format!("On {} {} told {}. The young person was not told yet.", day(one.at), one.by, one.details.whom)}</bdi></p>
                    <PostForm>
                        <input type="hidden" name="which" value=which/>
                        <Button kind=ButtonKind::Secondary name="deed" value="told">"I have told them now"</Button>
                    </PostForm>
                </div>
            }
        })
        .collect_view()
        .into_any()
}

fn what(values: &TellForm, errors: &FieldErrors) -> AnyView {
    view! {
        <TextArea name="why" label="Why can it not stay between you?" hint="Advocates and managers read this." rows=4
            value=values.why.clone() error=errors.of("why")/>
        <TextArea name="what" label="What did you tell?" hint="No more than is needed. Advocates and managers read this." rows=4
            value=values.what.clone() error=errors.of("what")/>
        <TextField name="whom" label="Whom did you tell?" hint="Their name, and for whom they work." value=values.whom.clone() error=errors.of("whom")/>
    }
    .into_any()
}

fn who(others: &[Colleague], values: &TellForm, errors: &FieldErrors) -> AnyView {
    let options = std::iter::once(Choice::new("", "Choose somebody"))
        .chain(others.iter().map(|other| Choice::new(other.id.as_str(), other.name.clone())))
        .chain([Choice::new(ALONE, "Nobody: I could not wait for a second person")])
        .collect();
    view! {
        <Select name="second" label="Who decided it with you?" hint="They are asked to confirm it." options=options
            value=values.second.clone() error=errors.of("second")/>
        <TextArea name="alone_why" label="If you could not wait: why?" rows=2 value=values.alone_why.clone() error=errors.of("alone_why")/>
    }
    .into_any()
}

fn known(name: &str, values: &TellForm, errors: &FieldErrors) -> AnyView {
    let options = vec![
        Choice::new("yes", "Yes, I told them").hint("They read the words below at once."),
        Choice::new("no", "Not yet").hint("They read the words below when you say that you have told them."),
    ];
    view! {
        <Radios name="told" legend="Does the young person know?" options=options value=values.told.clone() error=errors.of("told")/>
        <TextArea name="not_told_why" label="If not yet: why?" rows=2 value=values.not_told_why.clone() error=errors.of("not_told_why")/>
        <TextArea name="words" label=format!("What {name} reads about it") rows=4
            hint="In short words: whom you told, what, and why. Leave out the names of other people."
            value=values.words.clone() error=errors.of("words")/>
    }
    .into_any()
}

pub fn confirm(told: &Told, form: FormState<AnswerForm>) -> Sheet {
    let FormState { values, errors } = form;
    let details = &told.details;
    let mut rows = vec![
        SummaryRow::new("Young person", view! { <bdi>{told.name.clone()}</bdi> }),
        SummaryRow::new("When", day(told.at)),
        SummaryRow::new("Who told", view! { <bdi>{told.by.clone()}</bdi> }),
        SummaryRow::new("Whom", view! { <bdi>{details.whom.clone()}</bdi> }),
        SummaryRow::new("Why", lines(&details.why).into_any()),
        SummaryRow::new("What", lines(&details.what).into_any()),
    ];
    rows.extend(
        details
            .not_told_why
            .as_deref()
            .map(|why| SummaryRow::new("Why the young person was not told first", lines(why).into_any())),
    );
    let said = told.agrees.map(|agrees| {
        if agrees { "You said that you decided it together." } else { "You said that you did not decide it." }
    });
    let wrong = errors.of("agrees");
    let form = said.is_none().then(|| {
        let options = vec![
            Choice::new("yes", "Yes, we decided it together"),
            Choice::new("no", "No, I did not decide this").hint("The managers are told at once."),
        ];
        view! {
            <PostForm>
                <Radios name="agrees" legend="Did you decide it together?" options=options value=values.agrees error=wrong/>
                <Button>"Send my answer"</Button>
            </PostForm>
        }
    });
    Sheet::new("Did you decide it together", || {
        view! {
            <BackLink href=CASES label="Cases"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Did you decide it together?"</h1>
            <SummaryList rows=rows/>
            {said.map(|said| view! { <p class="lead">{said}</p> })}
            {form}
        }
        .into_any()
    })
}
