// Whoever tries the demonstration can be each of its people, and read its letters.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";

test("each persona opens their own first page, with the deeds of their role and no others", async ({ page }) => {
  test.slow();
  await page.goto("/personas");
  const names = (await page.locator("main").getByRole("button").allInnerTexts()).map((name) => name.replace(/^Be /, ""));
  expect(names.length).toBeGreaterThanOrEqual(11);
  for (const name of names) {
    await be(page, name);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Hello ${name}`);
    const links = await page.getByRole("main").getByRole("link").allInnerTexts();
    expect(links.includes("People and roles"), name).toBe(["Sam Sample", "Ada Specimen"].includes(name));
    expect(links.includes("My young people"), name).toBe(name === "Grace Sample");
  }
});

test("the adviser of the demonstration has somebody on her list, and somebody who waits for her", async ({ page }) => {
  await be(page, "Grace Sample");
  await page.getByRole("link", { name: "My young people" }).click();
  await expect(page.locator(".card", { hasText: "Amara Example" })).toContainText("Joined");
  await expect(page.getByRole("link", { name: "Joanna Example" })).toBeVisible();
  await page.getByRole("link", { name: "See who is waiting" }).click();
  await page.getByRole("link", { name: "Jo Example" }).click();
  await expect(page.getByLabel("Joanna Example")).not.toBeChecked();
});

test("the mailbox shows each letter that would have been sent", { tag: "@once" }, async ({ page }) => {
  await page.goto("/mailbox");
  await expect(page.getByRole("main")).toContainText("None of them went out");
});
