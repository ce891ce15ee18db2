//! How all of it is to be read.

use leptos::prelude::*;

use super::super::page::Seen;

pub fn view(_: &Seen) -> AnyView {
    view! {
        <section>
            <h2>"How to read this"</h2>
            <ul>
                <li>"\u{201c}c\u{201d} is a small number, or one that is hidden so that nobody can work out a small one. \u{201c}\u{2013}\u{201d}: there is none."</li>
                <li>"Requests and pieces of feedback are counted where it says so; else people, each of them once."</li>
                <li>"Days are the middle: half waited as long, or less. There is none of few, and none of a number that is hidden."</li>
                <li>"Percentages are of 30 or more, from the numbers as they are shown."</li>
                <li>"What came late is told with a later quarter."</li>
            </ul>
        </section>
    }
    .into_any()
}
