//! A mail server for tests: real SMTP on a real socket, in whatever mood a test wants.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard};

use lettre::transport::smtp::client::Certificate;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// How the server treats letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Takes,
    /// Closes every connection at once.
    Down,
    /// "421 too busy" instead of a greeting.
    Busy,
    /// "554" instead of a greeting.
    Unfriendly,
    /// No such mailbox, and the address in the answer.
    Refuses,
    /// Takes each letter the second time.
    Greylists,
    /// Takes none, for now.
    Full,
    /// Never answers after a letter.
    Stalls,
    /// Closes when it has read a letter, and has not taken it.
    DropsBefore,
    /// Closes when it has taken a letter, and has not said so.
    DropsAfter,
    /// Takes a letter, and says so only when it is let.
    Holds,
    /// Speaks nonsense.
    Babbles,
}

#[derive(Clone)]
pub struct MailServer {
    pub port: u16,
    state: Arc<Mutex<State>>,
    held: watch::Sender<bool>,
    tls: Option<(TlsAcceptor, bool)>,
    user: Option<&'static str>,
}

struct State {
    mood: Mood,
    taken: Vec<Mail>,
    heard: Vec<String>,
    connections: usize,
    seen: HashSet<String>,
}

/// A letter that was taken.
#[derive(Clone)]
pub struct Mail {
    pub from: String,
    pub to: String,
    pub raw: String,
}

impl Mail {
    pub fn message_id(&self) -> &str {
        self.raw.lines().find(|line| line.starts_with("Message-ID: ")).expect("every letter has one")
    }
}

impl MailServer {
    pub async fn start(mood: Mood) -> MailServer {
        MailServer::start_with(mood, None, None).await
    }

    /// One that asks for this AUTH PLAIN first.
    pub async fn start_with_user(user: &'static str) -> MailServer {
        MailServer::start_with(Mood::Takes, None, Some(user)).await
    }

