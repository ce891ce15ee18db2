// A personal adviser looks after their young people: invites them, says who they are, gives a code.
import { be, carry, freshAddress, joined, lettersTo, onGracesList, signIn } from "../../support/people";
import { expect, test } from "../../support/test";

test("somebody who is invited joins with a code, and their adviser sees it", async ({ page, browser, baseURL }) => {
  const email = freshAddress("ines");
  await be(page, "Grace Sample");
  await page.getByRole("link", { name: "My young people" }).click();
  await page.getByRole("link", { name: "Invite somebody" }).click();
  await page.getByLabel("Name").fill("Ines Invited");
  await page.getByRole("button", { name: "Invite them" }).click();
  await expect(page.getByRole("alert")).toContainText("Write their email address");
  await expect(page.getByLabel("Name")).toHaveValue("Ines Invited");
  await page.getByLabel("Email address", { exact: true }).fill(email);
  await page.getByLabel("Birth date, if you have it").fill("31/3/2007");
  await page.getByRole("button", { name: "Invite them" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The invitation is on its way" })).toBeVisible();
  const entry = page.url();

  const theirs = await browser.newPage({ baseURL });
  await expect.poll(async () => (await lettersTo(email)).length, { intervals: [100] }).toBe(1);
  const [letter] = await lettersTo(email);
  const words = letter.replace(/https?:\S+|\S+@\S+/g, "");
  expect(words).not.toMatch(/Ines|Grace|Foothold|care|council/i);
  await signIn(theirs, email);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Hello Ines Invited");
  await expect(theirs.getByRole("main")).toContainText("Your personal adviser is Grace Sample");

  await page.goto(entry);
  await expect(page.locator("dl").getByText("Joined", { exact: true })).toBeVisible();
  await page.goto("/young-people");
  await expect(page.locator(".card", { hasText: "Ines Invited" }).first()).toContainText("Joined");
  await theirs.goto("/me/who-looked");
  await expect(theirs.getByRole("main")).toContainText("Your personal adviser opened your page.");
  await theirs.close();
});

test("somebody who registered alone is matched by a person, and told", async ({ page, browser, baseURL }) => {
  test.slow();
  const email = freshAddress("max");
  const theirs = await browser.newPage({ baseURL });
  await carry(theirs, await joined("Max Alone", email));
  await theirs.goto("/me");
  await expect(theirs.getByRole("heading", { name: "We do not know yet who you are" })).toBeVisible();

  const name = `Maximilian ${email.slice(4, 12)}`;
  await onGracesList(name, freshAddress("elsewhere"));
  await be(page, "Grace Sample");
  await page.goto("/young-people/waiting");
  // The newest stands last.
  const last = page.getByRole("navigation", { name: /page/i }).getByRole("link").last();
  if (await last.count()) await last.click();
  await page.getByRole("link", { name: "Max Alone" }).last().click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.getByLabel(name).check();
  await page.getByLabel("I have spoken with them, and I am sure").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Matched" })).toBeVisible();

  await theirs.goto("/me");
  await expect(theirs.getByRole("main")).toContainText("Your personal adviser is Grace Sample");
  await theirs.close();
});

test("a one-time code from the adviser opens an account on another phone, once", async ({ page, browser, baseURL }) => {
  const { address, name } = await onGracesList("Cody Nomailbox");
  await be(page, "Grace Sample");
  await page.goto(address);
  await page.getByRole("link", { name: "Give them a one-time code" }).click();
  await page.getByRole("button", { name: "Make the code" }).click();
  const code = await page.locator(".lead strong").innerText();
  expect(code).toMatch(/^\d{4} \d{4} \d{4}$/);
  await page.goto(`${address}/code`);
  await expect(page.getByRole("main")).not.toContainText(code);

  const theirs = await browser.newPage({ baseURL });
  const type = async () => {
    await theirs.goto("/sign-in");
    await theirs.getByRole("link", { name: "I have a code from my personal adviser" }).click();
    await theirs.getByLabel("The twelve numbers").fill(code);
    await theirs.getByLabel("No, others use it too").check();
    await theirs.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  };
  await type();
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(`Hello ${name}`);
  await theirs.getByRole("button", { name: "Sign out" }).click();
  await type();
  await expect(theirs.getByRole("alert")).toContainText("That code does not work");
  await theirs.close();
});

test("somebody who is handed over is found by the new adviser alone", async ({ page }) => {
  const { address } = await onGracesList("Handed Example");
  await be(page, "Grace Sample");
  await page.goto(`${address}/hand-over`);
  await expect(page.getByRole("main")).toContainText(/Who looks after Handed Example|There is no other personal adviser/);
});

test("what the list says is changed, and a mistake keeps what was typed", async ({ page }) => {
  const { address } = await onGracesList("Typo Exampel");
  await be(page, "Grace Sample");
  await page.goto(address);
  await page.getByRole("link", { name: "Change what the list says" }).click();
  await page.getByLabel("Name").fill("Typo Example");
  await page.getByLabel("Birth date, if you have it").fill("31/2/2007");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Typo Example");
  await page.getByLabel("Birth date, if you have it").fill("28/2/2007");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Typo Example");
  await expect(page.getByRole("main")).toContainText("28 February 2007");
});
