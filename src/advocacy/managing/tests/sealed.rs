//! Sealed words open in their own place alone (D-21), with keys that nobody else names (D-22), and old keys can go (D-23).

use super::super::super::rewrap_all;
use super::super::super::store::{self, Outcome};
use super::super::super::testing::{NOON, ask, new_case, opener};
use super::advocate;
use crate::keys::{self, random_id};
use crate::room_test;
use crate::server::testing::TestApp;

async fn opens(app: &TestApp, id: &str) -> bool {
    let mut tx = app.state.db.read().await.expect("it reads");
    store::find(&mut tx, &app.state.keys, id).await.is_ok_and(|found| found.is_some())
}

room_test!(sealed_words_open_in_their_own_place_alone, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (one, other) = (ask(&app, &ada).await, ask(&app, &ada).await);
    for id in [&one, &other] {
        store::write(&app.state, &opener(&ada), id, &random_id(), "More words").await.expect("written");
    }
    let of_other = |column: &str| format!("(select o.{column} from advocacy_cases o where o.id = '{other}')");
    let entry = |id: &str, number: i64| {
        format!("(select e.words from advocacy_entries e where e.case_id = '{id}' and e.number = {number})")
    };
    let case = |set: String| format!("update advocacy_cases set {set} where id = '{one}'");
    let words =
        |from: String| format!("update advocacy_entries set words = {from} where case_id = '{one}' and number = 1");
    for moved in [
        case("contact = asked".to_owned()),
        case("asked = contact".to_owned()),
        case("owner = contact".to_owned()),
        case(format!("asked = {}", of_other("asked"))),
        case(format!("contact = {}", of_other("contact"))),
        case(format!("owner = {}", of_other("owner"))),
        case(format!("data_key = {}", of_other("data_key"))),
        case(format!("data_key = {}, asked = {}", of_other("data_key"), of_other("asked"))),
        words(entry(&one, 2)),
        words(entry(&other, 1)),
        words(format!("(select c.asked from advocacy_cases c where c.id = '{one}')")),
    ] {
        let kept = kept(&app, &one).await;
        assert!(opens(&app, &one).await);
        assert_eq!(app.execute(&moved).await.expect(&moved), 1, "{moved}");
        assert!(!opens(&app, &one).await, "it opens after: {moved}");
        for back in kept {
            app.execute(&back).await.expect("as it was");
        }
    }
    assert!(opens(&app, &one).await && opens(&app, &other).await);
});

/// What puts a case's sealed texts back.
async fn kept(app: &TestApp, id: &str) -> Vec<String> {
    let backup = "create table if not exists kept_cases as select * from advocacy_cases where 1 = 0";
    let entries = "create table if not exists kept_entries as select * from advocacy_entries where 1 = 0";
    for sql in [backup, entries, "delete from kept_cases", "delete from kept_entries"] {
        app.execute(sql).await.expect(sql);
    }
    app.execute(&format!("insert into kept_cases select * from advocacy_cases where id = '{id}'")).await.expect("kept");
    app.execute(&format!("insert into kept_entries select * from advocacy_entries where case_id = '{id}'"))
        .await
        .expect("kept");
    let of = |column: &str| format!("{column} = (select k.{column} from kept_cases k where k.id = '{id}')");
    let columns = ["data_key", "owner", "asked", "contact"].map(of).join(", ");
    vec![
        format!("update advocacy_cases set {columns} where id = '{id}'"),
        format!(
            "update advocacy_entries set words = (select k.words from kept_entries k where k.id = advocacy_entries.id)
             where case_id = '{id}'"
        ),
    ]
}

room_test!(with_new_keys_every_case_opens_and_the_old_ones_can_go, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    let mut cases = Vec::new();
    for _ in 0..120 {
        let mut tx = app.state.db.begin().await.expect("it begins");
        let new = new_case(Some(&ada));
        cases.push(store::ask_in(&mut tx, &app.state, &new).await.expect("asked"));
        tx.commit().await.expect("it ends");
    }
    let (db, keys) = (&app.state.db, &app.state.keys);
    let old = newest(&app);
    keys::check(db, keys).await.expect("ours");
    keys::begin_rotation(db, keys, NOON).await.expect("it begins");
    let late = ask(&app, &ada).await;
    assert_eq!(rewrap_all(db, keys).await, Ok(120));
    assert_eq!(rewrap_all(db, keys).await, Ok(0), "once is enough");
    crate::accounts::rewrap_all(db, keys).await.expect("wrapped");
    keys::finish_rotation(db, keys, NOON + 1).await.expect("the old keys are gone");
    let new = newest(&app);
    let with = |key: &str| format!("select count(*) from advocacy_cases where data_key like '{key}.%'");
    assert_eq!((app.number(&with(&old)).await, app.number(&with(&new)).await), (0, 121));
    let file = std::fs::read_to_string(&app.state.config.keys_file).expect("keys");
    assert!(!file.contains(&format!("advocacy {old} ")), "the old key is gone");
    for id in cases.iter().chain([&late]) {
        assert!(opens(&app, id).await);
    }
    assert_eq!(store::claim(&app.state, &vera, &late).await, Ok(Some(Outcome::Yes)), "and work goes on");
});

/// The name of the newest key that wraps cases, as the file of keys has it.
fn newest(app: &TestApp) -> String {
    let file = std::fs::read_to_string(&app.state.config.keys_file).expect("keys");
    let names = file.lines().filter_map(|line| line.strip_prefix("advocacy ")?.split(' ').next());
    names.map(str::to_owned).next_back().expect("a key")
}

/// Only this room and the keys themselves name the keys of cases: nothing else can open one.
#[test]
fn only_this_room_names_the_keys_of_cases() {
    let mut looked = 0;
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(folder) = folders.pop() {
        for found in std::fs::read_dir(&folder).expect("a folder") {
            let path = found.expect("a file").path();
            if path.is_dir() {
                let is_ours = path.ends_with("src/advocacy") || path.ends_with("src/keys");
                folders.extend((!is_ours).then_some(path));
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = std::fs::read_to_string(&path).expect("text");
                for name in ["Purpose::Advocacy", "advocacy_index", "advocacy.secret", "advocacy.opening"] {
                    assert!(!text.contains(name), "{} names {name}", path.display());
                }
                looked += 1;
            }
        }
    }
    assert!(looked > 200, "{looked}");
}
