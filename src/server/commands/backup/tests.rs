use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::task::Poll;
use std::time::{Duration, UNIX_EPOCH};

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use age::{DecryptError, Decryptor};

use super::*;
use crate::room_test;
use crate::server::testing::{Engine, TestApp, on};
use crate::web::Db;

/// Somewhere in the plain database, and nowhere in a locked copy.
const CANARY: &str = "canary7k3m9x";

/// The two people's pairs of keys, and the file that names their public halves.
struct TwoPeople {
    first: Identity,
    second: Identity,
    file: PathBuf,
}

impl TwoPeople {
    fn of(app: &TestApp) -> TwoPeople {
        let (first, second) = (Identity::generate(), Identity::generate());
        let file = app.folder().join("recipients.txt");
        let text = format!("# of Dara\n{}\n\n  # of Sam\n{}\n", first.to_public(), second.to_public());
        std::fs::write(&file, text).expect("written");
        TwoPeople { first, second, file }
    }

    /// The settings of this app, for real people and with locked backups.
    fn config(&self, app: &TestApp) -> Config {
        Config { demo: false, backup_recipients: Some(self.file.clone()), ..(*app.state.config).clone() }
    }

    fn open(&self, locked: &[u8]) -> Vec<u8> {
        let inner = opened(locked, &self.second).expect("the second opens the outer lock");
        opened(&inner, &self.first).expect("the first opens the inner one")
    }
}

fn opened(locked: &[u8], identity: &Identity) -> Result<Vec<u8>, DecryptError> {
    let mut plain = Vec::new();
    let only = std::iter::once(identity as &dyn age::Identity);
    Decryptor::new(locked)?.decrypt(only)?.read_to_end(&mut plain).expect("it is whole");
    Ok(plain)
}

/// A folder for copies, of its own, so that whatever else is left there is seen.
fn destination(app: &TestApp) -> PathBuf {
    let folder = app.folder().join("copies");
    std::fs::create_dir(&folder).expect("a new folder");
    folder
}

fn left_in(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

async fn fill(app: &TestApp) {
    app.young_person("Ada").await;
    let mark = format!(
        "insert into outbox (id, kind, team, created_at, due_at, next_try_at) values ('{CANARY}', 'x', 'council', 1, 1, 1)"
    );
    app.execute(&mark).await.expect("marked");
}

/// Whether some bytes stand in a file's.
fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text.as_bytes()))
}

/// On PostgreSQL pg_dump makes the copies; what is here leaves nothing behind.
async fn on_sqlite(app: &TestApp, config: &Config, file: &Path) -> bool {
    if app.state.db.engine() == "sqlite" {
        return true;
    }
    let refused = copy(config, file).await.expect_err("it makes no copies");
    assert!(refused.contains("pg_dump"), "{refused}");
    assert!(left_in(file.parent().expect("a folder")).is_empty());
    false
}

room_test!(a_locked_copy_opens_with_both_keys_and_is_the_database_row_by_row, async |app: TestApp| {
    fill(&app).await;
    let people = TwoPeople::of(&app);
    let (config, folder) = (people.config(&app), destination(&app));
    let file = folder.join("monday");
    if !on_sqlite(&app, &config, &file).await {
        return;
    }
    let said = copy(&config, &file).await.expect("copied");
    assert!(said.contains("They are locked: it takes the keys of two people"), "{said}");
    assert_eq!(left_in(&folder), ["monday", "monday.anonymous"], "nothing plain stays");
    for name in left_in(&folder) {
        let locked = std::fs::read(folder.join(&name)).expect("ours");
        let mode = std::fs::metadata(folder.join(&name)).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
        for plain in [CANARY, "SQLite format 3", "create table", "council"] {
            assert!(!holds(&locked, plain), "{plain} stands in {name}");
        }
        assert!(people.open(&locked).starts_with(b"SQLite format 3\0"), "{name}");
    }

    let told = std::fs::metadata(folder.join("monday.anonymous")).expect("there").modified().expect("a time");
    let first = UNIX_EPOCH + Duration::from_millis(first_of_month(now()).unsigned_abs());
    assert_eq!(told, first, "its time says no more than that of the store itself");

    let back = app.folder().join("back");
    std::fs::create_dir(&back).expect("a new folder");
    std::fs::set_permissions(&back, std::fs::Permissions::from_mode(0o700)).expect("ours");
    let plain = people.open(&std::fs::read(&file).expect("ours"));
    assert!(holds(&plain, CANARY), "it was there to be found");
    std::fs::write(back.join("foothold.db"), plain).expect("written");
    let mut restored = app.clone();
    restored.state.db = Db::open(&format!("sqlite://{}", back.join("foothold.db").display())).await.expect("it opens");
    assert_eq!(restored.dump().await, app.dump().await);
    assert!(restored.state.db.is_current().await);
});

