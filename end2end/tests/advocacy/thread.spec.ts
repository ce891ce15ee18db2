// A young person follows what they asked: who has it, what was said, who read it; and does with it what is theirs to do.
import { openCase } from "../../support/cases";
import { be } from "../../support/people";
import { expect, test } from "../../support/test";

test("a message is written once, however often it is sent, and refused words stay", async ({ page }) => {
  await openCase(page);
  await expect(page).toHaveTitle(/^Your request/);
  await expect(page.getByRole("main").getByRole("link", { name: "Call 999" })).toBeInViewport();
  await expect(page.getByRole("heading", { name: "Vera Specimen has it" })).toBeVisible();
  await page.getByLabel("Your words", { exact: true }).fill("   ");
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Write something first");
  const words = `Is there news? ${Math.random().toString(36).slice(2, 8)}`;
  await page.getByLabel("Your words", { exact: true }).fill(words);
  await page.getByRole("button", { name: "Send it" }).dblclick();
  await expect(page.getByRole("status").first()).toContainText("We have your words.");
  await expect(page.getByText(words)).toHaveCount(1);
  await page.reload();
  await expect(page.getByText(words)).toHaveCount(1);
  await expect(page.getByText("Not read yet.")).toHaveCount(1);
});

test("how to reach them is changed, and who looked is a tap away", async ({ page }) => {
  await openCase(page);
  await page.getByRole("link", { name: "Change this" }).click();
  await expect(page.getByLabel("What we call you")).toHaveValue("Amara Example");
  await page.getByLabel("Call me").check();
  await page.getByLabel("Your phone number").fill("not a number");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Your phone number")).toHaveValue("not a number");
  await page.getByLabel("Your phone number").fill("07700 900123");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").first()).toContainText("We reach you this way from now on.");
  await page.getByRole("link", { name: "See who looked at this" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who looked at your request");
  await page.getByRole("link", { name: "Back to your request" }).click();
  await page.getByRole("link", { name: "Ask for someone else, stop, hide or delete this" }).click();
  await expect(page.getByRole("button", { name: "Stop this" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete it" })).toHaveCount(0);
});

test("nobody else gets in: not another young person, not the council, not whoever has opened nothing", async ({ page, context }) => {
  const address = await openCase(page);
  await be(page, "Jo Example");
  expect((await page.goto(address))!.status()).toBe(404);
  for (const name of ["Grace Sample", "Sam Sample", "Rowan Sample"]) {
    await be(page, name);
    expect((await page.goto(address))!.status(), name).toBe(404);
  }
  await context.clearCookies();
  const asked = await page.request.get(address, { maxRedirects: 0 });
  expect([asked.status(), asked.headers().location]).toEqual([303, "/r"]);
});
