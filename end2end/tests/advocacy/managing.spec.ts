// The advocates' manager sees who has what, gives a case to somebody, reads one for a reason, and gives figures out together with another.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";

test("a manager gives a case that waits to an advocate, who must be checked first", async ({ page }) => {
  await be(page, "Mo Specimen");
  await page.getByRole("link", { name: "Who has what" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who has what");
  await expect(page.getByRole("heading", { name: /^They wait for an advocate \(\d+\)$/ })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Speaks Somali, and needs an interpreter.");
  await expect(page.getByRole("main")).not.toContainText("Home Office");
  // The last of the cards: those before it are other people's work.
  await page.getByRole("link", { name: /^Give it to an advocate/ }).last().click();
  const reference = (await page.getByRole("heading", { level: 1 }).innerText()).match(/[A-Z0-9]{4}-[A-Z0-9]{4}/)![0];
  await page.getByRole("button", { name: "Give it to them" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose an advocate");
  await page.getByLabel("Nia Specimen").check();
  await page.getByLabel("Anything that they should know").fill("The review is on the 3rd.");
  await page.getByRole("button", { name: "Give it to them" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Say that you checked it");
  await expect(page.getByLabel("Nia Specimen")).toBeChecked();
  await expect(page.getByLabel("Anything that they should know")).toHaveValue("The review is on the 3rd.");
  await page.getByLabel("Nobody of these is the one I chose").check();
  await page.getByRole("button", { name: "Give it to them" }).click();
  await expect(page.getByRole("status").filter({ hasText: "They have it now" })).toBeVisible();
  await page.getByRole("link", { name: "Nia Specimen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What Nia Specimen has");
  await expect(page.getByRole("heading", { name: reference })).toBeVisible();
});

test("reading a thread needs a reason, and then shows it for an hour", async ({ page, script }) => {
  // Each run has a case of its own, since a reason holds for an hour.
  await be(page, "Mo Specimen");
  await page.goto("/advocacy/load");
  const links = page.getByRole("link", { name: /^Read it, for a reason/ });
  await links.nth(script ? 0 : 1).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Why must you read");
  await page.getByRole("button", { name: "Tell them, and read it" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose a reason");
  await expect(page.getByRole("alert").first()).toContainText("Say in a sentence why you must read it");
  await page.getByLabel("To check that our work is good").check();
  await page.getByLabel("In a sentence, for the young person").fill("We look at one case a month, so that nobody waits.");
  await page.getByRole("button", { name: "Tell them, and read it" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Your reason stands in the thread now." })).toBeVisible();
  await expect(page.getByRole("heading", { name: "The young person asked" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Mo Specimen read it, for a reason" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("We look at one case a month, so that nobody waits.");
  await page.reload();
  await expect(page.getByRole("heading", { name: "What was said and done" })).toBeVisible();
});

test("one manager says that figures of a quarter are right, another gives them out, and then everybody of staff reads them", async ({ page, script }) => {
  await be(page, "Mo Specimen");
  await page.goto("/advocacy/load");
  await page.getByRole("link", { name: "Figures to give out" }).click();
  const card = page.locator(".card").nth(script ? 0 : 1);
  const quarter = await card.getByRole("heading").innerText();
  await card.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(quarter);
  await expect(page.getByRole("main")).toContainText("Fewer than 30 people: no table.");
  await page.getByRole("button", { name: "These are right" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Kept" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Another manager gives them out.");
  await expect(page.getByRole("link", { name: "Give it out" })).toHaveCount(0);
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Taken back." })).toBeVisible();
  await page.getByRole("button", { name: "These are right" }).click();
  await expect(page.getByRole("button", { name: "Take it back" })).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Sign out" }).click();
  await be(page, "Mia Specimen");
  await page.goto(address);
  await expect(page.getByRole("main")).toContainText("Mo Specimen said on");
  await page.getByRole("link", { name: "Give it out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Give out ${quarter}`);
  await expect(page.getByRole("main")).toContainText("Fewer than 30 people: no table.");
  await page.getByRole("button", { name: "Give it out" }).click();
  await expect(page.getByRole("main")).toContainText("It never changes again");
  await expect(page.getByRole("link", { name: "Give it out" })).toHaveCount(0);
  await page.getByRole("button", { name: "Sign out" }).click();
  await be(page, "Rowan Sample");
  await page.getByRole("link", { name: "Figures of the advocates" }).click();
  await expect(page.getByRole("heading", { name: quarter })).toBeVisible();
  expect((await page.goto("/advocacy/figures"))!.status()).toBe(404);
});
