// A letter that confirms that somebody was in care: asked for, confirmed in two taps, printed, and shown by a code.
import { be, carry, matchedWithGrace } from "../../support/people";
import { expect, test } from "../../support/test";

test("a letter is asked for, confirmed, printed, shown by a code, and taken back", async ({ page, browser, baseURL }) => {
  test.slow();
  const name = `Lena ${Math.random().toString(36).slice(2, 8)}`;
  await carry(page, await matchedWithGrace(name));
  await page.goto("/letters/mine");
  await page.getByRole("link", { name: "Ask for a letter" }).click();
  await page.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose what it is for");
  await page.getByLabel("The £3,000 for apprentices").check();
  await page.getByLabel("Who asks for it?").fill("Example College");
  await page.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.getByRole("heading", { name: "Grace Sample has it" })).toBeVisible();
  const letter = page.url().replace(/\?.*/, "");

  const staff = await browser.newPage({ baseURL });
  await be(staff, "Grace Sample");
  await staff.getByRole("link", { name: "Letters to confirm" }).click();
  await staff.getByRole("link", { name }).click();
  await expect(staff.locator(".letter")).toContainText(`Tower Hamlets council confirms that ${name} is, or was, a child in its care.`);
  await staff.getByLabel(/former relevant child/).check();
  await staff.getByRole("button", { name: "Confirm this letter" }).click();
  await expect(staff.getByRole("status").filter({ hasText: "Confirmed." })).toBeVisible();
  await staff.close();

  await page.goto(letter);
  await page.getByRole("link", { name: "See it and print it" }).click();
  await expect(page.locator(".letter")).toContainText("Example College");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("link", { name: "Back" })).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
  await expect(page.locator(".letter")).toBeVisible();
  await page.emulateMedia({ media: null });

  await page.goto(letter);
  await page.getByRole("link", { name: "Make a code" }).click();
  await page.getByRole("button", { name: "Make a code" }).click();
  const code = await page.locator(".lead strong").innerText();
  expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);

  const college = await browser.newPage({ baseURL });
  const look = async (typed: string) => {
    await college.goto("/check-letter");
    await college.getByLabel("The code").fill(typed);
    await college.getByRole("button", { name: "See the letter" }).click();
  };
  await look("K7M3-9QXA-2BTF");
  await expect(college.getByRole("alert").first()).toContainText("That code shows no letter");
  await look(code.toLowerCase().replaceAll("-", " "));
  await expect(college.getByRole("heading", { level: 1 })).toHaveText("This letter is real");
  await expect(college.locator(".letter")).toContainText(name);
  await expect(college.getByRole("main").getByRole("link")).toHaveCount(0);

  await page.goto(letter);
  await expect(page.getByRole("main")).toContainText("It was used once, on");
  await expect(page.getByRole("main")).not.toContainText(code);
  await page.getByRole("button", { name: "Stop this code" }).click();
  await expect(page.getByRole("status").filter({ hasText: "That code opens nothing now." })).toBeVisible();
  await look(code);
  await expect(college.getByRole("alert").first()).toContainText("That code shows no letter");

  await page.getByText("Take this letter back").first().click();
  await page.getByRole("button", { name: "Take this letter back" }).click();
  await expect(page.getByRole("heading", { name: "You took it back" })).toBeVisible();
  await page.goto("/me/who-looked");
  await expect(page.getByRole("main")).toContainText("Someone we do not know used your code and saw your letter.");
  await college.close();
});

test("a letter that cannot be confirmed says why", async ({ page, browser, baseURL }) => {
  const name = `Nora ${Math.random().toString(36).slice(2, 8)}`;
  await carry(page, await matchedWithGrace(name));
  await page.goto("/letters/mine/ask");
  await page.getByLabel("Something else", { exact: true }).check();
  await page.getByLabel("If it is something else: what?").fill("A room");
  await page.getByRole("button", { name: "Ask for it" }).click();
  const staff = await browser.newPage({ baseURL });
  await be(staff, "Grace Sample");
  await staff.goto("/letters/to-confirm");
  await staff.getByRole("link", { name }).click();
  await staff.getByText("I cannot confirm it").click();
  await staff.getByLabel("We need to talk first: something is not clear").check();
  await staff.getByLabel("In your own words, if it helps them").fill("Call me on Monday.");
  await staff.getByRole("button", { name: "Tell them" }).click();
  await expect(staff.getByRole("status").filter({ hasText: "They are told that you answered" })).toBeVisible();
  await staff.close();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your adviser could not sign it" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Call me on Monday.");
});
