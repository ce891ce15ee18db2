//! The money of a quarter, as the team sees it.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::ui::{
    BackLink, Button, ErrorSummary, Figures, Notice, NoticeTone, PostForm, SummaryList, SummaryRow, TextField,
};
use crate::web::Sheet;
use crate::words::{Quarter, grouped};

use super::super::money::pounds;
use super::store::Spending;
use super::{BudgetForm, address};

pub fn spending(spending: &Spending, quarters: &[Quarter], done: bool, form: FormState<BudgetForm>) -> Sheet {
    let FormState { values, errors } = form;
    let quarter = spending.quarter;
    Sheet::new("What was spent", || {
        view! {
            <BackLink href=app::STOCK label="What there is to give"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{format!("What was spent: {}", quarter.words())}</h1>
            {done.then(|| view! { <Notice><p role="status">"The budget is saved."</p></Notice> })}
            {warning(spending)}
            <SummaryList rows=facts(spending)/>
            {by_item(spending)}
            <h2>"What this quarter may cost"</h2>
            <PostForm>
                <input type="hidden" name="quarter" value=values.quarter/>
                <input type="hidden" name="was" value=values.was/>
                <TextField name="budget" label="Budget" value=values.budget error=errors.of("budget") width="medium"
                    autocomplete="off" input_mode="decimal" hint="In pounds, like 12000. Empty where there is none."/>
                <Button>"Save the budget"</Button>
            </PostForm>
            <h2>"Other quarters"</h2>
            <ul>{quarters.iter().filter(|other| **other != quarter).map(|other| view! { <li>{link(*other)}</li> }).collect_view()}
                <li>{link(after(quarters, quarter))}</li></ul>
            <p><a href=app::SPENDING_FILE>"All quarters as a file for finance"</a>". No names are in it."</p>
        }
        .into_any()
    })
}

/// The next quarter, for which a budget is set before it begins.
fn after(quarters: &[Quarter], shown: Quarter) -> Quarter {
    let this = quarters.first().copied().unwrap_or(shown);
    Quarter::of(this.until())
}

fn link(quarter: Quarter) -> AnyView {
    view! { <a href=address(quarter)>{quarter.words()}</a> }.into_any()
}

fn warning(spending: &Spending) -> Option<AnyView> {
    let (left, percent) = (spending.left()?, spending.percent());
    let words = if left < 0 {
        format!("{} more is spent or reserved than the budget allows.", pounds(-left))
    } else if percent.is_some_and(|percent| percent >= 80) {
        format!("{} % of the budget is spent or reserved.", percent.unwrap_or_default())
    } else {
        return None;
    };
    Some(view! { <Notice tone=NoticeTone::Warn><p>{words}</p></Notice> }.into_any())
}

fn facts(spending: &Spending) -> Vec<SummaryRow> {
    let mut rows = vec![SummaryRow::new("Spent", pounds(spending.spent()))];
    if spending.goes_on {
        rows.push(SummaryRow::new("Reserved, not sent yet", pounds(spending.committed())));
    }
    rows.push(SummaryRow::new("Budget", spending.budget.map_or("Nobody has said".to_owned(), pounds)));
    rows.extend(spending.left().map(|left| SummaryRow::new("Left", pounds(left))));
    rows
}

fn by_item(spending: &Spending) -> AnyView {
    if spending.lines.is_empty() {
        return view! { <p>"Nothing was spent, and nothing is reserved."</p> }.into_any();
    }
    let rows = spending.lines.iter().map(|line| {
        let mut cells = vec![line.name.clone(), grouped(line.used), pounds(line.spent)];
        if spending.goes_on {
            cells.extend([grouped(line.reserved), pounds(line.committed)]);
        }
        cells
    });
    let mut columns = vec!["Item", "Used", "Spent"];
    if spending.goes_on {
        columns.extend(["Reserved", "Reserved, in pounds"]);
    }
    view! { <h2>"Item by item"</h2><Figures caption="Each at the cost it had when it was reserved" columns rows=rows.collect()/> }
        .into_any()
}
