// Anybody answers a few questions, and nobody learns who it was.
import { heading } from "../../support/online";
import { carry, persona } from "../../support/people";
import { opened } from "../../support/pulses";
import { expect, test } from "../../support/test";

const fresh = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

test("somebody answers, is thanked, and learns when and where the results come", async ({ page, context }) => {
  const title = fresh("Your evenings");
  const address = await opened("everyone", title);
  await page.goto("/questions");
  await page.getByRole("link", { name: title }).click();
  await expect(heading(page)).toHaveText(title);
  await page.getByRole("button", { name: "Send my answers" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Answer one question at least");
  await page.getByLabel("Bus fare").check();
  await page.getByLabel("Music").check();
  await page.getByLabel("What else?").fill("a".repeat(501));
  await page.getByRole("button", { name: "Send my answers" }).click();
  await expect(page.getByRole("alert").first()).toContainText("500 letters at most");
  await expect(page.getByLabel("Music")).toBeChecked();
  await page.getByLabel("What else?").fill("Please ask again");
  await page.getByRole("button", { name: "Send my answers" }).dblclick();
  await expect(heading(page)).toHaveText("Thank you");
  await expect(page.getByRole("main")).toContainText("They count once");
  expect(await context.cookies()).toEqual([]);
  await page.getByRole("link", { name: "What people said" }).click();
  await expect(heading(page)).toHaveText("Not ready yet");
  await expect(page.getByRole("main")).not.toContainText(/\d+ people|1 person/);
  await carry(page, await persona("pia"));
  await page.goto(address);
  await expect(page.getByRole("main")).toContainText("Nobody sees an answer or how many there are");
});
