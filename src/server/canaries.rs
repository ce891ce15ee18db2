//! 200 marked strings, planted as names, addresses, numbers, words and codes, must be found nowhere but where they belong: in
//! no log line, no error page, no letter but the one to their owner, and on no page of somebody who must not see them (D-20,
//! D-32, O-05).

use std::collections::HashMap;

use axum::http::Request;

use super::access::matrix;
use super::testing::{Log, TestApp};
use crate::accounts::{Organisation, Role, list};
use crate::inbox;
use crate::internet_access;
use crate::keys::random_id;
use crate::room_test;

/// How many of the young people have asked to get online.
const ASKED: usize = 5;

/// Whose a marked string is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Whose {
    /// The young person of this number: their own pages, and their adviser's.
    YoungPerson(usize),
    Staff(Organisation),
    /// On the council's list: their adviser's pages.
    Entry,
}

/// Everything that was planted.
#[derive(Default)]
struct Planted(HashMap<String, Whose>);

impl Planted {
    fn mark(&mut self, whose: Whose) -> String {
        let mark = format!("canary{}x", random_id().replace(['-', '_'], "").to_lowercase());
        self.0.insert(mark.clone(), whose);
        mark
    }

    /// Those in a text that whoever reads it must not see.
    fn strays<'a>(&'a self, text: &str, may_see: impl Fn(Whose) -> bool) -> Vec<(&'a String, Whose)> {
        let text = text.to_lowercase();
        self.0
            .iter()
            .filter(|(mark, whose)| text.contains(*mark) && !may_see(**whose))
            .map(|(mark, whose)| (mark, *whose))
            .collect()
    }
}

const YOUNG_PEOPLE: usize = 30;

struct Planting {
    planted: Planted,
    young_people: Vec<TestApp>,
    adviser: TestApp,
}

async fn plant(app: &TestApp) -> Planting {
    let mut planted = Planted::default();
    let (adviser, adviser_id) = app
        .staff(&planted.mark(Whose::Staff(Organisation::Council)), Organisation::Council, &[Role::PersonalAdviser])
        .await;
    let mut young_people = Vec::new();
    for number in 0..YOUNG_PEOPLE {
        // The name is part of the address too.
        let (browser, id) = app.young_person(&planted.mark(Whose::YoungPerson(number))).await;
        let sql = format!("update people set adviser_id = '{adviser_id}', matched_at = 1 where id = '{id}'");
        app.execute(&sql).await.expect("matched");
        if number < ASKED {
            let [wish, message, answer] = [(); 3].map(|()| planted.mark(Whose::YoungPerson(number)));
            internet_access::testing::everything_of(app, &id, [&wish, &message, &answer]).await;
        }
        let typed = planted.mark(Whose::YoungPerson(number));
        assert_eq!(browser.post("/i/ask/when", &[("why", typed.as_str())]).await.status, 303);
        young_people.push(browser);
    }
    for organisation in [Organisation::Council, Organisation::Provider] {
        for role in organisation.roles().collect::<Vec<_>>().into_iter().cycle().take(35) {
            app.staff(&planted.mark(Whose::Staff(organisation)), organisation, &[role]).await;
        }
    }
    let keys = &app.state.keys;
    for _ in 0..20 {
        let id = random_id();
        let (data_key, wrapped) = keys.new_data_key(list::PURPOSE, &id);
        let mut sealed = |column: &str, shape: &dyn Fn(String) -> String| {
            data_key.seal(list::place(column, &id), &shape(planted.mark(Whose::Entry)))
        };
        let as_it_is = |mark: String| mark;
        let (name, reference) = (sealed("name", &as_it_is), sealed("reference", &as_it_is));
        let (email, phone) = (sealed("email", &|mark| format!("{mark}@young.example")), sealed("phone", &as_it_is));
        let columns = "id, data_key, name, reference, email, phone, adviser_id, added_at";
        let values = format!("'{id}', '{wrapped}', '{name}', '{reference}', '{email}', '{phone}', '{adviser_id}', 1");
        app.execute(&format!("insert into leaving_care_entries ({columns}) values ({values})")).await.expect("added");
    }
    Planting { planted, young_people, adviser }
}

/// Every page that a browser can ask for, whether it may or not, and every form sent with marked words in it.
async fn crawl(browser: &TestApp, words: &str) -> String {
    let mut seen = String::new();
    for line in matrix().iter().filter(|line| !line.route.starts_with("/bench") && !line.route.starts_with("/leave")) {
        let address = line.route.replace(['{', '}'], "");
        let page = if line.method == "GET" {
            browser.get(&address).await
        } else if line.route.contains("sign-out") || line.route.contains("/be") || line.route.contains("sessions") {
            continue; // this would end the crawl
        } else {
            browser.post(&address, &[(words, words)]).await
        };
        seen.push_str(page.text());
        seen.push_str(&format!("{:?}", page.headers));
    }
    seen
}

