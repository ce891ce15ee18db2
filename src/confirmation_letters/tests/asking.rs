use super::*;
use crate::accounts::list;
use crate::keys::random_id;
use crate::room_test;

room_test!(a_letter_is_asked_for_confirmed_in_two_taps_and_printed, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let page = ada.get(ASK).await;
    assert!(page.text().contains("Grace checks it and signs it. You have an answer in 3 working days."));
    let id = ask(&ada).await;
    let page = ada.get(&mine(&id)).await;
    assert!(page.text().contains("Grace has it") && page.text().contains("30 November 2026"), "{}", page.main());
    assert_eq!(ada.get(&format!("{}/paper", mine(&id))).await.status, 303, "there is no paper yet");

    let list = grace.get("/letters/to-confirm").await;
    assert!(list.text().contains(&waiting(&id)) && list.text().contains("Ada"), "{}", list.main());
    let page = grace.get(&waiting(&id)).await;
    assert!(page.text().contains("Tower Hamlets council confirms that Ada is, or was, a child in its care."));
    assert!(page.text().contains("Example College") && !page.text().contains("young.example"), "{}", page.main());
    assert_eq!(confirm(&grace, &id).await.header("location"), "/letters/to-confirm?done=confirm");

    let paper = ada.get(&format!("{}/paper", mine(&id))).await;
    for words in [
        "Tower Hamlets council",
        "Ada",
        "Grace",
        "Personal adviser",
        "former relevant child",
        "25 November 2026",
        "25 November 2027",
        "portal.example/check-letter",
    ] {
        assert!(paper.main().contains(words), "{words}: {}", paper.main());
    }
    assert!(!paper.main().contains("young.example"));
    app.deliver().await;
    let letter = app.letters().await.into_iter().find(|letter| letter.to == "ada@young.example").expect("a letter");
    for word in ["Ada", "Grace", "bursary", "care", "ouncil", "College"] {
        assert!(!letter.text.contains(word) && !letter.subject.contains(word), "{word}");
    }
});

room_test!(a_letter_uses_the_name_on_the_councils_list_and_guesses_the_category_by_age, async |app: TestApp| {
    let Pair { ada, ada_id, grace, grace_id } = pair(&app).await;
    let (keys, entry) = (&app.state.keys, random_id());
    let (data_key, wrapped) = keys.new_data_key(list::PURPOSE, &entry);
    let name = data_key.seal(list::place("name", &entry), "Adaeze Example");
    let entry_born = async |born: &str| {
        let born = data_key.seal(list::place("birth_date", &entry), born);
        app.execute("delete from leaving_care_entries").await.expect("none");
        let columns = "id, data_key, name, birth_date, adviser_id, person_id, added_at";
        let values = format!("'{entry}', '{wrapped}', '{name}', '{born}', '{grace_id}', '{ada_id}', 1");
        app.execute(&format!("insert into leaving_care_entries ({columns}) values ({values})")).await.expect("listed");
    };
    let id = ask(&ada).await;
    let is_chosen = async || {
        let page = grace.get(&waiting(&id)).await;
        let input = page.text().split("value=\"former_relevant\"").nth(1).expect("a choice").split('>').next();
        input.expect("its end").contains("checked")
    };
    entry_born("2008-11-26").await;
    assert!(!is_chosen().await, "17 until tomorrow");
    entry_born("2008-11-25").await;
    assert!(is_chosen().await, "18 today");
    let page = grace.get(&waiting(&id)).await;
    assert!(page.text().contains("Adaeze Example") && page.text().contains("Here they call themselves"));
    confirm(&grace, &id).await;
    assert!(ada.get(&format!("{}/paper", mine(&id))).await.main().contains("Adaeze Example"));
});

room_test!(a_refused_form_keeps_what_was_typed, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let page = ada.post(ASK, &[("what", "other"), ("provider", "Éclair <b>")]).await;
    assert_eq!(page.status, 422);
    assert!(
        page.text().contains("Write what it is for") && page.text().contains("Éclair &lt;b&gt;"),
        "{}",
        page.main()
    );
    let id = ask(&ada).await;
    let page = grace.post(&waiting(&id), &[("deed", "confirm")]).await;
    assert!(page.status == 422 && page.text().contains("Choose what they are"), "{}", page.main());
    let page = grace.post(&waiting(&id), &[("deed", "turn-down"), ("reason", "Let us talk")]).await;
    assert!(page.status == 422 && page.text().contains("Let us talk") && page.text().contains("Choose why"));
});

