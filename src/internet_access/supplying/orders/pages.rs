//! Suppliers, what is to be ordered from them, and the files that came back.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::ui::{
    BackLink, Button, Card, Checkboxes, Choice, Details, ErrorSummary, Notice, PostForm, Radios, SummaryList,
    SummaryRow,
};
use crate::web::Sheet;
use crate::words::grouped;

use super::super::answers::Brought;
use super::super::{moment, of_supplier};
use super::store::Supplier;
use super::{OrderForm, known_to_suppliers};

/// Everybody who sends something, and the files of the last 30 days.
pub fn list(suppliers: &[Supplier], files: &[Brought], done: &'static str) -> Sheet {
    Sheet::new("Suppliers", || {
        let cards = suppliers.iter().map(|supplier| view! { <li>{card(supplier)}</li> }).collect_view();
        view! {
            <BackLink href=app::STOCK label="What there is to give"/>
            <h1>"Suppliers"</h1>
            {(!done.is_empty()).then(|| view! { <Notice><p role="status">{done}</p></Notice> })}
            <p>"Suppliers get a file with what to send. They write into it what became of it, and send it back."</p>
            {suppliers.is_empty().then(|| view! { <p>"Nothing comes from a supplier yet. Say who sends it where you add it."</p> })}
            <ul class="doors" role="list">{cards}</ul>
            {brought(files)}
            <h2>"What suppliers may write"</h2>
            {legend()}
            <p><a href=app::SUPPLIERS_CODES>"This list as a file"</a></p>
        }
        .into_any()
    })
}

fn card(supplier: &Supplier) -> AnyView {
    let Supplier { name, to_order, ordered } = supplier;
    let words = format!("{} to order. {} ordered and not sent yet.", grouped(*to_order), grouped(*ordered));
    let answer = of_supplier(app::SUPPLIERS_ANSWER, name);
    view! {
        <Card heading=format!("Order from {name}") href=of_supplier(app::SUPPLIERS_ORDER, name)><p>{words}</p></Card>
        <p><a href=answer>"Bring a file from "<bdi>{name.clone()}</bdi></a></p>
    }
    .into_any()
}

fn brought(files: &[Brought]) -> Option<AnyView> {
    if files.is_empty() {
        return None;
    }
    let lines = files.iter().map(|file| {
        let state = match file.applied_at {
            Some(at) => format!("applied on {}", moment(at)),
            None => "waits for a second person".to_owned(),
        };
        let words = format!("{}, brought on {}: {state}", file.supplier, moment(file.brought_at));
        view! { <li><a href=file.address()>{words}</a></li> }
    });
    Some(
        view! {
            <h2>"Files from suppliers"</h2>
            <ul>{lines.collect_view()}</ul>
            <p>"A file is thrown away 30 days after it was brought."</p>
        }
        .into_any(),
    )
}

/// The codes of statuses, and what each means for a supplier.
pub fn legend() -> AnyView {
    let rows = known_to_suppliers().map(|status| SummaryRow::new(status.code(), status.for_suppliers().to_owned()));
    let rows = rows.collect();
    view! { <SummaryList rows/> }.into_any()
}

/// Asks which orders, and in what kind of file.
pub fn order(supplier: &Supplier, form: FormState<OrderForm>) -> Sheet {
    let FormState { values, errors } = form;
    let ticked = if values.mark == "yes" { vec!["yes".to_owned()] } else { Vec::new() };
    let both = supplier.to_order + supplier.ordered;
    let which = vec![
        Choice::new("new", format!("What is not ordered yet ({})", grouped(supplier.to_order))),
        Choice::new("open", format!("That, and what is ordered and not sent yet ({})", grouped(both)))
            .hint("For a supplier who has lost a file, or wants one list of all."),
    ];
    let formats = vec![
        Choice::new("csv", "CSV").hint("Every spreadsheet and every program reads it."),
        Choice::new("xlsx", "XLSX").hint("A workbook, which says on its second sheet what the codes mean."),
    ];
    let mark = vec![
        Choice::new("yes", "They are ordered with this file")
            .hint("Each young person then reads that it is ordered, and gets a letter."),
    ];
    Sheet::new("Order from a supplier", || {
        view! {
            <BackLink href=app::SUPPLIERS label="Suppliers"/>
            <ErrorSummary errors=errors.clone()/>
            <h1>"Order from "<bdi>{supplier.name.clone()}</bdi></h1>
            <p>"The file holds a reference, what to send and where: nothing of why, and no email. Each young person can see that
                it went out. Send it to the supplier the way your council sends personal data, and delete your copy."</p>
            <PostForm>
                <input type="hidden" name="supplier" value=values.supplier/>
                <Radios name="which" legend="Which orders?" options=which value=values.which error=errors.of("which")/>
                <Checkboxes name="mark" legend="Are they ordered?" options=mark values=ticked/>
                <Radios name="format" legend="What kind of file?" options=formats value=values.format/>
                <Button>"Make the file"</Button>
            </PostForm>
            <Details summary="What they write back">
                <p>"In the column status one of these codes, and in note what the young person should know. They leave all else as
                    it is, or send a file with reference, status and note alone."</p>
                {legend()}
            </Details>
        }
        .into_any()
    })
}
