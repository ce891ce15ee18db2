use leptos::prelude::*;

/// A table of figures. The first cell of a row names it. On a phone each row stands alone, and every figure says what it is;
/// the roles stay where a narrow screen lays the rows out anew.
#[component]
pub fn Figures<C: Into<String> + 'static>(
    #[prop(into)] caption: String,
    columns: Vec<C>,
    rows: Vec<Vec<String>>,
) -> impl IntoView {
    let columns: Vec<String> = columns.into_iter().map(Into::into).collect();
    let body = rows.into_iter().map(|cells| {
        let mut cells = cells.into_iter();
        let name = cells.next().unwrap_or_default();
        let cells = cells.zip(columns.iter().skip(1).cloned());
        let cells = cells.map(|(cell, column)| view! { <td role="cell" data-is=column>{cell}</td> }).collect_view();
        view! { <tr role="row"><th role="rowheader" scope="row"><bdi>{name}</bdi></th>{cells}</tr> }
    });
    let body = body.collect_view();
    let head =
        columns.into_iter().map(|column| view! { <th role="columnheader" scope="col">{column}</th> }).collect_view();
    view! {
        <table class="figures" role="table">
            <caption>{caption}</caption>
            <thead role="rowgroup"><tr role="row">{head}</tr></thead>
            <tbody role="rowgroup">{body}</tbody>
        </table>
    }
    .into_any()
}
