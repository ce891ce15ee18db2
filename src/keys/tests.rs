use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::room_test;
use crate::server::testing::TestApp;

fn fresh() -> (tempfile::TempDir, Keys) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("foothold.keys");
    assert_eq!(make(&file, 0), Ok(true));
    assert_eq!(make(&file, 0), Ok(false));
    let keys = Keys::read(&file).expect("it was just made");
    (folder, keys)
}

const HERE: Place = Place::new("people", "email", "one");

#[test]
fn what_is_sealed_opens_in_its_own_place_and_nowhere_else() {
    let (_folder, keys) = fresh();
    let (key, wrapped) = keys.new_data_key(Purpose::YoungPeople, "one");
    let sealed = key.seal(HERE, "ada@example.org");
    assert!(!sealed.contains("example"));
    assert_ne!(sealed, key.seal(HERE, "ada@example.org"), "a new nonce each time");
    let again = keys.data_key(Purpose::YoungPeople, "one", &wrapped).expect("it is ours");
    assert_eq!(again.open(HERE, &sealed).as_deref(), Ok("ada@example.org"));
    for place in [
        Place { table: "staff", ..HERE },
        Place { column: "name", ..HERE },
        Place { row: "two", ..HERE },
        Place { table: "peopl", column: "eemail", row: "one" },
    ] {
        assert_eq!(again.open(place, &sealed), Err(Refused::Changed), "{place:?}");
    }
    assert!(keys.data_key(Purpose::YoungPeople, "two", &wrapped).is_err(), "another row");
    assert!(keys.data_key(Purpose::Council, "one", &wrapped).is_err(), "another organisation");
}

/// F15: no flipped bit opens, and none makes anything fall over.
#[test]
fn a_changed_text_never_opens() {
    let (_folder, keys) = fresh();
    let (key, _) = keys.new_data_key(Purpose::Council, "one");
    let sealed = key.seal(HERE, "a text of some length");
    let bytes = BASE64.decode(&sealed).expect("it is base64");
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            assert_eq!(key.open(HERE, &BASE64.encode(&changed)), Err(Refused::Changed));
        }
    }
    for cut in 0..sealed.len() {
        assert!(key.open(HERE, &sealed[..cut]).is_err());
    }
}

#[test]
fn nonces_never_repeat_and_digits_are_even() {
    let (_folder, keys) = fresh();
    let (key, _) = keys.new_data_key(Purpose::Council, "one");
    let nonces: std::collections::HashSet<_> = (0..10_000).map(|_| key.seal(HERE, "")[2..34].to_owned()).collect();
    assert_eq!(nonces.len(), 10_000);
    let digits = random_digits(100_000);
    assert_eq!(digits.len(), 100_000);
    for digit in '0'..='9' {
        let share = digits.matches(digit).count();
        assert!((9_500..10_500).contains(&share), "{digit}: {share}");
    }
}

#[test]
fn a_fingerprint_depends_on_what_it_is_of() {
    let (_folder, keys) = fresh();
    let (_other_folder, other) = fresh();
    let email = keys.index("people.email", "ada@example.org");
    assert_eq!(email, keys.index("people.email", "ada@example.org"));
    assert_ne!(email, keys.index("list.email", "ada@example.org"));
    assert_ne!(email, keys.code("people.email", "ada@example.org"));
    assert_ne!(email, other.index("people.email", "ada@example.org"));
    assert_ne!(keys.index("ab", "c"), keys.index("a", "bc"));
}

#[test]
fn keys_never_show() {
    let (_folder, keys) = fresh();
    let (key, _) = keys.new_data_key(Purpose::Council, "one");
    assert_eq!(format!("{keys:?} {key:?}"), "Keys(***) DataKey(***)");
}

#[test]
fn a_file_that_is_wrong_is_refused_with_a_sentence() {
    let (folder, _) = fresh();
    let file = folder.path().join("foothold.keys");
    let good = std::fs::read_to_string(&file).expect("readable");
    let refused = |text: &str| {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).expect("ours");
        std::fs::write(&file, text).expect("written");
        Keys::read(&file).map(|_| ()).expect_err("it is wrong")
    };
    assert!(refused(&good.replace("audit ", "odit ")).contains("is damaged"));
    assert!(refused(&good[..good.len() - 9]).contains("is damaged"));
    let without: String =
        good.lines().filter(|line| !line.starts_with("audit")).map(|line| format!("{line}\n")).collect();
    assert!(refused(&without).contains("has no key called \"audit\""));
    assert!(refused("").contains("has no key called"));
    std::fs::write(&file, &good).expect("written");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).expect("ours");
    assert!(Keys::read(&file).map(|_| ()).expect_err("open to all").contains("chmod 400"));
    assert!(Keys::read(&folder.path().join("none")).map(|_| ()).expect_err("missing").contains("cannot be read"));
}

room_test!(another_file_of_keys_is_refused_with_a_sentence, async |app: TestApp| {
    assert_eq!(check(&app.state.db, &app.state.keys).await, Ok(()));
    let (_folder, other) = fresh();
    let refused = check(&app.state.db, &other).await.expect_err("it is another");
    assert!(refused.contains("is not the one that this database was written with"), "{refused}");
    assert_eq!(check(&app.state.db, &app.state.keys).await, Ok(()), "the right one still serves");
});

room_test!(rotating_leaves_everything_readable_without_the_old_keys, async |app: TestApp| {
    let (db, keys) = (&app.state.db, &app.state.keys);
    check(db, keys).await.expect("ours");
    let (key, wrapped) = keys.new_data_key(Purpose::YoungPeople, "one");
    let (email, short) = (key.seal(HERE, "ada"), keys.seal(HERE, "bea"));
    begin_rotation(db, keys, 1_000).await.expect("it begins");
    let held = Wrapped { purpose: Purpose::YoungPeople, row: "one".to_owned(), wrapped };
    let anew = keys.rewrap(&held).expect("it opens").expect("it was wrapped by an old key");
    assert_eq!(keys.rewrap(&Wrapped { wrapped: anew.clone(), ..held.clone() }), Ok(None), "once is enough");
    assert_eq!(finish_rotation(db, keys, 2_000).await, Ok(5), "the key of short-lived things stays for a while");
    assert_eq!(
        keys.data_key(Purpose::YoungPeople, "one", &anew).expect("new").open(HERE, &email).as_deref(),
        Ok("ada")
    );
    assert_eq!(keys.data_key(Purpose::YoungPeople, "one", &held.wrapped).map(|_| ()), Err(Refused::NoSuchKey));
    assert_eq!(keys.open(HERE, &short).as_deref(), Ok("bea"));
    assert_eq!(finish_rotation(db, keys, 1_000 + 9 * 24 * 3_600_000).await, Ok(1));
    assert_eq!(keys.open(HERE, &short), Err(Refused::NoSuchKey));
    assert_eq!(check(db, keys).await, Ok(()));
});
