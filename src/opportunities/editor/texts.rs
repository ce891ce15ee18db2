//! What editors type is plain text. On its way to a page it becomes paragraphs and lists, and nothing else.

use crate::opportunities::feed::clean;

/// What begins a line of a list.
const BULLETS: [&str; 3] = ["- ", "* ", "• "];

/// Clean HTML: a blank line begins a paragraph, and lines that begin with "- " are a list. Tags that somebody types are
/// shown as they typed them. None where there is nothing to read.
pub fn html(typed: &str) -> Option<String> {
    let mut html = String::with_capacity(typed.len() * 2);
    let mut lines = typed.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        if line.is_empty() {
            continue;
        }
        let list = bullet(line).is_some();
        html.push_str(if list { "<ul>" } else { "<p>" });
        push(&mut html, line, list);
        while let Some(next) = lines.next_if(|next| !next.is_empty() && bullet(next).is_some() == list) {
            html.push_str(if list { "" } else { "<br>" });
            push(&mut html, next, list);
        }
        html.push_str(if list { "</ul>" } else { "</p>" });
    }
    // The same gate that everything from outside goes through.
    clean::html(&html)
}

fn push(html: &mut String, line: &str, list: bool) {
    let text = crate::ui::escape(bullet(line).unwrap_or(line));
    match list {
        true => html.push_str(&format!("<li>{text}</li>")),
        false => html.push_str(&text),
    }
}

fn bullet(line: &str) -> Option<&str> {
    BULLETS.iter().find_map(|bullet| line.strip_prefix(bullet)).map(str::trim)
}

/// The text that [`html`] would make this of.
pub fn typed(html: &str) -> String {
    let marked = html.replace("<li>", "<li>- ");
    let plain = clean::plain(&marked);
    let mut text = String::new();
    let mut before: Option<bool> = None;
    for line in plain.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let list = bullet(line).is_some();
        text.push_str(match before {
            None => "",
            Some(true) if list => "\n",
            Some(_) => "\n\n",
        });
        text.push_str(line);
        before = Some(list);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_becomes_paragraphs_and_lists() {
        let typed =
            "Work outdoors.\nRain or shine.\n\nYou would:\n- plant trees\n* rake leaves\n\n\n  Lunch & travel paid.  ";
        let html = html(typed).expect("there is text");
        assert_eq!(
            html,
            "<p>Work outdoors.<br>Rain or shine.</p><p>You would:</p><ul><li>plant trees</li><li>rake leaves</li></ul>\
             <p>Lunch &amp; travel paid.</p>"
        );
        assert_eq!(super::html(" \n \n"), None);
    }

    #[test]
    fn tags_are_text_like_any_other() {
        for typed in ["<b>Hi</b>", "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "&lt;p&gt; & <"] {
            let html = html(typed).expect("there is text");
            let inside = html.trim_start_matches("<p>").trim_end_matches("</p>");
            assert!(!inside.contains('<'), "{html}");
            assert_eq!(super::typed(&html), typed, "{html}");
        }
    }

    #[test]
    fn a_text_comes_back_as_it_was_typed() {
        let typed = "You work with a small team.\n\n- Plant flowers\n- Cut grass\n\nBoots are yours to keep.";
        assert_eq!(super::typed(&html(typed).expect("text")), typed);
    }
}
