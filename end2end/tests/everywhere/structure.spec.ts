// Every page is built alike: who knows one knows all.
import { expect, test } from "../../support/test";
import { ourPages } from "../../support/pages";

test("every page has one heading, the same landmarks, and says its language", { tag: "@once" }, async ({ page }) => {
  for (const place of ourPages) {
    await place.open(page);
    const at = place.name;
    await expect(page.locator("h1"), at).toHaveCount(1);
    await expect(page.locator("main h1"), at).toHaveCount(1);
    for (const landmark of ["banner", "main", "contentinfo"] as const) await expect(page.getByRole(landmark), at).toHaveCount(1);
    for (const name of ["Shortcuts", "More about Foothold", "Way out"]) await expect(page.getByRole("navigation", { name }), at).toHaveCount(1);
    await expect(page.locator("html"), at).toHaveAttribute("lang", "en");
    await expect(page.locator("html"), at).toHaveAttribute("dir", "ltr");
    const levels = await page.locator("h1, h2:not(.problem *), h3, h4").evaluateAll((headings) => headings.map((heading) => Number(heading.tagName[1])));
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0), `${at}: a level is left out`).toBeLessThanOrEqual(1));
    const ids = await page.locator("[id]").evaluateAll((elements) => elements.map((element) => element.id));
    expect(new Set(ids).size, `${at}: an id twice`).toBe(ids.length);
  }
});

test("every page answers with its own status", { tag: "@once" }, async ({ page, context }) => {
  for (const place of ourPages) {
    const answers: number[] = [];
    const note = (answer) => answer.request().isNavigationRequest() && answers.push(answer.status());
    context.on("response", note);
    await place.open(page);
    context.off("response", note);
    expect(answers.at(-1), place.name).toBe(place.status ?? 200);
  }
});

test("help, the small links and the way out stand in the same order everywhere", { tag: "@once" }, async ({ page }) => {
  let usual: string[] | undefined;
  for (const place of ourPages) {
    await place.open(page);
    const links = await page.locator("a:not(main a)").evaluateAll((links) => links.map((link) => `${link.textContent} ${link.getAttribute("href")}`));
    usual ??= links;
    expect(links, place.name).toEqual(usual);
  }
  expect(usual).toContain("Help tonight /help");
  expect(usual!.at(-1)).toBe("Leave now /leave");
});

test("no link inside leads nowhere", { tag: "@once" }, async ({ page, request }) => {
  const asked = new Map<string, string>();
  for (const place of ourPages) {
    await place.open(page);
    const links = await page.locator("a[href^='/']").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).getAttribute("href")!));
    links.forEach((link) => asked.set(link, place.name));
    const missing = await page.locator("a[href^='#']").evaluateAll((links) =>
      links.map((link) => link.getAttribute("href")!).filter((href) => !document.getElementById(href.slice(1))),
    );
    expect(missing, place.name).toEqual([]);
  }
  asked.delete("/leave");
  for (const [link, from] of asked) expect((await request.get(link)).status(), `${link}, linked from ${from}`).toBe(200);
});

test("focusing, typing and choosing never lead anywhere by themselves", { tag: ["@once", "@script"] }, async ({ page }) => {
  for (const place of ourPages) {
    await place.open(page);
    const before = page.url();
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>("a, button, input, select, textarea, summary")) element.focus();
      for (const field of document.querySelectorAll<HTMLInputElement>("input, select, textarea")) {
        for (const happening of ["input", "change", "blur"]) field.dispatchEvent(new Event(happening, { bubbles: true }));
      }
    });
    expect(page.url(), place.name).toBe(before);
  }
});

test("the cookies that are set are those the cookies page names", { tag: "@once" }, async ({ page, context, baseURL }) => {
  await page.goto("/cookies");
  const named = await page.locator(".cookies code").allInnerTexts();
  const set = new Set<string>();
  context.on("response", async (answer) => {
    for (const { name, value } of await answer.headersArray()) if (name.toLowerCase() === "set-cookie") set.add(value.split("=")[0]);
  });
  for (const place of ourPages) await place.open(page);
  expect(await context.cookies(), "looking around sets none").toEqual([]);
  await page.goto("/language");
  await page.getByRole("button").click();
  await page.locator(".leave-bar a").click();
  await page.waitForURL((url) => url.origin !== baseURL);
  await expect.poll(() => [...set].sort()).toEqual([...named].sort());
});
