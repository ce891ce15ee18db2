use super::*;

room_test!(the_queues_hold_what_they_say, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = matched(&app, "Ada").await;
    let (idris, idris_id) = staff(&app, "Idris", Role::InternetTeam).await;
    let (_, una_id) = staff(&app, "Una", Role::InternetTeam).await;
    let mut made = Vec::new();
    for _ in 0..6 {
        made.push(ask(&app, &ada, Help::Sim).await);
    }
    let [mine, unas, late, paused, working, done] = &made[..] else { unreachable!("six were made") };
    set(&app, mine, &format!("holder_id = '{idris_id}', due_at = {}", NOON + DAY)).await;
    set(&app, unas, &format!("holder_id = '{una_id}', due_at = {}", NOON + HOUR)).await;
    set(&app, late, &format!("due_at = {}", NOON - 2 * DAY)).await;
    set(&app, paused, &format!("paused_at = {NOON}")).await;
    set(&app, working, "status = 'working', due_at = null").await;
    set(&app, done, &format!("status = 'withdrawn', due_at = null, closed_at = {NOON}")).await;

    let page = idris.get("/inbox").await;
    assert_eq!(listed(&page).iter().collect::<Vec<_>>(), [late, unas, mine], "the oldest promise first");
    for words in
        ["2 days late", "Answer today", "Answer tomorrow", "You have it.", "Una has it.", "Nobody has it.", "Ada"]
    {
        says(&page, words);
    }
    for words in ["Oldest promise first (3)", "Mine (1)", "Nobody has it (1)", "Late (1)", "Waiting on them (1)"] {
        says(&page, words);
    }
    for (query, expected) in [
        ("whose=mine", vec![mine]),
        ("whose=nobodys", vec![late]),
        ("show=late", vec![late]),
        ("show=late&whose=mine", vec![]),
        ("show=theirs", vec![paused]),
        ("show=theirs&whose=nobodys", vec![paused]),
        ("show=done", vec![done]),
        ("show=done&whose=mine", vec![]),
        ("room=help", vec![]),
        ("room=internet&whose=mine", vec![mine]),
    ] {
        assert_eq!(
            listed(&idris.get(&format!("/inbox?{query}")).await).iter().collect::<Vec<_>>(),
            expected,
            "{query}"
        );
    }
    let read = "select count(*) from audit_lines where deed = 'inbox.read'";
    assert_eq!(app.number(read).await, 11, "once for each page");
    says(&idris.get("/staff").await, "Waiting for an answer: 3.");

    let gone = format!("update people set disabled_at = 1 where id = '{una_id}'");
    app.execute(&gone).await.expect("she left");
    let page = idris.get("/inbox?whose=nobodys").await;
    assert_eq!(listed(&page).iter().collect::<Vec<_>>(), [late, unas], "what somebody had who left, nobody has");
    says(&page, "Una had it, and is not in the team any more.");
    says(&page, "Nobody has it (2)");
});

room_test!(pages_follow_each_other_without_a_gap, async |app: TestApp| {
    app.at(NOON);
    let (idris, idris_id) = staff(&app, "Idris", Role::InternetTeam).await;
    let (_, una_id) = staff(&app, "Una", Role::InternetTeam).await;
    internet_access::add_demo_requests(&app.state, 400, [&idris_id, &una_id]).await.expect("added");
    for (query, there) in [
        ("show=ours", "closed_at is null and due_at is not null"),
        ("show=theirs", "due_at is null and status <> 'working'"),
        ("whose=mine", &format!("due_at is not null and holder_id = '{idris_id}'")),
        ("find=K", "reference like 'K%'"),
    ] {
        let (mut seen, mut address) = (Vec::new(), format!("/inbox?{query}"));
        loop {
            let page = idris.get(&address).await;
            let ids = listed(&page);
            assert!(ids.len() <= 50);
            seen.extend(ids);
            let Some(rest) = page.text().split("rel=\"next\"").next().filter(|_| page.text().contains("rel=\"next\""))
            else {
                break;
            };
            let from = rest.rfind("href=\"").expect("an address") + 6;
            address = rest[from..].split('"').next().expect("its end").replace("&amp;", "&");
        }
        let count = app.number(&format!("select count(*) from internet_access_requests where {there}")).await;
        assert_eq!(seen.len() as i64, count, "{query}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len() as i64, count, "{query}: none twice");
    }
    says(&idris.get("/inbox").await, "Oldest promise first (99+)");
});

room_test!(a_number_is_found_by_its_first_letters_however_it_is_written, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = matched(&app, "Ada").await;
    let (idris, _) = staff(&app, "Idris", Role::InternetTeam).await;
    let (one, other) = (ask(&app, &ada, Help::Sim).await, ask(&app, &ada, Help::Router).await);
    set(&app, &one, "reference = 'K7M3-XQ9P', closed_at = 1, due_at = null, status = 'withdrawn'").await;
    set(&app, &other, "reference = 'K7N3-XQ9P'").await;
    for (typed, expected) in [
        ("K7M3-XQ9P", vec![&one]),
        ("k7m3xq9p", vec![&one]),
        ("k7", vec![&one, &other]),
        ("K7N3-", vec![&other]),
        ("7N3", vec![]),
        ("%25", vec![&other]),
    ] {
        let page = idris.get(&format!("/inbox?find={typed}")).await;
        assert_eq!(listed(&page).iter().collect::<Vec<_>>(), expected, "{typed}");
    }
    let page = idris.get("/inbox?find=k7n3").await;
    let back = format!("?from=%2Finbox%3Ffind%3DK7N3%23{other}");
    says(&page, &format!("/internet-access/requests/{other}{back}"));
});
