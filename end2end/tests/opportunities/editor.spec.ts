// An editor of the council writes a listing, sees it as young people will, publishes it, and closes it.
import type { Page } from "@playwright/test";
import { be } from "../../support/people";
import { expect, test } from "../../support/test";

const inDays = (days: number) => {
  const day = new Date(Date.now() + days * 86_400_000);
  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`;
};

/** Fills in what a listing cannot be without. */
async function write(page: Page, title: string) {
  await page.getByLabel("Traineeship").check();
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Employer", { exact: true }).fill("Mudlark Sample Boats");
  await page.getByLabel("Summary").fill("Eight weeks on a narrowboat. Learn to steer.");
  await page.getByLabel("What you would do").fill("You work with a small crew.\n\n- Steer the boat\n- Open gates");
  await page.getByLabel("Pay, in words").fill("£90 a week towards travel and lunch");
  await page.getByLabel("Postcode", { exact: true }).fill("E14 7XX");
  await page.getByLabel("Closing day").fill(inDays(30));
  await page.getByLabel("Phone number").fill("020 7946 0101");
}

test("a listing is written, seen as young people will, published, found by one, and closed", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  test.slow();
  const title = `Canal boat trainee ${Math.random().toString(36).slice(2, 8)}`;
  await be(page, "Olu Sample");
  await page.getByRole("link", { name: "Local listings" }).click();
  await page.getByRole("link", { name: "Write a listing" }).click();
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByRole("button", { name: "Check and preview" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose what kind it is");
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);

  await write(page, title);
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  const listing = page.url().split("?")[0];

  // Somebody looks for it on their own phone.
  const theirs = await browser.newPage({ baseURL, javaScriptEnabled });
  const search = `/opportunities?words=${encodeURIComponent(title)}`;
  await theirs.goto(search);
  await expect(theirs.getByRole("link", { name: title })).toHaveCount(0);

  await page.getByRole("link", { name: "Preview and publish" }).click();
  await expect(page.getByText("This is a preview.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByRole("listitem").filter({ hasText: "Steer the boat" })).toBeVisible();
  await page.getByRole("button", { name: "Publish it" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Published" })).toBeVisible();

  await theirs.goto(search);
  await theirs.getByRole("link", { name: title }).click();
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(theirs.getByRole("link", { name: "Call 020 7946 0101" })).toHaveAttribute("href", "tel:+442079460101");

  await page.goto(`${listing}/close`);
  await page.getByRole("button", { name: "Close it" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose why it closes");
  await page.getByLabel("All its places are filled").check();
  await page.getByRole("button", { name: "Close it" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Closed" })).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByText("This one has closed")).toBeVisible();
  await theirs.goto(search);
  await expect(theirs.getByRole("link", { name: title })).toHaveCount(0);
  await theirs.close();
});

test("of two editors, the second is shown what the first saved, and loses nothing", async ({ page, context }) => {
  const title = `Shared listing ${Math.random().toString(36).slice(2, 8)}`;
  await be(page, "Olu Sample");
  await page.goto("/opportunities/editor/new");
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await page.getByRole("link", { name: "Change it" }).click();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel("Pay, in words").fill("£12 an hour");
  await other.getByRole("button", { name: "Save as a draft" }).click();
  await expect(other.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

  await page.getByLabel("Pay, in words").fill("£13 an hour");
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await expect(page.getByRole("heading", { name: "Somebody saved this listing while you were writing" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("£12 an hour");
  await expect(page.getByLabel("Pay, in words")).toHaveValue("£13 an hour");
  await page.getByRole("button", { name: "Save as a draft" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.getByText("What it said then (version 2)").click();
  await expect(page.getByText("£12 an hour")).toBeVisible();
});

test("the demonstration shows an editor what waits, and why an import failed", async ({ page }) => {
  await be(page, "Olu Sample");
  await expect(page.getByRole("main")).toContainText(/listings? to look at again/);
  await page.goto("/opportunities/editor?show=review");
  await expect(page.getByText("Look at it again").first()).toBeVisible();
  await page.goto("/opportunities/editor/employers");
  await expect(page.getByRole("heading", { name: /^The list/ })).toBeVisible();
  await page.goto("/opportunities/editor/imports");
  await expect(page.getByText("The national service did not answer four times")).toBeVisible();
  await page.getByRole("link", { name: /left out/ }).first().click();
  await expect(page.getByRole("listitem").first()).toContainText("Advert");
});

test("a name that is close is decided about once", async ({ page }) => {
  const name = `Brightledger Outsourcing ${Math.random().toString(36).slice(2, 6)}`;
  await be(page, "Olu Sample");
  await page.goto("/opportunities/editor/employers");
  await page.getByLabel("Name of the employer").fill(name);
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Added" })).toBeVisible();
  await page.getByLabel("Words in the name").fill(name);
  await page.getByRole("button", { name: "Find" }).click();
  await page.locator("li").filter({ hasText: name }).getByRole("link", { name: /^Take it off/ }).click();
  await page.getByRole("button", { name: "Take it off" }).click();
  await expect(page.getByRole("alert")).toContainText("Say why");
  await page.getByLabel("Why?").fill("Only for a journey.");
  await page.getByRole("button", { name: "Take it off" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Taken off" })).toBeVisible();

  await page.goto("/opportunities/editor/employers/near");
  const question = page.locator(".card").filter({ hasText: /Tallow/ }).first();
  if (await question.count()) {
    await question.getByRole("button", { name: "The same", exact: false }).first().click();
    await expect(page.getByRole("status").filter({ hasText: "Noted" })).toBeVisible();
  }
  await expect(page.locator(".card").filter({ hasText: /Tallow/ })).toHaveCount(0);
});
