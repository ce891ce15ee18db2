// A young person saves what they like, and tells with one tap what came of it.
import { expect, test } from "../../support/test";
import { carry, codeFor, freshAddress, joined, typeCode } from "../../support/people";
import { results } from "../../support/search";
import { vacancy } from "../../support/pages";

test("from a search to the list, through each step, and back by Undo", async ({ page }) => {
  await carry(page, await joined("Saver Example"));
  await page.goto("/opportunities?words=care&place=E14");
  const third = results(page).nth(2);
  const title = (await third.getByRole("heading").innerText()).trim();
  await third.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/words=care.*#o\d+$/);
  await expect(third.getByText("Saved.")).toBeVisible();
  await expect(third).toBeInViewport();

  await page.goto("/opportunities/saved");
  const item = results(page).filter({ hasText: title });
  await expect(item.getByText(/Saved on \d/)).toBeVisible();
  await expect(item.getByText(/Closes/)).toBeVisible();
  await item.getByRole("button", { name: "I applied" }).click();
  await expect(item.getByText(/You applied on \d/)).toBeVisible();
  await item.getByRole("button", { name: "I have an interview" }).click();
  await expect(item.getByText(/Interview/).first()).toBeVisible();
  await item.getByRole("button", { name: "Undo" }).click();
  await expect(item.getByRole("button", { name: "I have an interview" })).toBeVisible();

  await item.getByRole("button", { name: "I did not get it" }).click();
  await expect(page.getByText("1 that is over")).toBeVisible();
  await expect(item.getByText("Thank you for trying.")).toBeVisible();
  await page.goto("/opportunities/saved");
  await expect(item).toBeHidden(); // folded away from here on
  await page.getByText("1 that is over").click();
  await expect(item).toBeVisible();
});

test("whoever presses Save signs in first, and it is still there to save", async ({ page }) => {
  await page.goto(await vacancy("open"));
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("button", { name: "Save" }).click();
  const address = freshAddress("saver");
  await page.getByLabel("Your email address").fill(address);
  await page.getByLabel("Yes, only I use it").check();
  await page.getByRole("button", { name: "Send me a code" }).click();
  await typeCode(page, await codeFor(address));
  await page.getByLabel("What should we call you?").fill("Saver Example");
  await page.waitForTimeout(2_100); // faster than any person is doubted
  await page.getByRole("button", { name: "Make my page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Put this on your list?");
  await page.getByRole("button", { name: "Save it" }).click();
  await expect(results(page).filter({ hasText: title })).toHaveCount(1);
});

test("something found elsewhere has a note, and goes when it is taken off", async ({ page }) => {
  await carry(page, await joined("Saver Example"));
  await page.goto("/opportunities/saved");
  await page.getByRole("link", { name: "Add one you found elsewhere" }).click();
  await page.getByLabel("Who is it with?").fill("Sample Stores");
  await page.getByRole("button", { name: "Put it on my list" }).click();
  await expect(page.getByRole("alert")).toContainText("Write what it is");
  await expect(page.getByLabel("Who is it with?")).toHaveValue("Sample Stores");
  await page.getByLabel("What is it?").fill("Shop assistant");
  await page.getByRole("button", { name: "Put it on my list" }).click();
  await page.getByRole("link", { name: "Shop assistant" }).click();
  await page.getByLabel("Write anything you want to remember").fill("Ask for the manager");
  await page.getByRole("button", { name: "Keep the note" }).click();
  await expect(page.getByLabel("Write anything you want to remember")).toHaveValue("Ask for the manager");
  await expect(page).toHaveTitle(/^Your list/);
  await page.getByText("Take it off your list").click();
  await page.getByRole("button", { name: "Take it off", exact: true }).click();
  await expect(page.getByText("There is nothing on your list yet.")).toBeVisible();
});