room_test!(neither_key_alone_nor_all_that_is_on_this_machine_opens_a_copy, async |app: TestApp| {
    fill(&app).await;
    let people = TwoPeople::of(&app);
    let (config, folder) = (people.config(&app), destination(&app));
    let file = folder.join("monday");
    if !on_sqlite(&app, &config, &file).await {
        return;
    }
    copy(&config, &file).await.expect("copied");
    for name in left_in(&folder) {
        let locked = std::fs::read(folder.join(name)).expect("ours");
        assert!(matches!(opened(&locked, &people.first), Err(DecryptError::NoMatchingKeys)), "the first alone");
        let inner = opened(&locked, &people.second).expect("the outer lock");
        assert!(!holds(&inner, CANARY) && !holds(&inner, "SQLite format 3"), "the second alone");
        assert!(matches!(opened(&inner, &people.second), Err(DecryptError::NoMatchingKeys)), "the second alone");
    }
    // Nothing that this machine keeps is a secret key of age, and the copy is no database without one.
    for kept in [&config.keys_file, &people.file] {
        let text = std::fs::read_to_string(kept).expect("ours");
        assert!(!text.to_uppercase().contains("AGE-SECRET-KEY-"), "{}", kept.display());
        assert!(text.split_whitespace().all(|word| word.parse::<Identity>().is_err()), "{}", kept.display());
    }
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).expect("ours");
    assert!(Db::open(&format!("sqlite://{}", file.display())).await.is_err(), "it is no database");
});

