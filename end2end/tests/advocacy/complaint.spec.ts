// A case becomes a formal complaint: the words carry over, nothing goes before a yes, and its clock stands on the page.
import { openCase } from "../../support/cases";
import { carry, persona } from "../../support/people";
import { expect, test } from "../../support/test";

/** One case can be made a complaint once, so one test does it: first without script, then with. */
test("a complaint is checked, made, sent by hand, and its stages follow @once", async ({ browser, baseURL }) => {
  test.slow();
  const phone = { baseURL, viewport: { width: 360, height: 740 } };
  const [without, context, staff] = await Promise.all([
    browser.newContext({ ...phone, javaScriptEnabled: false }),
    browser.newContext(phone),
    browser.newContext({ baseURL }),
  ]);
  const [plain, page, vera] = await Promise.all([without.newPage(), context.newPage(), staff.newPage()]);
  await carry(page, await persona("amara"));
  await carry(vera, await persona("vera"));

  const address = await openCase(plain);
  await plain.getByRole("link", { name: "Make it a formal complaint" }).click();
  await expect(plain).toHaveTitle(/^Take it further/);
  await expect(plain.getByLabel("What you complain about")).toHaveValue(/(calls|rings) back/);
  await plain.getByLabel("What you complain about").fill("No one called me back.\nSix times.");
  await plain.getByRole("button", { name: "Go on" }).click();
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("Check your words");
  await plain.getByRole("button", { name: "Change something" }).click();
  await expect(plain.getByLabel("What you complain about")).toHaveValue("No one called me back.\nSix times.");
  await plain.getByRole("button", { name: "Go on" }).click();

  await page.goto(`${address}/further`);
  await expect(page.getByLabel("What you complain about"), "nothing is made yet").toBeVisible();
  await plain.getByRole("button", { name: "Yes, make it a formal complaint" }).click();
  await expect(plain.getByRole("status").first()).toContainText("Your formal complaint is made.");
  await expect(plain.getByRole("main")).toContainText("It waits for the person who helps you to send it.");

  const day = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London" }).format(new Date());
  await vera.goto(`/advocacy/cases/${address.replace("/r/", "")}/complaint`);
  await expect(vera.getByRole("main")).toContainText("Six times.");
  await vera.getByLabel("Day").fill("31/2/2026");
  await vera.getByRole("button", { name: /^Sent/ }).click();
  await expect(vera.getByLabel("Day")).toHaveValue("31/2/2026");
  await vera.getByLabel("Day").fill(day);
  await vera.getByRole("button", { name: /^Sent/ }).click();
  await expect(vera.getByRole("main")).toContainText("Stage 1. The council should answer by");

  await page.goto(address);
  await page.getByRole("link", { name: "See it" }).click();
  await page.getByLabel("On which day?").fill(day);
  await page.getByRole("button", { name: "They answered on this day" }).click();
  await expect(page.getByRole("main")).toContainText("The council answered stage 1.");
  await page.getByRole("button", { name: "Go on to stage 2" }).click();
  await expect(page.getByRole("main")).toContainText("Stage 2. The council should answer by");
  await Promise.all([without.close(), context.close(), staff.close()]);
});
