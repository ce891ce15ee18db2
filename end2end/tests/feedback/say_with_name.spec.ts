// A young person says something with their name, follows it, adds to it, and takes it back.
import { carry, freshAddress, join, joined } from "../../support/people";
import { expect, test } from "../../support/test";

test("three ways are explained, and with a name leads through the door and back", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Tell us what you think" }).click();
  const main = page.getByRole("main");
  await expect(main.getByRole("link").first()).toHaveAttribute("href", "/you-said-we-did");
  for (const part of ["Nobody reads this tonight", "we can never answer you", "Our computer sees your network address", "Use other Wi-Fi"]) {
    await expect(main).toContainText(part);
  }
  await page.getByRole("link", { name: "With my name" }).click();
  await expect(page).toHaveURL(/\/sign-in\?onwards=%2Ffeedback%2Fmy-name$/);
});

test("said once by a double tap, refused without words, followed, added to and taken back", async ({ page }) => {
  await carry(page, await joined("Saying Example"));
  await page.goto("/me");
  await expect(page.getByRole("main").getByRole("link").first()).toHaveAttribute("href", "/you-said-we-did");
  await page.getByRole("link", { name: "Tell us what you think" }).click();
  await page.getByRole("link", { name: "With my name" }).click();
  await page.getByLabel("Where I live").check();
  await page.getByLabel("Good and bad").check();
  await page.getByLabel("What should change?").fill("Mend the <b>lift");
  const send = page.getByRole("button", { name: "Send it with my name" });
  await send.click();
  await expect(page.getByRole("alert").first()).toContainText("Write something in your own words");
  await expect(page.getByLabel("Where I live")).toBeChecked();
  await expect(page.getByLabel("What should change?")).toHaveValue("Mend the <b>lift");
  await page.getByLabel("In your words").fill("The lift is broken.\nI carry my shopping up.");
  await send.dblclick();

  const main = page.getByRole("main");
  await expect(page.getByRole("status").first()).toContainText("Thank you. We have it.");
  await expect(main).toContainText(/You get an answer by \w+day \d+ \w+ 20\d\d/);
  for (const part of ["I carry my shopping up.", "Mend the <b>lift", "Good and bad", "No, only count it"]) await expect(main).toContainText(part);
  await page.getByLabel("In your words").fill("It is still broken.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("status").first()).toContainText("We have your words too.");
  await expect(main.getByText("It is still broken.")).toHaveCount(1);

  await page.goto("/me");
  await expect(page.getByRole("link", { name: "Something you told us" })).toHaveCount(1);
  await page.getByRole("link", { name: "Something you told us" }).click();
  await page.getByText("Take it back", { exact: true }).click();
  await page.getByRole("button", { name: "Take it back now" }).click();
  await expect(page).toHaveURL(/\/me$/);
  await expect(page.getByRole("link", { name: "Something you told us" })).toHaveCount(0);
});

test("somebody new comes in on the way", async ({ page }) => {
  test.slow();
  await page.goto("/feedback/my-name");
  await join(page, freshAddress("saying"), "New Example");
  await page.goto("/feedback/my-name");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Say it with your name");
});
