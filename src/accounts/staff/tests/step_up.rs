use super::*;
use crate::accounts::held::HELD_COOKIE;
use crate::room_test;

room_test!(a_stale_proof_is_asked_for_again_and_the_form_comes_back, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let ada = sign_in(&app, "ada", &secret).await;
    assert_eq!(ada.get("/staff/account/passkeys").await.status, 200, "signing in was proof enough");
    let now = NOW + 5 * 60_000;
    app.at(now);
    for address in ["password", "app", "app/remove", "passkeys", "codes/new"] {
        let address = format!("/staff/account/{address}");
        let page = ada.get(&address).await;
        let door = format!("/staff/step-up?onwards={}", address.replace('/', "%2F"));
        assert_eq!((page.status, page.header("location")), (303, door.as_str()));
    }
    let page = ada.post("/staff/account/passkeys", &[("name", "The blue phone"), ("passkey", "{}")]).await;
    let door = page.header("location").to_owned();
    assert_eq!(door, "/staff/step-up?onwards=%2Fstaff%2Faccount%2Fpasskeys");
    let held = cookie_of(&page, HELD_COOKIE);
    let shown = ada.get(&door).await;
    assert!(shown.main().contains("name=\"onwards\" value=\"/staff/account/passkeys\""), "{}", shown.main());
    let wrong = ada.post("/staff/step-up", &[("code", "12345"), ("onwards", "/staff/account/passkeys")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.main().contains("value=\"/staff/account/passkeys\""));
    let form = [("code", code_at(&secret, now)), ("onwards", "/staff/account/passkeys".to_owned())];
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = ada.post("/staff/step-up", &form).await;
    assert_eq!((page.status, page.header("location")), (303, "/staff/account/passkeys"));
    // The session goes on under a new token; the old one is nobody's.
    let token = cookie_of(&page, SESSION_COOKIE);
    assert_eq!(ada.get("/staff").await.status, 303);
    let ada = app.with_cookie(&format!("{SESSION_COOKIE}={token}; {HELD_COOKIE}={held}"));
    let page = ada.get("/staff/account/passkeys").await;
    assert!(page.status == 200 && page.main().contains("value=\"The blue phone\""), "{}", page.main());
    assert!(deeds(&app).await.contains(&"accounts.stepped_up".to_owned()));
});

room_test!(stepping_up_is_only_for_whoever_is_signed_in_and_takes_no_code_twice, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    assert_eq!(app.get("/staff/step-up").await.header("location"), "/staff/sign-in?onwards=%2Fstaff%2Fstep-up");
    let ada = sign_in(&app, "ada", &secret).await;
    let used = ada.post("/staff/step-up", &[("code", &code_at(&secret, NOW))]).await;
    assert_eq!(used.status, 422);
    let (zoe, _) = app.young_person("Zoe").await;
    assert_eq!(zoe.get("/staff/step-up").await.status, 404);
    let passkey = ada.post("/staff/step-up", &[("passkey", "{}")]).await;
    assert!(passkey.status == 422 && passkey.main().contains("#passkey"), "{}", passkey.main());
});
