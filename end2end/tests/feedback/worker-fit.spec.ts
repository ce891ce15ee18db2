// Words become fit for others by two people: one writes, and another compares both.
import { be, persona, carry } from "../../support/people";
import { expect, test } from "../../support/test";
import { fresh, pieceOf } from "./workers";

test("one makes the words fit, another sends them back and then agrees, and they are chosen", async ({ page, script }) => {
  test.slow();
  // Whoever had it open says so as long as the page is there: it goes before somebody else comes.
  const turnTo = async (code: "pia" | "quin") => {
    await page.goto("about:blank");
    await carry(page, await persona(code));
  };
  const address = await pieceOf(script ? "The heating in" : "He sends me");
  const [first, second] = [fresh("Words that still show it"), fresh("Words that show nobody")];
  await be(page, "Pia Sample");
  await page.goto(`${address}/fit`);
  await page.getByLabel("The words for others").fill(first);
  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByRole("main")).toContainText("Somebody else must compare both");
  await expect(page.getByLabel(/^In: the Board/)).toHaveCount(0);

  await turnTo("quin");
  await page.goto(address);
  await page.getByRole("link", { name: "Compare both" }).click();
  await page.getByRole("button", { name: "Send it back" }).click();
  await expect(page.getByRole("alert")).toContainText("Write what still shows who it is");
  await page.getByLabel("What still shows who it is?").fill("The first word");
  await page.getByRole("button", { name: "Send it back" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Sent back" })).toBeVisible();

  await turnTo("pia");
  await page.goto(`${address}/fit`);
  await expect(page.getByRole("main")).toContainText("The first word");
  await page.getByLabel("The words for others").fill(second);
  await page.getByRole("button", { name: "Save the words" }).click();

  await turnTo("quin");
  await page.goto(`${address}/fit`);
  await page.getByRole("button", { name: "Nothing shows who it is: I agree" }).click();
  await page.getByLabel(/^In: the Board/).check();
  await page.getByRole("button", { name: "Save that" }).click();
  await page.getByRole("link", { name: "All that goes to the Board of this quarter" }).click();
  await expect(page.getByRole("main")).toContainText(second);
});
