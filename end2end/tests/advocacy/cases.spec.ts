// Advocates take cases, answer, note, call, hand over and close; and two of them on one case see each other.
import type { Page } from "@playwright/test";
import { be, persona } from "../../support/people";
import { expect, test } from "../../support/test";

/** One case on the list, by the name to use. */
const listed = (page: Page, name: string) => page.locator("li[data-id]", { has: page.getByRole("heading", { name, exact: true }) });

async function take(page: Page, name: string) {
  await page.goto("/advocacy/cases");
  await listed(page, name).getByRole("link", { name: `Take this one (${name})` }).click();
  await page.getByLabel("I am none of those").check();
  await page.getByRole("button", { name: "Take this one" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
}

test("an advocate takes a case, answers, notes, logs a call, says what is next, and closes", async ({ page, script }) => {
  test.slow();
  const name = script ? "Hodan" : "Robin";
  await be(page, "Nia Specimen");
  await page.getByRole("link", { name: "Cases" }).click();
  await expect(listed(page, "Kit Example")).toContainText("Not safe now");
  await expect(listed(page, "Hodan").or(listed(page, "Robin")).first()).toBeVisible();
  await listed(page, name).getByRole("link", { name: `Take this one (${name})` }).click();
  await page.getByRole("button", { name: "Take this one" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Say that you are none of those");
  await page.getByLabel("I am none of those").check();
  await page.getByRole("button", { name: "Take this one" }).click();
  await expect(page.getByRole("status").filter({ hasText: "You have it now." })).toBeVisible();
  if (script) {
    await expect(page.getByRole("main")).toContainText("Do not leave a message.");
    await expect(page.getByRole("main")).toContainText("My cousin picks up sometimes.");
    await expect(page.getByRole("link", { name: "07700 900123" })).toHaveAttribute("href", "tel:07700900123");
  } else {
    await expect(page.getByRole("main")).toContainText("Only here: they read it when they open their page.");
    await expect(page.getByRole("link", { name: "07700 900123" })).toHaveCount(0);
  }

  await page.getByText("Begin with a text of ours").click();
  await page.getByLabel("Which one?").selectOption({ label: "Hello" });
  await page.getByRole("button", { name: "Use this text" }).click();
  await expect(page.getByLabel(`Your words to ${name}`)).toHaveValue(`Hello ${name}, I am glad that you asked. I work for you and for nobody else.`);
  await page.getByRole("button", { name: `Send to ${name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "Sent." })).toBeVisible();
  await page.getByLabel("Your note").fill("Careful with the cousin.");
  await page.getByRole("button", { name: "Save note, advocates only" }).click();
  await expect(page.locator("#said li.warn")).toContainText("Careful with the cousin.");

  await page.getByText("Note a call, a text or a meeting").click();
  await page.getByLabel("What was said (optional)").fill("It rang out.");
  await page.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose how you tried to reach them");
  await expect(page.getByLabel("What was said (optional)")).toHaveValue("It rang out.");
  await page.getByLabel("A phone call").check();
  await page.getByLabel("No", { exact: true }).check();
  await page.getByRole("button", { name: "Note it" }).click();
  await expect(page.locator("#said")).toContainText("A phone call: not reached.");

  await page.getByText("What happens next", { exact: true }).last().click();
  await page.getByLabel("What will you do next?").fill("I write to the landlord");
  await page.getByLabel("By which day?").fill("31/3/2099");
  await page.getByRole("button", { name: "Save what happens next" }).click();
  await expect(page.getByRole("main")).toContainText("I write to the landlord, by Tuesday 31 March 2099");

  await page.getByRole("link", { name: "Close it" }).click();
  await page.getByLabel("Done: what they asked for is sorted, as far as we can").check();
  await page.getByLabel(`A last word to ${name}`).fill("All the best.");
  await page.getByRole("button", { name: `Close it and send to ${name}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "Closed." })).toBeVisible();
  await page.getByRole("link", { name: "Mine, ended" }).click();
  await expect(listed(page, name)).toContainText("It has ended.");
});

test("two advocates on one case see each other, and neither loses a word", { tag: "@script" }, async ({ page, browser, baseURL }) => {
  test.slow();
  await be(page, "Vera Specimen");
  await take(page, "Jules");
  const address = page.url().replace("?done=claimed", "");
  await page.goto("/advocacy/away");
  const today = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London" }).format();
  await page.getByLabel("First day").fill(today);
  await page.getByLabel("Last day").fill(today);
  await page.getByLabel("Who covers?").selectOption({ label: "Nia Specimen" });
  await page.getByRole("button", { name: "Save it" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Noted." })).toBeVisible();

  const other = await browser.newPage({ baseURL });
  await be(other, "Nia Specimen");
  await page.goto(address);
  await other.goto(address);
  await expect(other.getByRole("main")).toContainText("You cover for Vera Specimen.");
  await expect(other.getByText("Vera Specimen is looking at this.")).toBeVisible();
  await page.getByLabel("Your words to Jules").fill("I call you at four.");
  await page.getByLabel("Your words to Jules").focus();
  await other.getByLabel("Your words to Jules").fill("I call you at five.");
  await expect(page.getByText("Nia Specimen is writing.")).toBeVisible({ timeout: 17_000 });

  await other.getByRole("button", { name: "Send to Jules" }).click();
  const heard = page.locator("#said").getByText("I call you at five.");
  await expect(heard).toBeVisible({ timeout: 2_000 });
  await expect(page.getByRole("status").filter({ hasText: "Something new was said" })).toBeVisible();
  await expect(page.getByLabel("Your words to Jules")).toBeFocused();
  await expect(page.getByLabel("Your words to Jules")).toHaveValue("I call you at four.");
  await page.getByRole("button", { name: "Send to Jules" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Something was said while you were writing");
  await expect(page.locator("#said")).toContainText("I call you at five.");
  await expect(page.getByLabel("Your words to Jules")).toHaveValue("I call you at four.");
  await page.getByRole("button", { name: "Send to Jules" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Sent." })).toBeVisible();
  await other.close();
});

test("an open list shows within two seconds what others take and put back", { tag: "@script" }, async ({ page, browser, baseURL }) => {
  test.slow();
  await be(page, "Vera Specimen");
  await page.goto("/advocacy/cases");
  const address = await listed(page, "Noor").getAttribute("data-id").then((id) => `/advocacy/cases/${id}`);
  const stays = listed(page, "Noor").getByRole("link");
  await expect(stays).toBeVisible();
  await page.getByRole("link", { name: "Look again" }).focus();
  const nia = await persona("nia");
  await nia.post(`${address}/claim`, { deed: "take", check: "none" });
  await expect(listed(page, "Noor")).toHaveCount(0, { timeout: 2_000 });
  await nia.post(`${address}/hand-over`, { deed: "put-back" });
  await expect(listed(page, "Noor")).toBeVisible({ timeout: 2_000 });
  await expect(page.getByRole("status").filter({ hasText: "1 new" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Look again" })).toBeFocused();

  const late = await browser.newPage({ baseURL });
  await be(late, "Nia Specimen");
  await late.goto(`${address}/claim`);
  await page.goto(`${address}/claim`);
  for (const one of [late, page]) {
    await one.getByLabel("I am none of those").check();
    await one.getByRole("button", { name: "Take this one" }).click();
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nia Specimen took this one a moment ago.");
  await nia.post(`${address}/hand-over`, { deed: "put-back" });
  await late.close();
});
