//! Passkeys (WebAuthn): what the browser is asked, and whether its answer is true. The state between the two never leaves
//! the server.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use webauthn_rs::prelude::{
    AuthenticationResult, CreationChallengeResponse, Passkey, PasskeyAuthentication, PasskeyRegistration, Url, Uuid,
    WebauthnError,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::error::{AppError, Reference, Result};
use crate::keys::Keys;
use crate::web::Config;

/// The address by which browsers know us when they make a passkey. A number is no name to them, so this machine is
/// "localhost": there passkeys work at that address alone.
pub fn origin(base_url: &str) -> String {
    let Some((scheme, rest)) = base_url.split_once("://") else { return base_url.to_owned() };
    for number in ["127.0.0.1", "[::1]"] {
        if let Some(port) = rest.strip_prefix(number) {
            return format!("{scheme}://localhost{port}");
        }
    }
    base_url.to_owned()
}

fn site(config: &Config) -> Result<Webauthn> {
    let built = Url::parse(&origin(&config.base_url)).ok().and_then(|origin| {
        let host = origin.domain()?.to_owned();
        WebauthnBuilder::new(&host, &origin).ok()?.rp_name("Foothold").build().ok()
    });
    built.ok_or_else(|| unexpected("FOOTHOLD_BASE_URL is no address that passkeys can be made for"))
}

fn unexpected(cause: &str) -> AppError {
    let reference = Reference::new();
    tracing::error!(%reference, cause, "passkeys");
    AppError::Unexpected(reference)
}

fn failed(cause: WebauthnError) -> AppError {
    unexpected(&cause.to_string())
}

fn as_json(what: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(what).map_err(|_| unexpected("a question cannot be written"))
}

/// The number by which a device tells one person's passkeys from another's: the same each time, and it says nothing.
fn handle(keys: &Keys, email: &str) -> Uuid {
    let mark = keys.code("staff_passkeys.handle", &email.to_lowercase());
    let bytes = BASE64.decode(mark).ok().and_then(|bytes| bytes.first_chunk::<16>().copied());
    Uuid::from_bytes(bytes.unwrap_or_default())
}

/// Asks a browser to make a passkey for the owner of an address who has those of `have`.
pub fn ask_for_new(
    config: &Config,
    keys: &Keys,
    email: &str,
    name: &str,
    have: &[Passkey],
) -> Result<(String, PasskeyRegistration)> {
    let exclude = have.iter().map(|passkey| passkey.cred_id().clone()).collect();
    let (question, state) =
        site(config)?.start_passkey_registration(handle(keys, email), email, name, Some(exclude)).map_err(failed)?;
    Ok((as_json(&kept_by_the_device(question)?)?, state))
}

/// Prefers passkeys that the device lists by itself. As it stands the question discourages them, and then Android shows an
/// old dialog without password managers.
fn kept_by_the_device(question: CreationChallengeResponse) -> Result<serde_json::Value> {
    let mut json = serde_json::to_value(question).map_err(|_| unexpected("a question cannot be written"))?;
    if let Some(selection) = json.pointer_mut("/publicKey/authenticatorSelection").and_then(|part| part.as_object_mut())
    {
        selection.insert("residentKey".to_owned(), "preferred".into());
    }
    Ok(json)
}

/// The new passkey, if the browser's answer is true.
pub fn take_new(config: &Config, answer: &str, state: &PasskeyRegistration) -> Result<Option<Passkey>> {
    let Ok(answer) = serde_json::from_str(answer) else { return Ok(None) };
    Ok(site(config)?.finish_passkey_registration(&answer, state).ok())
}

/// Asks a browser to prove itself with one of these. `unnamed`: without saying which, to somebody who has proved nothing
/// yet; then only passkeys that the device lists by itself can answer, and an address nobody has gets the same question.
pub fn ask_for(config: &Config, passkeys: &[Passkey], unnamed: bool) -> Result<(String, PasskeyAuthentication)> {
    let (mut question, state) = site(config)?.start_passkey_authentication(passkeys).map_err(failed)?;
    if unnamed {
        question.public_key.allow_credentials.clear();
    }
    Ok((as_json(&question)?, state))
}

/// Whose answer it is, if it is true and the device checked its owner.
pub fn take(config: &Config, answer: &str, state: &PasskeyAuthentication) -> Result<Option<AuthenticationResult>> {
    let Ok(answer) = serde_json::from_str(answer) else { return Ok(None) };
    let taken = site(config)?.finish_passkey_authentication(&answer, state).ok();
    Ok(taken.filter(AuthenticationResult::user_verified))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_is_known_by_a_name() {
        for (base_url, known_as) in [
            ("http://127.0.0.1:3000", "http://localhost:3000"),
            ("http://[::1]:3000", "http://localhost:3000"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("https://portal.example", "https://portal.example"),
        ] {
            assert_eq!(origin(base_url), known_as);
        }
    }
}
