// Every page is built alike: who knows one knows all.
import { expect, test } from "../../support/test";
import { ask } from "../../support/asking";
import { everyPage, ourPages } from "../../support/pages";
import { freshAddress, join } from "../../support/people";

test("every page has one heading, the same landmarks, and says its language", { tag: "@once" }, async ({ page }) => {
  test.setTimeout(everyPage);
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
  test.setTimeout(everyPage);
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
  test.setTimeout(everyPage);
  // For visitors, young people and staff: each has a door of their own there.
  const usual = new Map<string, string[]>();
  for (const place of ourPages) {
    await place.open(page);
    const links = await page.locator("a:not(main a)").evaluateAll((links) => links.map((link) => `${link.textContent} ${link.getAttribute("href")}`));
    const own = links.find((link) => link.startsWith("Your page")) ?? "Sign in";
    if (!usual.has(own)) usual.set(own, links);
    expect(links, place.name).toEqual(usual.get(own));
    expect(links, place.name).toContain("Help tonight /help");
    expect(links.at(-1), place.name).toBe("Leave now /leave");
    await expect(page.locator("header button"), place.name).toHaveText(own === "Sign in" ? [] : ["Sign out"]);
  }
  expect([...usual.keys()]).toEqual(["Sign in", "Your page /me", "Your page /staff"]);
});

test("no link inside leads nowhere", { tag: "@once" }, async ({ page }) => {
  test.setTimeout(everyPage);
  const asked = new Set<string>();
  for (const place of ourPages) {
    await place.open(page);
    const links = await page.locator("a[href^='/']").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).getAttribute("href")!));
    const who = await page.locator("header .ways").innerText();
    // Leaving ends a session, and links of old letters end too.
    for (const link of place.name === "the mailbox" ? [] : links.filter((link) => link !== "/leave")) {
      if (asked.has(`${who} ${link}`)) continue;
      asked.add(`${who} ${link}`);
      const status = await page.evaluate(async (link) => (await fetch(link)).status, link);
      expect(status, `${link}, linked from ${place.name}`).toBe(200);
    }
    const missing = await page.locator("a[href^='#']").evaluateAll((links) =>
      links.map((link) => link.getAttribute("href")!).filter((href) => !document.getElementById(href.slice(1))),
    );
    expect(missing, place.name).toEqual([]);
  }
});

test("focusing, typing and choosing never lead anywhere by themselves", { tag: ["@once", "@script"] }, async ({ page }) => {
  test.setTimeout(everyPage);
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
  test.setTimeout(everyPage);
  await page.goto("/cookies");
  const named = await page.locator(".cookies code").allInnerTexts();
  const set = new Set<string>();
  context.on("response", async (answer) => {
    for (const { name, value } of await answer.headersArray()) if (name.toLowerCase() === "set-cookie") set.add(value.split("=")[0]);
  });
  for (const place of ourPages.filter((place) => !place.who)) await place.open(page);
  expect(await context.cookies(), "looking around sets none").toEqual([]);
  await page.goto("/language");
  await page.getByRole("main").getByRole("button").click();
  await join(page, freshAddress("cookie"), "Cookie");
  await page.getByRole("button", { name: "Sign out" }).click();
  await ask(page);
  await page.goto("/staff/sign-in");
  await page.getByLabel("Email address at work").fill("sam@council.example");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Use your passkey" })).toBeVisible();
  await page.locator(".leave-bar a").click();
  await page.waitForURL((url) => url.origin !== baseURL);
  // The one more leads back to a form that came after its session: a quarter of an hour that no journey waits.
  await expect.poll(() => [...set, "__Host-held"].sort()).toEqual([...named].sort());
});
