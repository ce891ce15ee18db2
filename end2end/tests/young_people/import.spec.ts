// The leaving-care list comes as a file: one person brings it, another looks at it and applies it.
import { be, listFile } from "../../support/people";
import { expect, test } from "../../support/test";

test("a broken row is named, whoever brought the file cannot apply it, and a second person can", async ({ page }) => {
  const mark = Math.random().toString(36).slice(2, 8);
  await be(page, "Grace Sample");
  await page.goto("/young-people");
  await page.getByRole("link", { name: "Import the leaving-care list" }).click();
  await page.getByRole("button", { name: "See what would change" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose a file");
  await page.getByLabel("The file").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(listFile(mark)) });
  await page.getByRole("button", { name: "See what would change" }).click();
  await expect(page.getByRole("heading", { name: "What the file would change" })).toBeVisible();
  const row = (number: number) => page.locator(".card", { has: page.getByRole("heading", { name: `Row ${number}`, exact: true }) });
  await expect(row(2)).toContainText("New");
  await expect(row(3)).toContainText("birth_date");
  await expect(row(4)).toContainText("adviser");
  await expect(row(5)).toContainText("7 cells");
  await expect(page.locator("#decide")).toContainText("You brought this file");
  await expect(page.getByRole("button", { name: /^Apply/ })).toHaveCount(0);
  const report = page.url();
  await page.getByRole("button", { name: "Sign out" }).click();

  await be(page, "Sam Sample");
  await page.goto("/young-people/import");
  await expect(page.getByRole("link", { name: /Brought by Grace Sample/ }).first()).toBeVisible();
  await page.goto(report);
  await expect(page.locator("#decide")).toContainText("left out");
  await page.getByRole("button", { name: /^Apply/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Applied: 1 new, 0 changed" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();

  await be(page, "Grace Sample");
  await page.goto("/young-people");
  await expect(page.getByRole("link", { name: `Noor ${mark}` })).toBeVisible();
  await expect(page.getByRole("link", { name: `Ben ${mark}` })).toHaveCount(0);
});

test("a file that is no list is refused in one sentence", async ({ page }) => {
  await be(page, "Grace Sample");
  await page.goto("/young-people/import");
  for (const [text, said] of [["PK\u0003\u0004", "workbook"], ["name,surname\nA,B\n", "reference"], ["", "Choose a file"]]) {
    await page.getByLabel("The file").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "See what would change" }).click();
    await expect(page.getByRole("alert").first()).toContainText(said);
  }
});

test("a file can be thrown away, and changes nothing", async ({ page }) => {
  const mark = Math.random().toString(36).slice(2, 8);
  await be(page, "Grace Sample");
  await page.goto("/young-people/import");
  await page.getByLabel("The file").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(listFile(mark)) });
  await page.getByRole("button", { name: "See what would change" }).click();
  await page.getByRole("button", { name: "Throw the file away" }).click();
  await expect(page.getByRole("status").filter({ hasText: "thrown away" })).toBeVisible();
  await page.goto("/young-people");
  await expect(page.getByRole("link", { name: `Noor ${mark}` })).toHaveCount(0);
});
