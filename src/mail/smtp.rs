//! Speaks to the mail server. TLS is required and the server's name verified, except on this machine (S-3H). A connection
//! carries one letter after another and is dropped at the first doubt, so that no answer is taken for another's.

use std::path::PathBuf;
use std::time::Duration;

use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, SUBMISSION_PORT, SUBMISSIONS_PORT};

use crate::web::{Config, is_this_machine};

use super::compose::Written;

/// How long one letter may take, from connecting to the last answer: well within its lease.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// A code for the log and the task: never what the server said, since that may hold an address.
    pub reason: String,
    /// Trying again would not help.
    pub for_good: bool,
}

impl Refused {
    pub fn for_now(reason: impl Into<String>) -> Refused {
        Refused { reason: reason.into(), for_good: false }
    }

    pub fn for_good(reason: impl Into<String>) -> Refused {
        Refused { reason: reason.into(), for_good: true }
    }
}

/// How the connection is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// Only on this machine.
    Plain,
    StartTls,
    Tls,
}

/// The mail server of the settings.
pub struct Smtp {
    host: String,
    port: u16,
    privacy: Privacy,
    user: Option<String>,
    password_file: Option<PathBuf>,
    hello: ClientId,
    trusted: Vec<Certificate>,
    patience: Duration,
    /// Where the host is found, if not by its name.
    found_at: Option<String>,
    connection: Option<AsyncSmtpConnection>,
}

impl Smtp {
    /// The server that the settings name; none where they name none. Errors are one sentence for whoever runs the service.
    pub fn of(config: &Config) -> Result<Option<Smtp>, String> {
        let Some((scheme, rest)) = config.smtp.split_once("://") else { return Ok(None) };
        let (user, place) = rest.rsplit_once('@').map_or((None, rest), |(user, place)| (Some(user), place));
        let place = place.split(['/', '?']).next().unwrap_or_default();
        let (host, port) = host_and_port(place).ok_or("FOOTHOLD_SMTP names a port that is no number.")?;
        let privacy = match scheme {
            "smtps" => Privacy::Tls,
            _ if is_this_machine(place) => Privacy::Plain,
            _ => Privacy::StartTls,
        };
        if let Some(file) = &config.smtp_password_file {
            read_password(file).map_err(|cause| format!("FOOTHOLD_SMTP_PASSWORD_FILE cannot be read: {cause}."))?;
        }
        let usual = if privacy == Privacy::Tls { SUBMISSIONS_PORT } else { SUBMISSION_PORT };
        // The name of this machine is nobody's business; the domain that letters come from is in each of them.
        let domain = config.mail_from.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
        let hello = idna::domain_to_ascii(domain).unwrap_or_else(|_| "localhost".to_owned());
        Ok(Some(Smtp {
            host,
            port: port.unwrap_or(usual),
            privacy,
            user: user.map(str::to_owned),
            password_file: config.smtp_password_file.clone(),
            hello: ClientId::Domain(hello),
            trusted: Vec::new(),
            patience: PATIENCE,
            found_at: None,
            connection: None,
        }))
    }

    /// How the connection is kept private.
    pub fn privacy(&self) -> Privacy {
        self.privacy
    }

    /// Believes this certificate's signatures too.
    pub fn trusting(mut self, root: Certificate) -> Smtp {
        self.trusted.push(root);
        self
    }

    /// Waits this long for one letter, at most.
    pub fn waiting(self, patience: Duration) -> Smtp {
        Smtp { patience, ..self }
    }

    /// Finds the host, whose name is verified all the same, at another place.
    #[cfg(test)]
    pub fn found_at(self, place: &str) -> Smtp {
        Smtp { found_at: Some(place.to_owned()), ..self }
    }

    /// Hands one letter over.
    pub async fn hand_over(&mut self, letter: &Written) -> Result<(), Refused> {
        match tokio::time::timeout(self.patience, self.converse(letter)).await {
            Ok(done) => done,
            Err(_) => Err(Refused::for_now("timeout")),
        }
    }

    /// Ends the connection.
    pub async fn hang_up(&mut self) {
        if let Some(mut connection) = self.connection.take() {
            let _ = tokio::time::timeout(Duration::from_secs(1), connection.abort()).await;
        }
    }