room_test!(what_cannot_be_confirmed_is_told_with_a_reason, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let id = ask(&ada).await;
    let no = [("deed", "turn-down"), ("why", "other_team"), ("reason", "It was Newham.")];
    for _ in 0..2 {
        assert_eq!(grace.post(&waiting(&id), &no).await.status, 303);
    }
    let page = ada.get(&mine(&id)).await;
    assert!(page.text().contains("Another council looked after you.") && page.text().contains("It was Newham."));
    let page = confirm(&grace, &id).await;
    assert!(page.status == 422 && page.text().contains("It was answered already"), "{}", page.main());
    assert!(ada.get("/me/who-looked").await.text().contains("could not sign your letter"));
});

room_test!(buttons_pressed_twice_ask_and_confirm_once, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let once = random_id();
    let fields = [("once", once.as_str()), ("what", "study_bursary")];
    let first = ada.post(ASK, &fields).await.header("location").to_owned();
    assert_eq!(
        (ada.post(ASK, &fields).await.header("location"), app.count("confirmation_letters").await),
        (&*first, 1)
    );
    let id = first.trim_start_matches("/letters/mine/").split('?').next().expect("an id").to_owned();
    for _ in 0..2 {
        assert_eq!(confirm(&grace, &id).await.status, 303);
    }
    let confirmed = "select count(*) from audit_lines where deed = 'confirmation_letters.confirmed'";
    assert_eq!(app.number(confirmed).await, 1);
    for _ in 0..2 {
        assert_eq!(ada.post(&mine(&id), &[("deed", "withdraw")]).await.status, 303);
    }
    let withdrawn = "select count(*) from audit_lines where deed = 'confirmation_letters.withdrawn'";
    assert_eq!(app.number(withdrawn).await, 1);
});

room_test!(whoever_has_no_adviser_is_told_what_to_do, async |app: TestApp| {
    app.at(NOON);
    let (jo, _) = app.young_person("Jo").await;
    app.execute("update people set matched_at = null").await.expect("not matched");
    assert!(jo.get(ASK).await.text().contains("Only your personal adviser can sign a letter."));
    let page = jo.post(ASK, &[("what", "study_bursary")]).await;
    assert!(page.status == 422 && page.text().contains("Only your personal adviser can sign a letter."));
    assert_eq!(app.count("confirmation_letters").await, 0);
});

room_test!(a_letter_is_found_by_its_owner_and_their_adviser_and_nobody_else, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let (bea, _) = app.young_person("Bea").await;
    let (gil, gil_id) = app.staff("Gil", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (olu, _) = app.staff("Olu", Organisation::Council, &[Role::OpportunitiesEditor]).await;
    let id = ask(&ada).await;
    for address in [mine(&id), format!("{}/paper", mine(&id)), format!("{}/code", mine(&id))] {
        assert_eq!(bea.get(&address).await.status, 404);
    }
    assert_eq!(bea.post(&mine(&id), &[("deed", "withdraw")]).await.status, 404);
    assert_eq!(bea.post(&format!("{}/code", mine(&id)), &[]).await.status, 404);
    for other in [&gil, &olu] {
        assert_eq!(other.get(&waiting(&id)).await.status, 404);
        assert_eq!(confirm(other, &id).await.status, 404);
    }
    assert!(!gil.get("/letters/to-confirm").await.text().contains("Ada"));
    app.execute(&format!("update people set adviser_id = '{gil_id}' where adviser_id is not null"))
        .await
        .expect("handed over");
    assert_eq!((grace.get(&waiting(&id)).await.status, gil.get(&waiting(&id)).await.status), (404, 200));
    assert_eq!(ada.post(&mine(&id), &[("deed", "withdraw")]).await.status, 303);
    assert_eq!(gil.get(&waiting(&id)).await.status, 404, "taken back");
});
