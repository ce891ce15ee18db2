// The internet team writes what else there is, and which networks take part.
import { heading } from "../../support/online";
import { carry, persona } from "../../support/people";
import { expect, test } from "../../support/test";

const fresh = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

test("a place with free Wi-Fi is added, checked by one tap, and hidden", async ({ page }) => {
  const name = fresh("Example library");
  await carry(page, await persona("idris"));
  await page.goto("/staff");
  await page.getByRole("link", { name: "What else there is" }).click();
  await page.getByRole("link", { name: "Add one" }).click();
  await page.getByLabel("Free Wi-Fi").check();
  await page.getByLabel("What it is called").fill(name);
  await page.getByLabel("Link").fill("library.example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Write the whole link");
  await page.getByLabel("Link").fill("https://library.example");
  await page.getByLabel("Who it is for, and how to get it").fill("Ask at the desk.");
  await page.getByRole("button", { name: "Save" }).dblclick();
  const card = page.locator(".card", { hasText: name });
  await expect(card).toHaveCount(1);
  await expect(card).toContainText("Nobody has checked it yet");
  await card.getByRole("button", { name: "I checked it today" }).click();
  await expect(card).toContainText(/Checked on \d+ \w+ 20\d\d/);

  await page.goto("/internet-access");
  await expect(page.getByRole("link", { name })).toHaveAttribute("href", "https://library.example");
  await page.goto("/internet-access/content");
  await card.getByRole("link", { name }).click();
  await page.getByRole("group", { name: "Do young people see it?" }).getByLabel("No").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(card).toContainText("Not shown");
  await page.goto("/internet-access");
  await expect(page.getByRole("link", { name })).toHaveCount(0);
});

test("of two who write at the same time the second sees both texts", async ({ page }) => {
  const name = fresh("Example tariff");
  const una = await persona("una");
  const once = "a".repeat(14) + Math.random().toString(36).slice(2, 10).padEnd(8, "x");
  const fields = { once, sort: "tariff", name, words: "Ring them.", price: "", link: "", area: "", active: "yes" };
  await una.post("/internet-access/content/new", fields);
  await carry(page, await persona("idris"));
  await page.goto("/internet-access/content");
  await page.getByRole("link", { name }).click();
  const address = new URL(page.url()).pathname;
  await una.post(address, { ...fields, once: "", words: "Una says: go there.", version: "1" });
  await page.getByLabel("Who it is for, and how to get it").fill("Idris says: write to them.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Somebody saved this while you were writing" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Una says: go there.");
  await expect(page.getByLabel("Who it is for, and how to get it")).toHaveValue("Idris says: write to them.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".card", { hasText: name })).toContainText("Idris says: write to them.");
});

test("a network is added, and takes part from then on", async ({ page }) => {
  const name = fresh("Example Mobile");
  await carry(page, await persona("idris"));
  await page.goto("/internet-access/content/networks");
  await page.getByLabel("What it is called").fill(name);
  await page.getByRole("group", { name: "Does it take part?" }).getByLabel("No").check();
  await page.getByRole("button", { name: "Add it" }).click();
  await page.getByRole("link", { name }).click();
  await expect(heading(page)).toHaveText(name);
  await page.getByRole("group", { name: "Does it take part?" }).getByLabel("Yes").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator("li", { hasText: name })).toContainText("Takes part");
});
