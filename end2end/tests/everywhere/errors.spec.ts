// A form that needs something more keeps every word, says what it needs, and leads there.
import { expect, test } from "../../support/test";

const words = 'I\'d like "to fix" <b>bikes</b> & vans\nand more';

test("a refused form keeps what was typed and chosen", async ({ page }) => {
  await page.goto("/building-blocks");
  const form = page.locator("form").first();
  await form.getByLabel("What do you want to do?").fill(words);
  await form.getByLabel("By email").check();
  await form.getByLabel("Saturday").check();
  await form.getByRole("button", { name: "Send the sample" }).click();

  await expect(page).toHaveTitle(/^Error: /);
  await expect(form.getByLabel("What do you want to do?")).toHaveValue(words);
  await expect(form.getByLabel("By email")).toBeChecked();
  await expect(form.getByLabel("Saturday")).toBeChecked();
  await expect(form.getByLabel("Sunday")).not.toBeChecked();
});

test("all that is missing is listed, and each line leads to its field", async ({ page, script }) => {
  await page.goto("/building-blocks");
  await page.getByRole("button", { name: "Send the sample" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(summary).toBeVisible();
  if (script) await expect(summary).toBeFocused();
  const lines = await summary.getByRole("link").allInnerTexts();
  expect(lines).toHaveLength(5);
  for (const line of lines) {
    const link = summary.getByRole("link", { name: line });
    const field = page.locator((await link.getAttribute("href"))!);
    await link.click();
    await expect(field).toBeFocused();
    await expect(field).toBeInViewport({ ratio: 1 });
    // Radios and checkboxes are described by what stands round them all.
    const described = (await field.getAttribute("type"))?.match(/radio|checkbox/) ? page.locator("fieldset", { has: field }) : field;
    await expect(described).toHaveAccessibleDescription(new RegExp(line.replace(/[.?]/g, "\\$&")));
  }
});

test("a language that is not there is asked for again", async ({ page }) => {
  await page.goto("/language");
  await page.getByLabel("English").evaluate((field: HTMLInputElement) => (field.value = "xx"));
  await page.getByRole("button").click();
  await expect(page.getByRole("alert")).toContainText("Choose a language from the list");
});

test("pressing twice does the same as pressing once", async ({ page }) => {
  await page.goto("/language");
  await page.getByLabel("English").check();
  await page.getByRole("button").dblclick();
  await page.waitForURL("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What do you need today?");

  await page.goto("/building-blocks");
  await page.getByRole("button", { name: "Send the sample" }).dblclick();
  await expect(page.getByText("There is a problem")).toBeVisible();
  await page.goto("/opportunities");
  await page.getByLabel("What do you want to do?").fill("care");
  await page.getByRole("button", { name: "Search" }).dblclick();
  await page.waitForURL(/words=care/);
  await expect(page.locator(".results")).toBeVisible();
});

test("every error page says what to do and whom to call", async ({ page }) => {
  for (const address of ["/no-such-page", "/opportunities/0", "/opportunities/words", "/opportunities/99999999999999999999"]) {
    const answer = await page.goto(address);
    expect(answer!.status()).toBe(404);
    await expect(page.getByRole("main").getByRole("link", { name: "Who you can call" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link", { name: "Go to the first page" })).toBeVisible();
  }
});

test("a form from another site is refused", async ({ request, baseURL }) => {
  for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://elsewhere.example" }] as Record<string, string>[]) {
    const answer = await request.post("/language", { form: { language: "en" }, headers, maxRedirects: 0 });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain("We stopped that, to keep you safe");
  }
  const own = await request.post("/language", { form: { language: "en" }, headers: { origin: baseURL! }, maxRedirects: 0 });
  expect(own.status()).toBe(303);
});

test("a form that is far too long is refused in words", async ({ request }) => {
  const answer = await request.post("/language", { form: { language: "x".repeat(70_000) }, headers: { "sec-fetch-site": "same-origin" } });
  expect(answer.status()).toBe(413);
  expect(await answer.text()).toContain("That was too long for us");
});