room_test!(without_recipients_a_copy_is_made_and_says_that_it_is_not_locked, async |app: TestApp| {
    fill(&app).await;
    let folder = destination(&app);
    let real = Config { demo: false, ..(*app.state.config).clone() };
    if !on_sqlite(&app, &real, &folder.join("real")).await {
        return;
    }
    let said = copy(&real, &folder.join("real")).await.expect("copied");
    assert!(said.contains("They are not locked: FOOTHOLD_BACKUP_RECIPIENTS is not set."), "{said}");
    let said = copy(&app.state.config, &folder.join("demo")).await.expect("copied");
    assert!(!said.contains("locked"), "{said}");
    assert_eq!(left_in(&folder), ["demo", "demo.anonymous", "real", "real.anonymous"]);
    for name in left_in(&folder) {
        let mode = std::fs::metadata(folder.join(&name)).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    assert!(holds(&std::fs::read(folder.join("real")).expect("ours"), CANARY));
});

room_test!(a_bad_list_of_recipients_stops_with_one_sentence_and_nothing_is_written, async |app: TestApp| {
    let people = TwoPeople::of(&app);
    let (config, folder) = (people.config(&app), destination(&app));
    let (one, other) = (people.first.to_public().to_string(), people.second.to_public().to_string());
    let secret = people.first.to_string().expose_secret().to_owned();
    for (text, sentence) in [
        (String::new(), "which has 0 keys, and it must have two"),
        ("# nobody yet\n".to_owned(), "which has 0 keys, and it must have two"),
        (format!("{one}\n"), "which has 1 keys, and it must have two"),
        (format!("{one}\n{other}\n{one}\n"), "which has 3 keys, and it must have two"),
        (format!("{one}\n{one}\n"), "which has the same key twice"),
        (format!("{one}\n{}\n", one.to_uppercase()), "which has the same key twice"),
        (format!("{one}\n{secret}\n"), "its line 2 is a secret key"),
        (format!("{}\n{other}\n", secret.to_lowercase()), "its line 1 is a secret key"),
        (format!("{one}\nage1garbage\n"), "its line 2 is not a public key of age"),
        (format!("{one}\n{}\n", &other[..other.len() - 1]), "its line 2 is not a public key of age"),
        (format!("{one} {other}\n"), "its line 1 is not a public key of age"),
        ("ssh-ed25519 AAAA\n".to_owned(), "its line 1 is not a public key of age"),
    ] {
        std::fs::write(&people.file, &text).expect("written");
        let refused = copy(&config, &folder.join("monday")).await.expect_err("it is no list of two");
        assert!(refused.contains(sentence), "{text}: {refused}");
        assert!(refused.ends_with('.') && !refused.contains('\n'), "{refused}");
        assert!(
            !refused.contains(&secret[20..40]) && !refused.contains(&secret.to_lowercase()[20..40]),
            "a secret shows"
        );
        assert_eq!(whether_locked(&config), Err(refused));
        assert!(left_in(&folder).is_empty());
    }
    std::fs::write(&people.file, [0xff, 0xfe]).expect("written");
    assert!(copy(&config, &folder.join("monday")).await.is_err_and(|said| said.contains("cannot be read")));
    assert!(left_in(&folder).is_empty());
});

room_test!(a_copy_that_fails_on_its_way_leaves_no_file, async |app: TestApp| {
    let people = TwoPeople::of(&app);
    let (config, folder) = (people.config(&app), destination(&app));
    let file = folder.join("monday");
    if !on_sqlite(&app, &config, &file).await {
        return;
    }
    // A folder opens, and cannot be read: it fails when something was written already.
    let recipients = Recipients::read(&people.file).expect("two keys");
    let source = folder.join("monday-plain");
    std::fs::create_dir(&source).expect("a folder");
    arrive(Passing(source.clone()), &file, Some(&recipients)).await.expect_err("it cannot be read");
    assert_eq!(left_in(&folder), ["monday-plain"], "that folder alone");
    std::fs::remove_dir(&source).expect("empty");

    // Not waited for any longer, as when the program is told to stop.
    let long = folder.join("long-plain");
    std::fs::write(&long, vec![7; 4 * 64 * 1024]).expect("written");
    let target = folder.join("long");
    let mut stopped = Box::pin(arrive(Passing(long), &target, Some(&recipients)));
    let pending = std::future::poll_fn(|context| Poll::Ready(stopped.as_mut().poll(context).is_pending()));
    assert!(pending.await, "it is on its way");
    assert_eq!(left_in(&folder), ["long-part", "long-plain"]);
    drop(stopped);
    assert!(left_in(&folder).is_empty());

    // What an earlier one left behind when the machine died is in nobody's way; what has a name of its own is not touched.
    std::fs::write(folder.join("monday-plain"), "half").expect("written");
    copy(&config, &file).await.expect("copied");
    assert_eq!(left_in(&folder), ["monday", "monday.anonymous"]);
    let before = std::fs::read(&file).expect("ours");
    let refused = copy(&config, &file).await.expect_err("it is there");
    assert!(refused.contains("is there already"), "{refused}");
    assert_eq!((std::fs::read(&file).expect("ours"), left_in(&folder).len()), (before, 2));
    let nowhere = folder.join("nowhere").join("monday");
    copy(&config, &nowhere).await.expect_err("there is no such folder");
});

#[test]
fn config_check_says_whether_backups_are_locked() {
    on(Engine::Sqlite, async |app: TestApp| {
        assert!(whether_locked(&app.state.config).is_ok_and(|said| said.contains("are not locked")));
        let people = TwoPeople::of(&app);
        assert!(whether_locked(&people.config(&app)).is_ok_and(|said| said.contains("are locked")));
    });
}
