// The cookies page names every cookie there is.
import { expect, test } from "../../support/test";
import { ask } from "../../support/asking";
import { everyPage, ourPages } from "../../support/pages";
import { freshAddress, join } from "../../support/people";

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
