// Two workers: one makes a pack and puts it forward, the other publishes it. The demonstration's quarters are published, so this is a
// correction of an old one.
import { carry, persona } from "../../support/people";
import { expect, test } from "../../support/test";

test("a pack takes two workers, and old versions stay", async ({ page, script }) => {
  const [pia, quin] = [await persona("pia"), await persona("quin")];
  await carry(page, pia);
  await page.goto("/staff");
  await page.getByRole("link", { name: "Packs for the Board" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Packs for the Board");
  const item = page.locator(".results > li").nth(script ? 6 : 7);
  const quarter = await item.getByRole("heading").innerText();
  const left = item.getByRole("link", { name: "Look at the draft" });
  if (await left.count()) {
    await left.click();
    await page.getByRole("button", { name: "Throw it away" }).click();
  }
  await item.getByText("Correct it").click();
  await item.getByRole("button", { name: /^Make a draft of another version/ }).click();
  await expect(page.getByRole("alert").first()).toContainText("Say why there is another version");
  await item.getByLabel("Why is there another version?").fill("Some requests were counted twice.");
  await item.getByRole("button", { name: /^Make a draft of another version/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Draft: ${quarter}`);
  const draft = new URL(page.url()).pathname;

  await page.getByRole("link", { name: "The check: what was hidden, and why" }).click();
  await expect(page.getByRole("heading", { name: "Nothing can be worked out" })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("It would show something else now");
  await page.getByRole("link", { name: "The draft" }).click();
  await page.getByRole("button", { name: "Put it forward" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Put forward" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("You put it forward. Another worker publishes it.");
  await page.goto(`${draft}/publish`);
  await expect(page.getByRole("button", { name: "Publish it" })).toHaveCount(0);

  await carry(page, quin);
  await page.goto(draft);
  await page.getByRole("link", { name: "Publish it" }).click();
  await page.getByRole("button", { name: "Publish it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(quarter);
  await expect(page.getByRole("main")).toContainText("Some requests were counted twice.");
  await expect(page.getByRole("main")).toContainText("Put forward by Pia Sample, published by Quin Sample");
  await page.getByRole("link", { name: "Version 1", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("There is a newer version of this quarter");
});
