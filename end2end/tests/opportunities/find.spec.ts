// A young person finds something to apply for.
import { expect, test } from "../../support/test";
import { address, facts, howMany, results, search, titles } from "../../support/search";
import { vacancy } from "../../support/pages";

test("from the first page to the way to apply", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Work and training" }).click();
  await search(page, { words: "working with kids", place: "E14", miles: "5 miles" });
  expect(await howMany(page)).toBeGreaterThan(3);
  await expect(page.getByText('we also looked at:')).toContainText("Children and schools");

  const title = (await titles(page))[0];
  await results(page).first().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  for (const question of ["What you would do", "What you need", "Who can apply", "How to apply"]) {
    await expect(page.getByRole("heading", { name: question, exact: true })).toBeVisible();
  }

  const apply = page.getByRole("link", { name: /^Apply on / }).first();
  expect(await apply.getAttribute("href")).toMatch(/^https:\/\//);
  expect(await apply.getAttribute("rel")).toContain("noreferrer");
  await expect(page.getByText("You will leave Foothold.").first()).toBeVisible();
});

test("each result says what, where, how much, until when and what kind", async ({ page }) => {
  await page.goto("/opportunities?words=care&place=E14&miles=5");
  const count = await results(page).count();
  for (const name of ["Where", "Pay", "Closes", "Kind"]) {
    const said = await facts(page, name);
    expect(said, name).toHaveLength(count);
    for (const words of said) expect(words.trim(), name).not.toBe("");
  }
  for (const where of await facts(page, "Where")) expect(where).toMatch(/All over the country|mile/);
});

