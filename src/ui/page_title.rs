use super::escape;

/// Writes the `<title>` of a page. Leptos's own does not escape its text.
pub fn title_tag(text: &str) -> String {
    format!("<title>{}</title>", escape(text))
}