    /// One whose certificate has this name, and the certificate. `at_once`: TLS from the first byte, and not by STARTTLS.
    pub async fn start_tls(name: &str, at_once: bool) -> (MailServer, Certificate) {
        let made = rcgen::generate_simple_self_signed(vec![name.to_owned()]).expect("a certificate");
        let root = Certificate::from_der(made.cert.der().to_vec()).expect("a certificate");
        let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key.into())
            .expect("its own key");
        let acceptor = TlsAcceptor::from(Arc::new(config));
        (MailServer::start_with(Mood::Takes, Some((acceptor, at_once)), None).await, root)
    }

    async fn start_with(mood: Mood, tls: Option<(TlsAcceptor, bool)>, user: Option<&'static str>) -> MailServer {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("it has one").port();
        let state = State { mood, taken: Vec::new(), heard: Vec::new(), connections: 0, seen: HashSet::new() };
        let server =
            MailServer { port, state: Arc::new(Mutex::new(state)), held: watch::Sender::new(false), tls, user };
        let served = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = served.clone();
                tokio::spawn(async move { server.serve(stream).await });
            }
        });
        server
    }

    pub fn be(&self, mood: Mood) {
        self.state().mood = mood;
    }

    /// Lets held letters be answered.
    pub fn let_go(&self) {
        self.held.send_replace(true);
    }

    pub fn taken(&self) -> Vec<Mail> {
        self.state().taken.clone()
    }

    /// The commands that it has heard, in order.
    pub fn heard(&self) -> Vec<String> {
        self.state().heard.clone()
    }

    pub fn connections(&self) -> usize {
        self.state().connections
    }

    /// Waits until as many letters have been taken.
    pub async fn has_taken(&self, count: usize) {
        while self.taken().len() < count {
            tokio::task::yield_now().await;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nobody panics in the server")
    }

    fn mood(&self) -> Mood {
        self.state().mood
    }

    /// Whoever goes away in the middle ends it; that is no failure of the server.
    async fn serve(&self, stream: TcpStream) -> Option<()> {
        self.state().connections += 1;
        if let Some((acceptor, true)) = &self.tls {
            let mut secret = BufReader::new(acceptor.accept(stream).await.ok()?);
            return self.talk(&mut secret, true, true).await.map(|_| ());
        }
        let mut plain = BufReader::new(stream);
        if let Conversation::StartTls = self.talk(&mut plain, false, true).await? {
            let (acceptor, _) = self.tls.as_ref()?;
            let mut secret = BufReader::new(acceptor.accept(plain.into_inner()).await.ok()?);
            self.talk(&mut secret, true, false).await?;
        }
        Some(())
    }

    async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: &mut BufReader<S>,
        secret: bool,
        greet: bool,
    ) -> Option<Conversation> {
        match self.mood() {
            Mood::Down => return Some(Conversation::Over),
            Mood::Busy => return say(stream, "421 mail.example is busy").await.map(|()| Conversation::Over),
            Mood::Unfriendly => return say(stream, "554 go away").await.map(|()| Conversation::Over),
            Mood::Babbles => return say(stream, "Hello? Who is there?").await.map(|()| Conversation::Over),
            _ if greet => say(stream, "220 mail.example").await?,
            _ => {}
        }
        let (mut from, mut to) = (String::new(), String::new());
        loop {
            let line = hear(stream).await?;
            self.state().heard.push(line.clone());
            match line.split([' ', ':']).next().unwrap_or_default().to_uppercase().as_str() {
                "EHLO" => {
                    let mut answer = "250-mail.example\r\n".to_owned();
                    if self.tls.is_some() && !secret {
                        answer.push_str("250-STARTTLS\r\n");
                    }
                    if self.user.is_some() {
                        answer.push_str("250-AUTH PLAIN\r\n");
                    }
                    say(stream, &(answer + "250 8BITMIME")).await?;
                }
                "STARTTLS" => {
                    say(stream, "220 go on").await?;
                    return Some(Conversation::StartTls);
                }
                "AUTH" if self.user.is_some_and(|user| line == format!("AUTH PLAIN {user}")) => {
                    say(stream, "235 welcome").await?;
                }
                "AUTH" => say(stream, "535 who are you?").await?,
                "MAIL" => {
                    from = between(&line);
                    say(stream, "250 ok").await?;
                }
                "RCPT" => {
                    to = between(&line);
                    self.answer_recipient(stream, &to).await?;
                }
                "DATA" => {
                    say(stream, "354 go on").await?;
                    let raw = hear_letter(stream).await?;
                    let mail = Mail { from: from.clone(), to: to.clone(), raw };
                    self.answer_letter(stream, mail).await?;
                }
                "QUIT" => return say(stream, "221 bye").await.map(|()| Conversation::Over),
                _ => say(stream, "250 ok").await?,
            }
        }
    }

    async fn answer_recipient<S: AsyncWrite + Unpin>(&self, stream: &mut S, to: &str) -> Option<()> {
        let answer = match self.mood() {
            Mood::Refuses => format!("550 5.1.1 <{to}> is nobody here"),
            Mood::Full => format!("450 4.2.2 the mailbox of {to} is full"),
            Mood::Greylists if self.state().seen.insert(to.to_owned()) => format!("450 4.7.1 {to}, come back later"),
            _ => "250 ok".to_owned(),
        };
        say(stream, &answer).await
    }

    async fn answer_letter<S: AsyncRead + AsyncWrite + Unpin>(&self, stream: &mut S, mail: Mail) -> Option<()> {
        match self.mood() {
            Mood::DropsBefore => return None,
            Mood::DropsAfter => {
                self.state().taken.push(mail);
                return None;
            }
            Mood::Stalls => {
                // Until the other side has had enough.
                stream.read_to_end(&mut Vec::new()).await.ok()?;
                return None;
            }
            Mood::Holds => {
                self.state().taken.push(mail);
                let mut held = self.held.subscribe();
                held.wait_for(|go| *go).await.ok()?;
            }
            _ => self.state().taken.push(mail),
        }
        say(stream, "250 taken").await
    }
}

enum Conversation {
    Over,
    StartTls,
}

async fn say<S: AsyncWrite + Unpin>(stream: &mut S, line: &str) -> Option<()> {
    stream.write_all(format!("{line}\r\n").as_bytes()).await.ok()?;
    stream.flush().await.ok()
}

async fn hear<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> Option<String> {
    let mut line = String::new();
    let length = stream.read_line(&mut line).await.ok()?;
    (length > 0).then(|| line.trim_end().to_owned())
}

async fn hear_letter<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> Option<String> {
    let mut raw = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        if line == ".\r\n" {
            return Some(raw);
        }
        raw.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}

fn between(line: &str) -> String {
    line.split(['<', '>']).nth(1).unwrap_or_default().to_owned()
}