test("a filter narrows the list, and its chip takes it off again", async ({ page }) => {
  await page.goto("/opportunities?words=care&place=E14");
  const all = await howMany(page);
  await page.getByText("More ways to choose").click();
  await page.getByLabel("Level 2, like GCSEs").check();
  await page.getByLabel("The pay is shown").check();
  await page.getByRole("button", { name: "Search" }).click();
  const some = await howMany(page);
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  for (const kind of await facts(page, "Kind")) expect(kind).toContain("Level 2");
  for (const pay of await facts(page, "Pay")) expect(pay).toContain("£");

  await page.getByRole("link", { name: "Remove: The pay is shown" }).click();
  await expect(page.getByRole("link", { name: "Remove: Level 2, like GCSEs" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Remove: The pay is shown" })).toHaveCount(0);
  await page.getByRole("link", { name: "Clear all" }).click();
  expect(await howMany(page)).toBe(all);
  await expect(page.getByLabel("What do you want to do?")).toHaveValue("care");
});

test("the order can be chosen, and stays through a new search", async ({ page }) => {
  await page.goto("/opportunities?words=care&place=E14&only=one-place");
  await page.getByRole("link", { name: "Nearest" }).click();
  const miles = (await facts(page, "Where")).map((where) => (where.includes("less than a mile") ? 0 : Number(where.match(/(\d+) miles? away/)?.[1])));
  expect(miles).toEqual([...miles].sort((a, b) => a - b));
  await expect(page.getByRole("link", { name: "Nearest" })).toHaveAttribute("aria-current", "true");

  await search(page, { words: "office" });
  expect(address(page)).toContain("sort=nearest");
  await expect(page.getByRole("link", { name: "Nearest" })).toHaveAttribute("aria-current", "true");
});

test("pages lead to the end and back, with no vacancy twice", async ({ page }) => {
  await page.goto("/opportunities?words=care&place=E14&miles=2");
  const all = await howMany(page);
  const seen: (string | null)[] = [];
  const next = page.getByRole("link", { name: "Next" });
  for (;;) {
    seen.push(...(await results(page).locator("h3 a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))));
    if ((await next.count()) === 0) break;
    await next.click();
  }
  expect(seen).toHaveLength(all);
  expect(new Set(seen).size).toBe(all);
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(page.locator(".count")).toContainText(/page \d+ of/);
});

test("the Back button keeps the words, the place, the filters and the page", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Work and training" }).click();
  await search(page, { words: "care", place: "Poplar", miles: "20 miles" });
  await page.getByRole("link", { name: "Closing soon" }).click();
  await page.getByRole("link", { name: "Next" }).click();
  const [where, before] = [address(page), await titles(page)];
  await results(page).nth(1).getByRole("link").click();
  await expect(page.getByRole("heading", { name: "How to apply" })).toBeVisible();

  await page.goBack();
  expect(address(page)).toBe(where);
  expect(await titles(page)).toEqual(before);
  await expect(page.getByLabel("What do you want to do?")).toHaveValue("care");
  await expect(page.getByLabel("Where?")).toHaveValue("Poplar");
  await expect(page.getByLabel("How far?")).toHaveValue("20");
  await page.goBack();
  await expect(page.locator(".count")).toContainText("page 1 of");
  await page.goBack();
  await page.goBack();
  expect(address(page)).toBe("/opportunities");
  await expect(page.locator(".count")).toContainText("page 1 of");
});

test("when nothing fits, one tap finds something", async ({ page }) => {
  await page.goto("/opportunities?words=care&place=E14&miles=2&only=reserved&level=7");
  await expect(page.locator(".count")).toHaveText("Nothing fits all of that yet");
  const way = page.locator(".loosen li").first();
  const promised = Number((await way.innerText()).match(/\(([\d,]+)\)/)?.[1].replace(",", ""));
  expect(promised).toBeGreaterThan(0);
  await way.getByRole("link").click();
  expect(await howMany(page)).toBe(promised);
});

test("every way to loosen a search finds as many as it says", async ({ page }) => {
  const empty = "/opportunities?words=submarine+care&place=Poplar&miles=2";
  await page.goto(empty);
  const ways = await page.locator(".loosen li").allInnerTexts();
  expect(ways.length).toBeGreaterThan(0);
  for (const way of ways) {
    await page.goto(empty);
    await page.getByRole("link", { name: way.replace(/ \([\d,]+\)$/, ""), exact: true }).click();
    expect(await howMany(page), way).toBe(Number(way.match(/\(([\d,]+)\)/)![1].replace(",", "")));
  }
});

test("a place we do not know is said in words, with a guess", async ({ page }) => {
  await page.goto("/opportunities");
  await search(page, { words: "care", place: "Poplxr Zed" });
  const place = page.getByLabel("Where?");
  await expect(page.getByText("We do not know that place. Try a postcode, like E14")).toBeVisible();
  await expect(place).toHaveValue("Poplxr Zed");
  await expect(place).toHaveAttribute("aria-invalid", "true");
  await expect(place).toHaveAccessibleDescription(/We do not know that place/);
  await expect(page.getByLabel("What do you want to do?")).toHaveValue("care");

  await search(page, { place: "Pop" });
  await page.getByRole("link", { name: "Poplar", exact: true }).click();
  await expect(page.getByLabel("Where?")).toHaveValue("Poplar");
  await expect(page.getByText("We do not know that place")).toHaveCount(0);
  expect(await howMany(page)).toBeGreaterThan(0);
});

test("a letter typed wrong is read right, and we say so", async ({ page }) => {
  await page.goto("/opportunities");
  await search(page, { words: "hairdresing" });
  await expect(page.getByText('We read "hairdresing" as')).toBeVisible();
  expect(await howMany(page)).toBeGreaterThan(0);
});

test("a search can be bookmarked and shared", async ({ page, browser, baseURL }) => {
  await page.goto("/opportunities");
  await search(page, { words: "bikes & cars", place: "E1 6AN", miles: "15 miles" });
  const [where, found] = [page.url(), await titles(page)];
  const friend = await browser.newPage({ baseURL });
  await friend.goto(where);
  expect(await titles(friend)).toEqual(found);
  await expect(friend.getByLabel("What do you want to do?")).toHaveValue("bikes & cars");
  await expect(friend.getByLabel("How far?")).toHaveValue("15");
  await friend.close();
});

test("listings of the council stand among the rest, and say whom they are for", async ({ page }) => {
  await page.goto("/opportunities?only=reserved");
  expect(await howMany(page)).toBeGreaterThan(0);
  await expect(results(page).first()).toContainText("Only for care leavers");
  await results(page).first().getByRole("link").click();
  await expect(page.getByText("This is only for people who have been in care.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "How to apply" })).toBeVisible();
});

test("every apprenticeship tells of the £3,000", async ({ page }) => {
  await page.goto(await vacancy("open"));
  await expect(page.getByRole("heading", { name: "£3,000 for you, on top of your pay" })).toBeVisible();
  await expect(page.getByText("Your employer need not know.")).toBeVisible();
  await expect(page.locator("li", { hasText: /after \d+ days/ })).toHaveCount(3);
});

test("one that has closed says so, and offers others that are open", async ({ page }) => {
  await page.goto(await vacancy("closed"));
  await expect(page.getByRole("heading", { name: "This one has closed" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Apply on / })).toHaveCount(0);
  const others = results(page);
  expect(await others.count()).toBeGreaterThan(0);
  expect(await others.count()).toBeLessThanOrEqual(3);
  await others.first().getByRole("link").click();
  await expect(page.getByRole("heading", { name: "This one has closed" })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "How to apply" })).toBeVisible();
});

test("one that never was leads to the search", async ({ page }) => {
  const answer = await page.goto("/opportunities/99999999");
  expect(answer!.status()).toBe(404);
  await page.getByRole("link", { name: "Search for work and training" }).click();
  await expect(page.getByLabel("What do you want to do?")).toBeVisible();
});
