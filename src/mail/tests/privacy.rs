//! TLS: required, and its name verified (S-3H). A wrong name sends nothing.

use std::time::Duration;

use lettre::transport::smtp::client::Certificate;

use super::super::smtp::Privacy;
use super::super::{Carrier, Smtp, Worker};
use super::delivery::{smtp, worker};
use super::server::{MailServer, Mood};
use super::{KINDS, NOON, hello, number, send, text};
use crate::room_test;
use crate::server::testing::TestApp;
use crate::web::Config;

/// Sends one letter to `url`, which is found at `server`; says why it was not taken.
async fn try_with(app: &TestApp, server: &MailServer, url: &str, root: Option<Certificate>) -> String {
    send(app, "tests.at_once", "ada@post.example", hello()).await;
    let smtp = smtp(app, url).found_at(&format!("127.0.0.1:{}", server.port)).waiting(Duration::from_secs(20));
    let smtp = match root {
        Some(root) => smtp.trusting(root),
        None => smtp,
    };
    Worker::new(app.state.clone(), KINDS.into(), Carrier::Smtp(Box::new(smtp))).run_once(app.state.now()).await;
    text(app, "select reason from outbox where sent_at is null").await
}

room_test!(over_tls_with_the_right_name_letters_arrive, async |app: TestApp| {
    for (url, at_once) in [("smtps://mail.example", true), ("smtp://mail.example", false), ("smtps://localhost", true)]
    {
        let name = url.rsplit('/').next().expect("a name");
        let (server, root) = MailServer::start_tls(name, at_once).await;
        assert_eq!(try_with(&app, &server, url, Some(root)).await, "", "{url}");
        assert_eq!(server.taken().len(), 1, "{url}");
    }
});

room_test!(a_wrong_name_sends_nothing, async |app: TestApp| {
    for (url, at_once) in [("smtps://mail.example", true), ("smtp://mail.example", false), ("smtps://127.0.0.1", true)]
    {
        let (server, root) = MailServer::start_tls("mail.evil.example", at_once).await;
        assert_eq!(try_with(&app, &server, url, Some(root)).await, "tls", "{url}");
        let heard: Vec<String> =
            server.heard().iter().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect();
        let expected: &[&str] = if at_once { &[] } else { &["EHLO", "STARTTLS"] };
        assert_eq!(heard, expected, "{url}");
        assert_eq!(number(&app, "select count(*) from outbox where failed_at is not null").await, 0, "it waits");
    }
});

room_test!(a_certificate_that_nobody_vouches_for_sends_nothing, async |app: TestApp| {
    let (server, _) = MailServer::start_tls("mail.example", true).await;
    assert_eq!(try_with(&app, &server, "smtps://mail.example", None).await, "tls");
    assert!(server.heard().is_empty() && server.taken().is_empty());
});

room_test!(a_server_elsewhere_that_offers_no_tls_gets_nothing, async |app: TestApp| {
    let server = MailServer::start(Mood::Takes).await;
    assert_eq!(try_with(&app, &server, "smtp://mail.example", None).await, "no_tls");
    assert!(server.taken().is_empty() && !server.heard().iter().any(|line| line.starts_with("MAIL")));
    assert_eq!(number(&app, "select count(*) from outbox where failed_at is not null").await, 0, "it waits");
});

room_test!(only_a_server_on_this_machine_is_spoken_to_in_the_open, async |app: TestApp| {
    for (url, privacy) in [
        ("smtp://127.0.0.1:2526", Privacy::Plain),
        ("smtp://[::1]:2526", Privacy::Plain),
        ("smtp://localhost", Privacy::Plain),
        ("smtps://localhost", Privacy::Tls),
        ("smtp://mail.example:587", Privacy::StartTls),
        ("smtp://ada@mail.example", Privacy::StartTls),
        ("smtp://127.0.0.1.example", Privacy::StartTls),
        ("smtp://127.0.0.1@mail.example", Privacy::StartTls),
        ("smtps://ada@mail.example:465", Privacy::Tls),
    ] {
        assert_eq!(smtp(&app, url).privacy(), privacy, "{url}");
    }
});

room_test!(the_servers_password_comes_from_its_file_and_a_wrong_one_loses_no_letter, async |app: TestApp| {
    // "\0ada\0correct horse"
    let server = MailServer::start_with_user("AGFkYQBjb3JyZWN0IGhvcnNl").await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    let carrier = || {
        let config = Config {
            smtp: format!("smtp://ada@127.0.0.1:{}", server.port),
            smtp_password_file: Some(file.path().to_owned()),
            ..(*app.state.config).clone()
        };
        Carrier::Smtp(Box::new(Smtp::of(&config).expect("good settings").expect("a server")))
    };
    app.at(NOON);
    std::fs::write(file.path(), "wrong horse\n").expect("written");
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    let mut worker = Worker::new(app.state.clone(), KINDS.into(), carrier());
    worker.run_once(NOON).await;
    assert_eq!(text(&app, "select reason from outbox where failed_at is null").await, "smtp_535");
    std::fs::write(file.path(), "correct horse\n").expect("written");
    worker.run_once(NOON + 60_000).await;
    assert_eq!(server.taken().len(), 1);
});

room_test!(settings_that_cannot_work_stop_the_start, async |app: TestApp| {
    for (url, file) in [("smtp://mail.example:many", None), ("smtp://ada@mail.example", Some("/nowhere/password"))] {
        let config =
            Config { smtp: url.to_owned(), smtp_password_file: file.map(Into::into), ..(*app.state.config).clone() };
        assert!(Smtp::of(&config).is_err(), "{url}");
    }
    let server = MailServer::start(Mood::Takes).await;
    assert_eq!(worker(&app, &server).run_once(app.state.now()).await, 0);
});