    /// A connection that is being spoken on is out of `self`, so one that a timeout cuts short is never used again.
    async fn converse(&mut self, letter: &Written) -> Result<(), Refused> {
        let mut connection = match self.connection.take() {
            Some(mut open) => match open.test_connected().await {
                true => open,
                false => self.connect().await?,
            },
            None => self.connect().await?,
        };
        connection.send(&letter.envelope, &letter.raw).await.map_err(|cause| of_letter(&cause))?;
        self.connection = Some(connection);
        Ok(())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Refused> {
        let tls = match self.privacy {
            Privacy::Plain => None,
            Privacy::StartTls | Privacy::Tls => Some(self.tls().map_err(|cause| of_server(&cause))?),
        };
        let at_once = tls.clone().filter(|_| self.privacy == Privacy::Tls);
        let place = self.found_at.clone().unwrap_or_else(|| self.place());
        let mut connection = AsyncSmtpConnection::connect_tokio1(place, None, &self.hello, at_once, None)
            .await
            .map_err(|cause| of_server(&cause))?;
        if let (Privacy::StartTls, Some(tls)) = (self.privacy, tls) {
            if !connection.can_starttls() {
                connection.abort().await;
                return Err(Refused::for_now("no_tls"));
            }
            connection.starttls(tls, &self.hello).await.map_err(|cause| of_server(&cause))?;
        }
        if let Some(credentials) = self.credentials()? {
            let known = [Mechanism::Plain, Mechanism::Login];
            connection.auth(&known, &credentials).await.map_err(|cause| of_server(&cause))?;
        }
        Ok(connection)
    }

    fn place(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }

    fn tls(&self) -> Result<TlsParameters, Error> {
        let builder = TlsParameters::builder(self.host.clone());
        self.trusted.iter().cloned().fold(builder, |builder, root| builder.add_root_certificate(root)).build_rustls()
    }

    /// Read anew for each connection, so that a changed password needs no new start.
    fn credentials(&self) -> Result<Option<Credentials>, Refused> {
        let (Some(user), Some(file)) = (&self.user, &self.password_file) else { return Ok(None) };
        let password = read_password(file).map_err(|_| Refused::for_now("no_password"))?;
        Ok(Some(Credentials::new(user.clone(), password)))
    }
}

fn read_password(file: &PathBuf) -> std::io::Result<String> {
    std::fs::read_to_string(file).map(|text| text.trim_end_matches(['\r', '\n']).to_owned())
}

/// "mail.example:587", "[::1]:2526", "mail.example"
fn host_and_port(place: &str) -> Option<(String, Option<u16>)> {
    let (host, port) = match place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, rest)) => (host, rest.strip_prefix(':')),
        None => place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port))),
    };
    match port {
        Some(port) => Some((host.to_owned(), Some(port.parse().ok()?))),
        None => Some((host.to_owned(), None)),
    }
}

/// The server did not let us in. Whatever it says, that is not the letter's fault: it waits until somebody has seen to it.
fn of_server(cause: &Error) -> Refused {
    Refused::for_now(reason(cause))
}

/// The server did not take this letter.
fn of_letter(cause: &Error) -> Refused {
    // "Sign in first" in its several spellings.
    let about_us = cause.status().is_some_and(|code| matches!(u16::from(code), 530 | 534 | 535 | 538));
    // A client's own error: an address that this server has no way to take.
    Refused { reason: reason(cause), for_good: (cause.is_permanent() && !about_us) || cause.is_client() }
}

fn reason(cause: &Error) -> String {
    match cause.status() {
        Some(code) => format!("smtp_{code}"),
        None if cause.is_timeout() => "timeout".to_owned(),
        None if cause.is_tls() || is_of_certificate(cause) => "tls".to_owned(),
        None if cause.is_client() => "not_takeable".to_owned(),
        None if cause.is_response() => "no_answer".to_owned(),
        None => "network".to_owned(),
    }
}

/// rustls wraps what it thinks of a certificate in an error of the connection.
fn is_of_certificate(cause: &Error) -> bool {
    let mut next = std::error::Error::source(cause);
    while let Some(cause) = next {
        if cause.downcast_ref::<std::io::Error>().is_some_and(|cause| cause.kind() == std::io::ErrorKind::InvalidData) {
            return true;
        }
        next = cause.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_read_from_its_address() {
        for (place, host, port) in [
            ("mail.example", "mail.example", None),
            ("mail.example:2525", "mail.example", Some(2525)),
            ("[::1]:25", "::1", Some(25)),
            ("[::1]", "::1", None),
        ] {
            assert_eq!(host_and_port(place), Some((host.to_owned(), port)));
        }
        assert_eq!(host_and_port("mail.example:many"), None);
    }
}
