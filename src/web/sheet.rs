//! What a handler answers with: the middle of a page. `server::deliver` puts the frame round it, in the visitor's
//! language, compresses it and, where it is the same for everyone, keeps it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use leptos::prelude::{IntoView, Owner, RenderHtml};

/// A page without its frame.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What the tab and the history say: neutral words, never what somebody asked for.
    pub title: String,
    /// What stands between header and footer, already HTML.
    pub body: String,
    pub status: StatusCode,
    /// The same for every visitor, so that it may be kept and served again. Never set on a page that knows who is asking.
    pub public: bool,
    /// Holds an island, so the browser half is loaded. Staff pages only.
    pub island: bool,
    /// A script of `public/` that this page needs, by the name we know it by.
    pub script: Option<&'static str>,
    /// Named to search engines: off for error pages and the like.
    pub listed: bool,
    /// Without our name, our links and our description: for whoever left and pressed "Back".
    pub nameless: bool,
}

impl Sheet {
    /// Writes a page. The view is rendered at once: whatever it needs has been read before.
    pub fn new<V: IntoView>(title: impl Into<String>, view: impl FnOnce() -> V) -> Sheet {
        Sheet {
            title: title.into(),
            body: html(view),
            status: StatusCode::OK,
            public: false,
            island: false,
            script: None,
            listed: true,
            nameless: false,
        }
    }

    /// The same for every visitor.
    pub fn public(self) -> Sheet {
        Sheet { public: true, ..self }
    }

    pub fn with_island(self) -> Sheet {
        Sheet { island: true, ..self }
    }

    /// Loads a script of `public/` after the page.
    pub fn with_script(self, name: &'static str) -> Sheet {
        Sheet { script: Some(name), ..self }
    }

    pub fn with_status(self, status: StatusCode) -> Sheet {
        Sheet { status, listed: status.is_success(), ..self }
    }

    /// The same page as an answer to a form that was refused: status 422, the title says so first.
    pub fn refused(self) -> Sheet {
        let title = crate::say!("ui-error-title", title = self.title.as_str());
        Sheet { title, ..self.with_status(StatusCode::UNPROCESSABLE_ENTITY) }
    }
}

impl IntoResponse for Sheet {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Renders a view to HTML in one go, with nothing left behind.
pub fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view().into_view().to_html());
    owner.unset_with_forced_cleanup();
    html
}
