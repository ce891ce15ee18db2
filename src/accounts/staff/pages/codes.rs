use leptos::prelude::*;

use crate::ui::{Button, PostForm};
use crate::web::Sheet;

/// New recovery codes, to be printed or copied.
pub fn codes(codes: &[String]) -> Sheet {
    let codes = codes.iter().map(|code| view! { <li><code>{code.clone()}</code></li> }).collect_view();
    Sheet::new("Recovery codes", || {
        view! {
            <h1>"Keep these recovery codes"</h1>
            <p>
                "If your phone is lost, one of these gets you in, together with your password. Each is good once. "
                "Print this page or copy them to a place that is safe. We never show them again."
            </p>
            <ol>{codes}</ol>
            <PostForm><Button>"I have kept them"</Button></PostForm>
        }
    })
}
