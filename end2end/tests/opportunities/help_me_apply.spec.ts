// A young person asks for help with applying; their adviser, or the team, answers until it is done.
import { be, carry, freshAddress, joined, lettersTo, matchedWithGrace } from "../../support/people";
import { vacancy } from "../../support/pages";
import { expect, test } from "../../support/test";

test("an opportunity is sent to the adviser, answered, written back to, and done", async ({ page, browser, baseURL }) => {
  test.slow();
  const name = `Hana ${Math.random().toString(36).slice(2, 8)}`;
  await carry(page, await matchedWithGrace(name));
  await page.goto(await vacancy("open"));
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("link", { name: "Help me apply" }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose who should help you");
  await page.getByLabel("Grace Sample").check();
  await page.getByLabel("Filling in the form").check();
  await page.getByLabel("What to say about being in care").check();
  await page.getByLabel("Your own words").fill("They ask where I lived.\nWhat do I write?");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check before you send");
  await expect(page.getByRole("main")).toContainText("Grace Sample can read it.");
  await page.getByRole("button", { name: "Change something" }).click();
  await expect(page.getByLabel("Your own words")).toHaveValue("They ask where I lived.\nWhat do I write?");
  await expect(page.getByLabel("Filling in the form")).toBeChecked();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sent");
  await expect(page.getByRole("heading", { name: "Grace Sample has it" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(/You have an answer by \w+day \d+ \w+ 20\d\d\./);
  const asked = page.url();
  expect(asked).toMatch(/\/asked\/[\w-]+\?done=sent$/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sent");

  const staff = await browser.newPage({ baseURL });
  await be(staff, "Grace Sample");
  await staff.getByRole("link", { name: "Help wanted" }).click();
  await staff.getByRole("link", { name: `${name}: ${title}` }).click();
  await expect(staff.getByRole("main")).toContainText("What do I write?");
  await staff.getByLabel(`Your words to ${name}`).fill("Write the towns. That is enough.");
  await staff.getByRole("button", { name: `Send to ${name}` }).click();
  await expect(staff.getByRole("status").filter({ hasText: "Sent. They get a letter" })).toBeVisible();

  await page.goto(asked.replace("?done=sent", ""));
  await expect(page.getByRole("heading", { name: "There is an answer for you" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Write the towns. That is enough.");
  await page.getByLabel("Your words").fill("Thank you. And the dates?");
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByRole("heading", { name: "Grace Sample has it" })).toBeVisible();

  await staff.reload();
  await staff.getByLabel(`Your words to ${name}`).fill("Only the years.");
  await staff.getByRole("button", { name: `Send to ${name}` }).click();
  await page.reload();
  await page.getByRole("button", { name: "Yes, this is done" }).click();
  await expect(page.getByRole("heading", { name: "This is done" })).toBeVisible();
  await page.goto("/me/who-looked");
  await expect(page.getByRole("main")).toContainText("Your personal adviser read what you asked for help with.");
  await staff.close();
});

test("somebody who is not matched asks the team, where one takes it and the others see that", async ({ page, browser, baseURL }) => {
  test.slow();
  const [email, name] = [freshAddress("toni"), `Toni ${Math.random().toString(36).slice(2, 8)}`];
  await carry(page, await joined(name, email));
  await page.goto("/opportunities?words=submarine+pilot");
  await page.getByRole("link", { name: "Help me find something" }).click();
  await expect(page.getByRole("main")).toContainText("This goes to the people who look after our job pages.");
  await page.getByLabel("What is it about?").fill("Something with boats");
  await page.getByLabel("My CV").check();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByRole("heading", { name: "The job pages team has it" })).toBeVisible();

  const staff = await browser.newPage({ baseURL });
  await be(staff, "Olu Sample");
  await staff.getByRole("link", { name: "Help wanted" }).click();
  await staff.getByRole("link", { name: `${name}: Something with boats` }).click();
  await expect(staff.getByRole("button", { name: `Send to ${name}` })).toHaveCount(0);
  await staff.getByRole("button", { name: "Take it" }).click();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Olu Sample, from the job pages team has it" })).toBeVisible();
  await staff.getByText("Close it").first().click();
  await staff.getByLabel("We cannot help with this, and you say why").check();
  await staff.getByRole("button", { name: "Close it" }).click();
  await expect(staff.getByRole("alert").first()).toContainText("Write why you cannot help");
  await staff.getByLabel("A last word to them").fill("There are no boats near here. Try the river police.");
  await staff.getByRole("button", { name: "Close it" }).click();
  await expect(staff.getByRole("status").filter({ hasText: "Closed." })).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { name: "We can not help with this" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Try the river police.");
  await expect.poll(async () => (await lettersTo(email)).some((letter) => letter.includes("There is news for you")), { intervals: [100] }).toBe(true);
  await page.getByText("Take it back").first().click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("heading", { name: "You took this back" })).toBeVisible();
  await staff.close();
});
