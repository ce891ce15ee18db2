// The internet team adds something to give, counts it, and holds what was spent against a budget.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";

test("something is added, more of it arrive, and it is counted again with a reason", async ({ page }) => {
  const name = `Router ${Math.random().toString(36).slice(2, 8)}`;
  await be(page, "Idris Sample");
  await page.getByRole("link", { name: "What there is to give" }).click();
  await page.getByRole("link", { name: "Add something" }).click();
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose what it is");
  await page.getByLabel("What it is", { exact: true }).selectOption("router");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Kept here").check();
  await page.getByLabel("On the shelf now").fill("3");
  await page.getByLabel("Tell the team when so few are free").fill("4");
  await page.getByLabel("What one costs").fill("£59.50");
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.locator("main")).toContainText("Few left");
  await expect(page.locator("main")).toContainText("£59.50");

  await page.getByLabel("How many more").fill("10");
  await page.getByRole("button", { name: "Count them in" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Counted in" })).toBeVisible();
  await expect(page.locator("main")).not.toContainText("Few left");
  await page.getByLabel("On the shelf now").fill("12");
  await page.getByRole("button", { name: "Correct the number" }).click();
  await expect(page.getByRole("alert")).toContainText("Say why");
  await expect(page.getByLabel("On the shelf now")).toHaveValue("12");
  await page.getByLabel("Why it was wrong").fill("One was broken");
  await page.getByRole("button", { name: "Correct the number" }).click();
  await expect(page.locator("main")).toContainText("12 on the shelf, -1");
  await expect(page.locator("main")).toContainText("One was broken");

  await page.getByRole("link", { name: "Change it" }).click();
  await page.getByLabel("What one costs").fill("61");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("main")).toContainText("Cost: £61.00, before £59.50.");
  await page.getByRole("button", { name: "Take it out of use" }).click();
  await expect(page.locator("main")).toContainText("Out of use");
});

test("of two who change the same thing the second sees both texts", async ({ page, browser, baseURL, javaScriptEnabled }) => {
  await be(page, "Idris Sample");
  await page.goto("/internet-access/stock");
  await page.getByRole("link", { name: "Tablet, refurbished" }).click();
  await page.getByRole("link", { name: "Change it" }).click();
  const cost = () => `${100 + Math.floor(Math.random() * 9000)}`;
  const [mine, theirs] = [cost(), cost()];

  const other = await browser.newContext({ baseURL, javaScriptEnabled });
  const una = await other.newPage();
  await be(una, "Una Sample");
  await una.goto(page.url());
  await una.getByLabel("What one costs").fill(theirs);
  await una.getByRole("button", { name: "Save" }).click();
  await expect(una.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await other.close();

  await page.getByLabel("What one costs").fill(mine);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Somebody saved this while you were writing" })).toBeVisible();
  await expect(page.getByLabel("What one costs")).toHaveValue(mine);
});

test("a quarter is held against its budget, and finance gets a file without names", async ({ page }) => {
  await be(page, "Una Sample");
  await page.goto("/internet-access/stock/spending?quarter=2031-q1");
  await page.getByLabel("Budget").fill("12,000");
  await page.getByRole("button", { name: "Save the budget" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The budget is saved" })).toBeVisible();
  await expect(page.locator("main")).toContainText("£12,000.00");
  const loading = page.waitForEvent("download");
  await page.getByRole("link", { name: "All quarters as a file for finance" }).click();
  expect((await loading).suggestedFilename()).toBe("spending.csv");
  await page.goto("/internet-access/figures");
  await expect(page.getByRole("table")).toContainText("Mobile router");
});

test("only the internet team finds this", async ({ page }) => {
  await be(page, "Grace Sample");
  for (const address of ["/internet-access/stock", "/internet-access/suppliers", "/internet-access/figures"]) {
    expect((await page.goto(address))!.status()).toBe(404);
  }
});
