// The internet team answers: takes a request, writes, asks, notes, says yes, and says where it stands.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";
import { bring, requestOf } from "./requests";

test("one of the team takes a request, writes, notes, approves another one, and sends it", async ({ page }) => {
  test.slow();
  const address = await requestOf("sim");
  await bring(address, ["lost_or_broken"]);
  await be(page, "Idris Sample");
  const main = page.getByRole("main");
  const done = (words: string) => expect(page.getByRole("status").filter({ hasText: words })).toBeVisible();
  await page.goto(`${address}?from=${encodeURIComponent("/inbox?queue=mine")}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Remy Example: SIM card");
  await expect(page.getByRole("heading", { name: "Where it stands: Lost or broken" })).toBeVisible();
  await expect(main).toContainText("It did not arrive, or does not work. Please send another.");

  const putBack = page.getByRole("button", { name: "Put it back" });
  if (await putBack.isVisible()) {
    await putBack.click();
    await done("It is back for whoever of the team has time.");
  }
  await page.getByRole("button", { name: "Take it" }).click();
  await done("You have it now.");

  await page.getByText("Begin with a text of ours").click();
  await page.getByLabel("Which one?").selectOption({ label: "Hello" });
  await page.getByRole("button", { name: "Use this text" }).click();
  await expect(page.getByLabel("Your words to Remy Example")).toHaveValue("Hello Remy Example, thank you for asking. I look at it today and tell you what I find.");
  await page.getByRole("button", { name: "Send to Remy Example" }).click();
  await done("Sent. They get a letter");
  await page.getByLabel("Your note").fill("The post office keeps it for a week.");
  await page.getByRole("button", { name: "Save note (team only)" }).click();
  await done("Saved, for the team only.");
  await expect(page.locator("li.warn").last()).toContainText("The post office keeps it for a week.");
  await page.getByLabel("Your words to Remy Example").fill("Did a neighbour take it in?");
  await page.getByRole("button", { name: "Send as a question" }).click();
  await done("The clock stands still until they answer.");
  await expect(main).toContainText("We asked them something. The clock stands still until they answer.");

  await page.getByText("Approve it", { exact: true }).click();
  await page.getByLabel("A word to them (optional)").first().fill("You get another one.");
  await page.getByRole("button", { name: "Approve it and reserve one" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose what they get");
  await expect(page.getByLabel("A word to them (optional)").first()).toHaveValue("You get another one.");
  await page.getByLabel("SIM card, 20 GB a month, six months").check();
  await page.getByRole("button", { name: "Approve it and reserve one" }).click();
  await done("Approved, and reserved for them.");
  await expect(main).toContainText("not sent yet.");

  await page.getByText("Say where it stands now").click();
  await page.getByLabel("It stands at").selectOption({ label: "On its way" });
  await page.getByRole("button", { name: "Move it, and tell them" }).click();
  await done("It stands at “On its way” now.");
  await expect(page.getByRole("link", { name: "Inbox" })).toHaveAttribute("href", "/inbox?queue=mine");
});

test("a request is given to a colleague", async ({ page }) => {
  const address = await requestOf("sim");
  await be(page, "Idris Sample");
  await page.goto(address);
  await page.getByText("Give it to a colleague").click();
  await page.getByRole("button", { name: "Give it to them" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose a colleague");
});
