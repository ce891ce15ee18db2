// Somebody says something with a code, and comes back with its 16 digits. No cookie is set, and nothing stands in an address.
import { carry, persona } from "../../support/people";
import { expect, test } from "../../support/test";

const digits = "#digits";

test("said once by a double tap, kept, read again, and added to", async ({ page, context }) => {
  await page.goto("/feedback");
  await page.getByRole("link", { name: "With a code" }).click();
  await page.getByLabel("My personal adviser or social worker").check();
  await page.getByLabel("Bad", { exact: true }).check();
  await page.getByLabel("Yes, with all that could show who I am taken out").check();
  const send = page.getByRole("button", { name: "Send it, and show me my numbers" });
  await send.click();
  await expect(page.getByRole("alert").first()).toContainText("Write something in your own words");
  await expect(page.getByLabel("Bad", { exact: true })).toBeChecked();
  await page.getByLabel("In your words").fill("Nobody <i>rings back.");
  await send.dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you. We have it.");
  const main = page.getByRole("main");
  await expect(main).toContainText("after seven days at most");
  await expect(main).toContainText("Does someone else use this phone?");
  const shown = await page.locator(digits).innerText();
  expect(shown.replace(/\s/g, "")).toMatch(/^\d{16}$/);
  await page.reload();
  expect(await page.locator(digits).innerText(), "loaded anew, the same").toBe(shown);

  await page.goto("/feedback");
  await page.getByRole("link", { name: "Read your answer" }).click();
  await page.getByLabel("Your 16 numbers").fill("0000 0000 0000 0000");
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("alert").first()).toContainText("These numbers open nothing.");
  await page.getByLabel("Your 16 numbers").fill(shown);
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("heading", { name: "It waits to be read" })).toBeVisible();
  await expect(main).toContainText("Nobody <i>rings back.");
  await page.getByLabel("In your words").fill("Still nobody.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status").first()).toContainText("We have your words too.");
  await expect(main.getByText("Still nobody.")).toHaveCount(1);
  expect(new URL(page.url()).search).toBe("");
  expect(await context.cookies()).toEqual([]);
});

test("whoever is signed in is no better known", async ({ page, context }) => {
  await carry(page, await persona("jo"));
  const before = await context.cookies();
  const set: string[] = [];
  page.on("response", async (answer) => {
    const cookies = (await answer.headersArray()).filter(({ name }) => name.toLowerCase() === "set-cookie");
    if (answer.url().includes("/feedback/")) set.push(...cookies.map(({ value }) => value));
  });
  await page.goto("/feedback/code");
  await page.getByLabel("In your words").fill("Nobody rings back.");
  await page.getByRole("button", { name: "Send it, and show me my numbers" }).click();
  await expect(page.locator(digits)).toBeVisible();
  expect(set).toEqual([]);
  expect(await context.cookies()).toEqual(before);
  await page.goto("/me");
  await expect(page.getByRole("main")).not.toContainText("Nobody rings back.");
});
