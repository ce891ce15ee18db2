// Words go to one person of the council because a young person agreed to them; and they can be taken back.
import { openCase } from "../../support/cases";
import { carry, persona } from "../../support/people";
import { expect, test } from "../../support/test";

test("an advocate asks, the young person changes the words and agrees, the council reads and answers, and it is taken back", async ({ page, browser, baseURL }) => {
  test.slow();
  const address = await openCase(page);
  const mark = Math.random().toString(36).slice(2, 8);
  const [vera, grace] = await Promise.all([browser.newPage({ baseURL }), browser.newPage({ baseURL })]);
  await carry(vera, await persona("vera"));
  await carry(grace, await persona("grace"));

  await vera.goto(`/advocacy/cases/${address.replace("/r/", "")}/share`);
  await vera.getByRole("radio", { name: "Grace Sample" }).check();
  await vera.getByLabel(/^The exact words/).fill(`Please call about the deposit ${mark}`);
  await vera.getByRole("button", { name: "Ask them" }).click();
  await expect(vera.getByRole("status").first()).toContainText("Nothing goes until they say yes.");

  await page.goto(address);
  await page.getByRole("link", { name: "Read them, then say yes or no" }).click();
  const offer = page.locator("section", { hasText: mark });
  await expect(offer).toContainText("Vera Specimen would like Grace Sample to read the words below.");
  await offer.getByRole("textbox").fill(`Please call me about the deposit ${mark}`);
  await offer.getByRole("button", { name: "Yes, send this" }).click();
  await expect(page.getByRole("status").first()).toContainText("It is sent on.");

  await grace.goto("/shared-with-me");
  const words = `Please call me about the deposit ${mark}`;
  const links = await grace.getByRole("main").getByRole("link", { name: "From Amara" }).evaluateAll((all) => all.map((link) => link.getAttribute("href")!));
  for (const link of links) {
    await grace.goto(link);
    if (await grace.getByText(words).count()) break;
  }
  await expect(grace.getByText(words)).toBeVisible();
  await expect(grace.getByRole("main")).not.toContainText("six times");
  const shared = grace.url();
  await grace.getByLabel("Your answer").fill(`It is paid today ${mark}`);
  await grace.getByRole("button", { name: "Send your answer" }).click();
  await expect(grace.getByRole("heading", { name: "Your answer" })).toBeVisible();
  await expect(grace.getByRole("button", { name: "Send your answer" })).toHaveCount(0);

  await page.goto(address);
  await expect(page.getByRole("main")).toContainText(`It is paid today ${mark}`);
  await page.goto(`${address}/share`);
  const mine = page.locator("dl", { hasText: words }).locator("xpath=following-sibling::details[1]");
  await mine.locator("summary").click();
  await mine.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("status").first()).toContainText("You took it back.");
  await grace.goto(shared);
  await expect(grace.getByRole("heading", { level: 1 })).toHaveText("This was taken back");
  await expect(grace.getByRole("main")).not.toContainText(mark);
  await vera.close();
  await grace.close();
});

test("words of one's own are shown once more before they go", async ({ page }) => {
  const address = await openCase(page);
  await page.goto(`${address}/share`);
  const words = `Can we meet on Monday? ${Math.random().toString(36).slice(2, 8)}`;
  await page.getByLabel("What they should read").fill(words);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose who should read it");
  await expect(page.getByLabel("What they should read")).toHaveValue(words);
  await page.getByRole("radio", { name: "Grace Sample" }).check();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check before it goes");
  await expect(page.getByRole("main")).toContainText("Only Grace Sample can read it.");
  await page.getByRole("button", { name: "Change something" }).click();
  await expect(page.getByLabel("What they should read")).toHaveValue(words);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Yes, send this" }).click();
  await expect(page.getByRole("status").first()).toContainText("It is sent on.");
  await expect(page.locator("dl", { hasText: words })).toHaveCount(1);
});
