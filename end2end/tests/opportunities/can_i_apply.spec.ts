// A young person answers a few questions once, and from then on reads whether they can apply.
import type { Page } from "@playwright/test";
import { expect, test } from "../../support/test";
import { tooWide } from "../../support/geometry";
import { freshAddress, join, signIn } from "../../support/people";
import { howMany, results } from "../../support/search";

type Answer = { choose: string } | { type: string; into: string };

const answers: Answer[] = [
  { type: "19", into: "#age" },
  { choose: "I have left care" },
  { choose: "No" },
  { choose: "No" },
  { choose: "Neither" },
  { choose: "Nothing yet" },
  { choose: "Foundation apprenticeship" },
  { choose: "Computers" },
  { type: "Poplar", into: "#place" },
];

async function answer(page: Page, one: Answer) {
  if ("choose" in one) await page.getByLabel(one.choose, { exact: true }).check();
  else await page.locator(one.into).fill(one.type);
  await page.getByRole("button", { name: "Next" }).click();
}

async function answerAll(page: Page) {
  await page.goto("/opportunities");
  await page.getByRole("link", { name: "Can I apply? Answer a few questions, once" }).click();
  await page.getByRole("link", { name: "Start" }).click();
  for (const [place, one] of answers.entries()) {
    await expect(page.getByText(`Question ${place + 1} of 9`)).toBeVisible();
    await answer(page, one);
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your answers");
}

test("each question comes once, and then lists and jobs say whether one can apply", async ({ page, context }) => {
  await answerAll(page);
  await page.getByRole("link", { name: "See what I can apply for" }).click();
  expect(page.url()).toContain("place=Poplar");
  expect(page.url()).not.toMatch(/care|19/);

  await page.goto("/opportunities?kind=foundation_apprenticeship&only=mine&miles=any");
  expect(await howMany(page)).toBeGreaterThan(0);
  const sentences = await page.locator(".results .fit").allInnerTexts();
  expect(sentences).toHaveLength(await results(page).count());
  for (const sentence of sentences) expect(sentence).toMatch(/^(You can apply|Ask them)/);

  const [first] = sentences;
  await results(page).first().getByRole("link").click();
  await expect(page.locator(".opening .fit")).toHaveText(first);
  await page.getByText("The rule, and where it is from").click();
  await expect(page.getByText("We checked on").first()).toBeVisible();

  const cookie = (await context.cookies()).find(({ name }) => name === "__Host-answers")!;
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", expires: -1 });
  // Sealed, not merely encoded. Short words would turn up by chance in what is sealed, so only the long one is looked for.
  for (const read of ["utf8", "base64", "hex"] as const) {
    expect(Buffer.from(cookie.value, read).toString("latin1")).not.toContain("Poplar");
  }
});

test("one can go back, skip, and change a single answer", async ({ page }) => {
  await page.goto("/opportunities/can-i-apply/age");
  await page.locator("#age").fill("nineteen");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("There is a problem")).toBeVisible();
  await expect(page.locator("#age")).toHaveValue("nineteen");
  await page.locator("#age").fill("19");
  await page.getByRole("button", { name: "Next" }).click();

  await expect(page.getByText("Question 2 of 9")).toBeVisible();
  await page.getByRole("link", { name: "Back", exact: true }).click();
  await expect(page.locator("#age")).toHaveValue("19");
  await page.getByRole("button", { name: "Next" }).click();
  for (let question = 2; question <= 9; question++) {
    await expect(page.getByText(`Question ${question} of 9`)).toBeVisible();
    await page.getByRole("button", { name: "Skip this question" }).click();
  }
  await expect(page.getByText("You left this out")).toHaveCount(8);

  await page.getByRole("link", { name: "Change Care" }).click();
  await page.getByLabel("I'm not sure", { exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your answers");
  await expect(page.getByText("You left this out")).toHaveCount(7);
});

test("answers go with \"Leave now\", and with one button", async ({ page, context, baseURL }) => {
  const held = async () => (await context.cookies()).some(({ name }) => name === "__Host-answers");
  await answerAll(page);
  await page.getByRole("button", { name: "Remove my answers" }).click();
  await expect(page.getByRole("link", { name: "Start" })).toBeVisible();
  expect(await held()).toBe(false);

  await answerAll(page);
  expect(await held()).toBe(true);
  await page.locator(".leave-bar a").click();
  await page.waitForURL((url) => url.origin !== baseURL);
  expect(await held()).toBe(false);
});

test("whoever signs in afterwards is asked once whether to keep them, and finds them on another day", async ({ page, context }) => {
  const address = freshAddress("answers");
  await answerAll(page);
  await join(page, address, "Answers Example");
  await page.goto("/opportunities");
  await expect(page.getByText("Are they yours?")).toBeVisible();
  await page.getByRole("button", { name: "Keep my answers" }).click();
  await expect(page.getByText("We keep your answers now.")).toBeVisible();
  await page.goto("/opportunities");
  await expect(page.getByText("Are they yours?")).toHaveCount(0);

  await context.clearCookies();
  await page.goto("/opportunities");
  await expect(page.locator(".results .fit")).toHaveCount(0);
  await signIn(page, address);
  await page.goto("/opportunities/can-i-apply/answers");
  await expect(page.getByText("I have left care")).toBeVisible();
});

test("what I would get, from a day of my choice", async ({ page }) => {
  await page.goto("/opportunities/what-i-would-get");
  await page.getByLabel("Day").fill("31");
  await page.getByLabel("Month").fill("2");
  await page.getByLabel("Year").fill("2027");
  await page.getByRole("button", { name: "Show me the dates" }).click();
  await expect(page.getByRole("link", { name: "There is no such day. Check the day and the month" })).toBeVisible();
  await expect(page.getByLabel("Day")).toHaveValue("31");
  await page.getByLabel("Day").fill("11");
  await page.getByLabel("Month").fill("1");
  await page.getByRole("button", { name: "Show me the dates" }).click();
  for (const day of ["£1,000: 12 March 2027", "£1,000: 11 May 2027", "£1,000: 7 November 2027"]) {
    await expect(page.getByText(day)).toBeVisible();
  }
});

test("the questions run from the right", async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: "__Host-language", value: "ar-XB", url: baseURL!.replace("http:", "https:"), secure: true }]);
  await page.goto("/opportunities/can-i-apply/you");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const label = (await page.locator(".choice").first().boundingBox())!;
  const radio = (await page.locator(".choice input").first().boundingBox())!;
  expect(radio.x, "the button stands at the right").toBeGreaterThan(label.x + label.width / 2);
  expect(await tooWide(page)).toEqual([]);
  await page.locator("#answer").check();
  await page.locator("main button").first().click();
  await page.goto("/opportunities");
  await expect(page.locator(".results .fit").first()).toBeVisible();
  expect(await tooWide(page)).toEqual([]);
});
