// A reviewer reads the latest quarter, looks at one theme, takes the tables away, prints it, and asks something.
import { readFileSync } from "node:fs";
import { carry, persona } from "../../support/people";
import { expect, test } from "../../support/test";

test("the latest quarter is read on one page, and one theme of it over six", async ({ page }) => {
  await carry(page, await persona("rowan"));
  await page.goto("/staff");
  await page.getByRole("link", { name: "The Board’s quarter" }).click();
  for (const name of ["What young people said", "Were they answered?", "Advocacy", "Getting online", "Work and learning", "Promises kept and broken", "In the Children in Care Council’s own words", "Official figures"]) {
    await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  }
  await page.getByRole("link", { name: "Where I live", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Where I live, over six quarters" })).toBeVisible();
  await expect(page.getByRole("img", { name: /Where I live, over six quarters/ })).toBeVisible();
});

test("this quarter is held against another", async ({ page }) => {
  await carry(page, await persona("rowan"));
  await page.goto("/board");
  const spoke = page.getByRole("img", { name: /What they spoke about/ });
  const others = page.getByRole("navigation", { name: "Beside another quarter" });
  await expect(spoke).toHaveCount(1);
  const last = others.getByRole("link").last();
  const quarter = (await last.textContent())!;
  await expect(spoke).not.toContainText(quarter);
  await last.click();
  await expect(spoke).toContainText(quarter);
  await expect(spoke).toHaveCount(1);
  await expect(others.locator("[aria-current]")).toHaveText(quarter);
});

test("where scripts run a theme is shown at once, without asking for a page, and stays after loading again", { tag: "@script" }, async ({ page }) => {
  await carry(page, await persona("rowan"));
  await page.goto("/board");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const link = page.getByRole("link", { name: "Where I live", exact: true });
  const chart = page.getByRole("img", { name: /Where I live, over six quarters/ });
  // Until the page's script has come a press asks for a page, as it does without one.
  await expect(async () => {
    asked.length = 0;
    await link.press("Enter");
    await expect(chart).toBeVisible();
    expect(asked).toEqual([]);
  }).toPass();
  await expect(page.getByRole("status").filter({ hasText: "Where I live" })).toHaveCount(1);
  await expect(link).toBeFocused();
  await page.getByRole("link", { name: "Money", exact: true }).click();
  await expect(chart).toBeHidden();
  await link.click();
  await page.reload();
  await expect(chart).toBeVisible();
  await expect(page).toHaveTitle(/Where I live/);
});

test("all tables can be taken away", async ({ page }) => {
  await carry(page, await persona("rowan"));
  await page.goto("/board");
  for (const [name, start] of [["CSV", "\ufeff"], ["XLSX", "PK"]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name, exact: true }).click()]);
    expect(readFileSync(await download.path(), "utf8").startsWith(start)).toBe(true);
  }
});

test("it prints on four sides of paper", async ({ page }) => {
  await carry(page, await persona("rowan"));
  await page.goto("/board");
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(paper.match(/\/Type \/Page\b/g)!.length).toBe(4);
});

test("a question stands below the pack, and its answer below the question", async ({ page }) => {
  const words = `What comes next? ${Math.random().toString(36).slice(2, 8)}`;
  await carry(page, await persona("rowan"));
  await page.goto("/board");
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Write what you want to say");
  await page.getByLabel("A question").check();
  await page.getByLabel("In your words").fill(words);
  await page.getByRole("button", { name: "Send it" }).dblclick();
  await expect(page.getByRole("status").filter({ hasText: "Asked." })).toBeVisible();
  await expect(page.locator("#comments li", { hasText: words })).toHaveCount(1);

  await carry(page, await persona("quin"));
  await page.goto("/board/comments");
  await page.getByRole("link", { name: words }).click();
  await page.getByLabel("The answer").fill("We meet the housing team in January.");
  await page.getByRole("button", { name: "Answer" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Answered." })).toBeVisible();

  await carry(page, await persona("rowan"));
  await page.goto("/board");
  await expect(page.locator("#comments li", { hasText: words })).toContainText("We meet the housing team in January.");
});
