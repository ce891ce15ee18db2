//! What the build made for the browser: the styles that travel inside each page, and the hashed names of the rest.

use std::collections::HashMap;
use std::path::Path;

use base64::{Engine, prelude::BASE64_STANDARD as STANDARD};
use sha2::{Digest, Sha256};

/// The styles and the file names of one build.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// Minified CSS, written into every page.
    pub css: String,
    /// The `style-src` source that allows just these styles: `'sha256-…'`.
    pub css_source: String,
    names: HashMap<String, String>,
}

impl Assets {
    /// Reads what the build left in `site`. Errors name the file that is missing.
    pub fn read(site: &Path) -> Result<Assets, String> {
        let file = |name: &str| {
            std::fs::read_to_string(site.join(name)).map_err(|cause| {
                format!("{} cannot be read ({cause}). Run \"make build\" first.", site.join(name).display())
            })
        };
        let names = serde_json::from_str(&file("manifest.json")?)
            .map_err(|cause| format!("manifest.json in {} is damaged: {cause}. Run \"make build\".", site.display()))?;
        Ok(Assets::new(file("page.css")?.trim().to_owned(), names))
    }

    pub fn new(css: String, names: HashMap<String, String>) -> Assets {
        let css_source = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(css.as_bytes())));
        Assets { css, css_source, names }
    }

    /// The address of a file by the name we know it by: `leave.js` is `/pkg/leave.1f2e3d.js`.
    pub fn address(&self, name: &str) -> String {
        format!("/pkg/{}", self.names.get(name).map_or(name, String::as_str))
    }
}
