// Somebody asks for a young person: it is sent, and they see nothing after.
import { heading, next } from "../../support/asking";
import { be, freshAddress, lettersTo, onGracesList } from "../../support/people";
import { expect, test } from "../../support/test";

async function askForAda(page, email: string) {
  await page.getByLabel("Yes, safe for now").check();
  await next(page);
  await expect(heading(page)).toHaveText("Who are you?");
}

async function theRest(page, email: string) {
  await page.getByLabel("Name", { exact: true }).fill("Ada");
  await next(page);
  await page.getByLabel("School, college, training or work").check();
  await next(page);
  await page.getByLabel("In their words or in yours").fill("She may lose her place.");
  await next(page);
  await page.getByRole("button", { name: "Skip this" }).click();
  await page.getByLabel("Email them").check();
  await page.getByLabel("Email address").fill(email);
  await next(page);
  await next(page);
  await next(page);
  await expect(heading(page)).toHaveText("Check before you send");
  await expect(page.getByRole("main")).toContainText("After you send it you see nothing more of it here.");
  await page.getByRole("button", { name: "Send to an advocate" }).click();
  await expect(heading(page)).toHaveText("It was sent");
}

test("a teacher asks, sees that it was sent, and the young person gets a letter that says nothing", async ({ page, context }) => {
  test.slow();
  const email = freshAddress("ada");
  await page.goto("/advocacy");
  await page.getByRole("link", { name: "Ask for somebody else" }).click();
  await expect(page.getByRole("group", { name: "Are they safe right now?" })).toBeVisible();
  await askForAda(page, email);
  await page.getByLabel("Teacher or tutor").check();
  await page.getByLabel("Your name").fill("Ms Okafor");
  await next(page);
  await expect(page.getByRole("alert").first()).toContainText("Type how we can reach you");
  await expect(page.getByLabel("Your name")).toHaveValue("Ms Okafor");
  await page.getByLabel("Your phone number or email address").fill("020 7946 0000");
  await page.getByLabel("Yes, they agreed").check();
  await next(page);
  await theRest(page, email);
  await page.reload();
  await expect(heading(page)).toHaveText("It was sent");
  const html = await page.getByRole("main").innerHTML();
  expect(html).not.toMatch(/\/r\/[\w-]{22}|[2-9A-Z]{4}-[2-9A-Z]{4}/);
  expect((await context.cookies()).map(({ name }) => name)).toEqual(["__Host-ask"]);

  await expect.poll(async () => (await lettersTo(email)).length, { intervals: [100], timeout: 15_000 }).toBe(1);
  const [letter] = await lettersTo(email);
  expect(letter.replace(/https?:\S+|\S+@\S+/g, "")).not.toMatch(/Okafor|place|advoca|council|school/i);
});

test("an adviser asks from the page of one of their young people", async ({ page }) => {
  test.slow();
  const listed = await onGracesList(`Lena ${Math.random().toString(36).slice(2, 8)}`);
  await be(page, "Grace Sample");
  await page.goto(listed.address);
  await page.getByRole("link", { name: "Ask for an independent advocate for them" }).click();
  await askForAda(page, listed.email);
  await expect(page.getByLabel("Your name")).toHaveValue("Grace Sample");
  await expect(page.getByLabel("Personal adviser or social worker")).toBeChecked();
  await page.getByLabel("Yes, they agreed").check();
  await next(page);
  await theRest(page, listed.email);
  await page.goto(listed.address);
  await expect(page.getByRole("main")).not.toContainText("It was sent");
  await expect(page.getByRole("main")).not.toContainText("lose her place");
});
