// A young person is told when a promise moves.
import { expect, test } from "../../support/test";
import { carry, freshAddress, joined, lettersTo } from "../../support/people";
import { fresh, moved, promised } from "./promises";

test("a letter comes when it moves, says nothing of it, and stops when asked to", async ({ page }) => {
  const [said, email] = [fresh("Nobody rings back."), freshAddress("follower")];
  const { worker, edit, address } = await promised(said);
  await carry(page, await joined("Follower Example", email));
  await page.goto("/me");
  await page.getByRole("link", { name: "You said, we did" }).click();
  await page.getByRole("link", { name: said }).click();
  await page.getByRole("button", { name: "Tell me when this moves" }).dblclick();
  await expect(page.getByText("You follow this.")).toBeVisible();

  await moved(worker, edit, 1, "started", "We asked the firm.");
  await expect.poll(async () => (await lettersTo(email))[0] ?? "", { timeout: 15_000 }).toContain("has moved");
  const [letter] = await lettersTo(email);
  for (const word of ["rings", "firm", "Council", "promise"]) expect(letter).not.toContain(word);
  await page.goto("/mailbox");
  await expect(page.getByText("There is news for you").first()).toBeVisible();

  await page.goto(letter.match(/(\/you-said-we-did\/following)/)![1]);
  const card = page.locator(".card", { hasText: said });
  await expect(card).toContainText("Started");
  await card.getByRole("link", { name: said }).click();
  await expect(page.getByText("We asked the firm.")).toBeVisible();
  await page.getByRole("button", { name: "Stop telling me" }).click();
  await expect(page.getByRole("button", { name: "Tell me when this moves" })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(address);
  await page.goto("/you-said-we-did/following");
  await expect(page.getByText("You follow nothing yet.")).toBeVisible();
});

test("the page behind the letter asks who one is", async ({ page }) => {
  await page.goto("/you-said-we-did/following");
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText("promise")).toHaveCount(0);
});
