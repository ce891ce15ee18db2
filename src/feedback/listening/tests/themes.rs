use super::*;

const THEMES: &str = "/feedback/themes";

room_test!(a_theme_is_added_renamed_moved_and_retired, async |app: TestApp| {
    app.at(NOON);
    let (pia, _) = worker(&app, "Pia").await;
    for (name, wrong) in [("", "Write what it is called"), ("money", "There is a theme of this name already")] {
        let page = pia.post(THEMES, &[("name", name)]).await;
        assert_eq!(page.status, 422);
        says(&page, wrong);
    }
    assert_eq!(
        pia.post(THEMES, &[("name", "Getting <about>")]).await.header("location"),
        "/feedback/themes?done=added"
    );
    says(&pia.get(THEMES).await, "Getting &lt;about&gt;");
    let one = format!("{THEMES}/gettingabout");
    let page = pia.post(&one, &[("name", "Buses"), ("place", "99"), ("offered", "yes")]).await;
    assert_eq!(page.status, 422);
    says(&page, "Write a number from 1 to 12");
    assert_eq!(pia.post(&one, &[("name", "Buses"), ("place", "2"), ("offered", "yes")]).await.status, 303);
    let order = "select place from feedback_themes where code =";
    assert_eq!(app.number(&format!("{order} 'gettingabout'")).await, 2);
    assert_eq!((app.number(&format!("{order} 'people'")).await, app.number(&format!("{order} 'else'")).await), (3, 12));
    assert_eq!(pia.post(&one, &[("name", "Buses"), ("place", "2"), ("offered", "no")]).await.status, 303);
    says(&pia.get(THEMES).await, "Not offered any more");
    let which = delivered(&app, Way::Nobody, "The bus").await;
    is_silent(&pia.get(&address(&which)).await, "Buses");
    assert_eq!(pia.post(THEMES, &[("name", "Getting about")]).await.status, 303);
    assert_eq!(app.number("select count(*) from feedback_themes where code = 'gettingabout2'").await, 1);
    assert_eq!(deeds(&app, "feedback.themes_changed").await, 4);
});
