// A letter says how to get no more like it: one tap, with no sign-in.
import { freshAddress, lettersTo, onGracesList, stopLinkFor } from "../../support/people";
import { expect, test } from "../../support/test";

test("opening the link changes nothing; its button stops such letters", async ({ page }) => {
  const email = freshAddress("enough");
  await onGracesList("Enough Example", email);
  const link = await stopLinkFor(email);
  await page.goto("/mailbox");
  await page.locator(".card", { hasText: email }).first().getByRole("link").last().click();
  await expect(page).toHaveURL(link);
  await page.goto(link);
  await page.getByRole("button", { name: "Stop these messages" }).click();
  await expect(page.getByRole("heading", { name: "You will get no more of these" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "You will get no more of these" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop these messages" })).toHaveCount(0);
});

test("a letter names neither us, nor its reader, nor what it is about", { tag: "@once" }, async () => {
  const email = freshAddress("quiet");
  await onGracesList("Quentin Example", email);
  await stopLinkFor(email);
  const [letter] = await lettersTo(email);
  expect(letter.replace(/https?:\S+|\S+@\S+/g, "")).not.toMatch(/Foothold|Quentin|Grace|council|care|advis|advoca/i);
});

test("a link that somebody changed stops nothing", { tag: "@once" }, async ({ page }) => {
  expect((await page.goto("/letters/stop/abc"))!.status()).toBe(404);
});
