// An open inbox follows what others do within two seconds, and leaves alone what is ticked and where the focus is.
import { be, persona } from "../../support/people";
import { expect, test } from "../../support/test";

const ASK = "/opportunities/help-me-apply";
const asking = { step: "send", to: "adviser", needs: "form", about: "Lighthouse keeper", words: "Please" };

test("what comes and goes shows within two seconds", { tag: "@script" }, async ({ page, browser, baseURL }) => {
  test.slow();
  await be(page, "Grace Sample");
  await page.goto("/inbox");
  const other = await browser.newPage({ baseURL });
  await be(other, "Idris Sample");
  await other.goto("/inbox");
  const tick = other.locator("li[data-id]").first().getByLabel(/^Tick/);
  await tick.check();
  const link = page.getByRole("link", { name: "Who is this?, Jo Example" });
  await link.focus();

  const amara = await persona("amara");
  const helps = page.locator("li[data-id]", { hasText: "Help with applying, Amara Example" });
  const before = await helps.count();
  const again = other.waitForResponse((answer) => answer.request().resourceType() === "xhr");
  const { location } = await amara.post(ASK, asking);
  await expect(helps).toHaveCount(before + 1, { timeout: 2_000 });
  // Others ask meanwhile, too.
  await expect(page.getByRole("status").filter({ hasText: /[1-9]\d* new/ })).toBeVisible();
  await expect(link).toBeFocused();
  await again;
  await expect(tick).toBeChecked();
  await amara.post(location.split("?")[0], { deed: "withdraw" });
  await expect(helps).toHaveCount(before, { timeout: 2_000 });
  await other.close();
});
