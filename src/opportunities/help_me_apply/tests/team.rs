use super::*;
use crate::room_test;

room_test!(of_the_team_one_takes_it_and_nobody_answers_twice, async |app: TestApp| {
    let Pair { ada, .. } = pair(&app).await;
    let ((olu, olu_id), (ola, _)) = (editor(&app, "Olu").await, editor(&app, "Ola").await);
    let id = ask(&ada, "team", "Help").await;
    let page = answer(&olu, &id, "1", "Here is how.").await;
    assert_eq!(page.status, 422, "it was not taken");
    assert!(page.text().contains("take it first"), "{}", page.main());
    assert_eq!(take(&olu, &id, "").await.status, 303);
    assert_eq!(take(&olu, &id, "").await.status, 303, "pressed twice");
    assert_eq!(take(&ola, &id, "").await.status, 422, "she saw it as nobody's");
    assert!(ola.get(&wanted(&id)).await.text().contains("Olu has it, and answers."));
    assert!(ada.get(&asked(&id)).await.text().contains("Olu, from the job pages team has it"));
    assert_eq!(answer(&ola, &id, "1", "Mine").await.status, 422);
    assert_eq!(answer(&olu, &id, "1", "Here is how.").await.status, 303);
    assert_eq!(take(&ola, &id, olu_id.as_str()).await.status, 303, "taken over, knowing whose it was");
    assert_eq!(answer(&olu, &id, "2", "Again").await.status, 422);
    assert_eq!(ola.post(&wanted(&id), &[("deed", "put-back")]).await.status, 303);
    assert!(olu.get(&wanted(&id)).await.text().contains("Take it before you answer"));
});

room_test!(an_answer_that_crosses_with_their_words_is_kept_to_be_read_first, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let id = ask(&ada, "adviser", "Help").await;
    assert_eq!(ada.post(&asked(&id), &[("deed", "reply"), ("seen", "1"), ("words", "It is urgent")]).await.status, 303);
    let page = answer(&grace, &id, "1", "My long answer").await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("It is urgent") && page.text().contains("My long answer"), "{}", page.main());
    assert_eq!(answer(&grace, &id, "2", "My long answer").await.status, 303);
    let page = ada.post(&asked(&id), &[("deed", "reply"), ("seen", "2"), ("words", "Still there?")]).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("My long answer") && page.text().contains("Still there?"));
    assert_eq!(ada.post(&asked(&id), &[("deed", "reply"), ("seen", "3"), ("words", " ")]).await.status, 422);
});

room_test!(an_ending_is_honest_and_can_be_spoken_against, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let id = ask(&ada, "adviser", "Help").await;
    let close = |ending: &'static str, closing: &'static str| {
        let (grace, address) = (grace.clone(), wanted(&id));
        async move {
            grace.post(&address, &[("deed", "close"), ("seen", "1"), ("ending", ending), ("closing", closing)]).await
        }
    };
    assert_eq!(close("", "").await.status, 422);
    assert_eq!(close("withdrawn", "").await.status, 422, "that is theirs to say");
    let page = close("cannot", "").await;
    assert!(page.status == 422 && page.text().contains("Write why you cannot help"), "{}", page.main());
    assert_eq!(close("cannot", "The job has gone.").await.status, 303);
    assert_eq!(close("cannot", "The job has gone.").await.status, 303, "pressed twice");
    let page = ada.get(&asked(&id)).await;
    assert!(page.text().contains("We can not help with this") && page.text().contains("The job has gone."));
    assert!(page.text().contains("Is it not sorted?"));
    assert_eq!(answer(&grace, &id, "2", "Late words").await.status, 422, "it has ended");
    let reply = [("deed", "reply"), ("seen", "2"), ("words", "There is another one")];
    assert_eq!(ada.post(&asked(&id), &reply).await.status, 303);
    assert!(ada.get(&asked(&id)).await.text().contains("Grace has it"), "it is open again");
    assert!(grace.get("/help-wanted").await.text().contains("They wait for an answer (1)"));
});

room_test!(what_was_taken_back_is_theirs_alone, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let id = ask(&ada, "adviser", "Help").await;
    assert_eq!(grace.get(&wanted(&id)).await.status, 200);
    assert_eq!(ada.post(&asked(&id), &[("deed", "withdraw")]).await.status, 303);
    assert_eq!(grace.get(&wanted(&id)).await.status, 404);
    assert_eq!(answer(&grace, &id, "1", "x").await.status, 404);
    let page = ada.get(&asked(&id)).await;
    assert!(page.status == 200 && page.text().contains("You took this back"), "{}", page.main());
    let page = ada.post(&asked(&id), &[("deed", "reply"), ("seen", "2"), ("words", "Oh")]).await;
    assert!(page.status == 422 && page.text().contains("no one can read it"));
});