room_test!(marked_strings_are_found_nowhere_but_where_they_belong, async |app: TestApp| {
    let log = Log::default();
    let lines =
        tracing_subscriber::fmt().json().with_max_level(tracing::Level::DEBUG).with_writer(log.clone()).finish();
    let _quiet = tracing::subscriber::set_default(lines);
    let Planting { mut planted, young_people, adviser } = plant(&app).await;
    assert!(planted.0.len() >= 180, "{}", planted.0.len());

    // The young people's own pages hold their own name at most.
    for (number, browser) in young_people.iter().enumerate().take(5) {
        let seen = crawl(browser, "nothing").await;
        let strays = planted.strays(&seen, |whose| whose == Whose::YoungPerson(number) || is_adviser(whose));
        assert!(strays.is_empty(), "a young person sees {strays:?}");
    }
    for organisation in [Organisation::Council, Organisation::Provider] {
        for role in organisation.roles() {
            let (browser, _) =
                app.staff(&format!("crawler-{}-{}", organisation.code(), role.code()), organisation, &[role]).await;
            let seen = crawl(&browser, "nothing").await;
            // Administrators know their own staff; advocates and their managers know who else may have a case; those who have an
            // inbox know who could cover for them.
            let has_cases = matches!(role, Role::Administrator | Role::Advocate | Role::AdvocacyManager);
            let knows = has_cases || inbox::ROLES.contains(&role);
            // The internet team knows those who asked to get online.
            let asked =
                |whose| role == Role::InternetTeam && matches!(whose, Whose::YoungPerson(number) if number < ASKED);
            let strays = planted.strays(&seen, |whose| asked(whose) || knows && whose == Whose::Staff(organisation));
            assert!(strays.is_empty(), "a {role:?} of the {organisation:?} sees {strays:?}");
            if role == Role::Administrator {
                let own = planted.strays(&seen, |_| false).len();
                assert!(own > 10, "an administrator sees their own staff: {own}");
            }
        }
    }
    let seen = crawl(&adviser, "nothing").await;
    assert!(planted.strays(&seen, |_| false).len() > 10, "an adviser sees their own young people");
    let strays =
        planted.strays(&seen, |whose| matches!(whose, Whose::Entry | Whose::YoungPerson(_)) || is_adviser(whose));
    assert!(strays.is_empty(), "an adviser sees {strays:?}");

    // Words that somebody types, codes that are drawn, and failures in the middle of it.
    let typed: Vec<_> = (0..20).map(|number| planted.mark(Whose::YoungPerson(number + 1_000))).collect();
    for word in &typed {
        for address in ["/sign-in", "/sign-in/code", "/sign-in/adviser", "/staff/sign-in", "/language"] {
            app.post(address, &[("email", &format!("{word}@young.example")), ("own_phone", "no"), (word, word)]).await;
            app.post(address, &[("email", &format!("{word}@young.example")), ("own_phone", "no")]).await;
        }
        app.get(&format!("/{word}?{word}={word}")).await;
        app.send(Request::get("/me").header("user-agent", word).header("cookie", format!("__Host-session={word}")))
            .await;
    }
    app.deliver().await;
    let letters = app.letters().await;
    assert!(letters.len() >= 20, "{}", letters.len());
    for letter in &letters {
        let (subject, body) = (&letter.subject, format!("{} {}", letter.text, letter.html));
        let strays = planted.strays(&format!("{subject} {body}"), |_| false);
        assert!(strays.is_empty(), "a letter says {strays:?}");
        for word in ["foothold", "care", "advoca", "council", "tower hamlets"] {
            assert!(!format!("{subject} {body}").to_lowercase().contains(word), "a letter says {word}: {body}");
        }
    }
    app.state.db.close().await;
    for word in &typed {
        let page = app.post("/sign-in", &[("email", &format!("{word}@young.example")), ("own_phone", "no")]).await;
        assert_eq!(page.status, 503);
        assert!(planted.strays(page.text(), |_| false).is_empty(), "an error page shows what was typed");
    }

    let log = log.text();
    assert!(log.contains("answered") && log.lines().count() > 100, "the log was read");
    let strays = planted.strays(&log, |_| false);
    assert!(strays.is_empty(), "the log says {strays:?}");
    for letter in &letters {
        let code = letter.text.rsplit('#').next().unwrap_or_default().trim();
        let is_code = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
        assert!(!is_code || !log.contains(&format!("\"{code}\"")), "the log says a code");
    }
});

/// The adviser's own name stands on the pages of whoever they look after.
fn is_adviser(whose: Whose) -> bool {
    whose == Whose::Staff(Organisation::Council)
}
