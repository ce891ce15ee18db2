// A young person asks to get online, one question a page.
import { asked, begin, heading, next, secretsOf, skipAndSend, typeAddress } from "../../support/online";
import { carry, freshAddress, join, matchedWithGrace } from "../../support/people";
import { expect, test } from "../../support/test";
import { visit } from "../../support/wire";

test("what there is can be seen by anybody, and asking leads through the door and back", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Get online" }).click();
  const main = page.getByRole("main");
  for (const part of ["A small Wi-Fi box", "You do not have to prove anything", "within 3 working days", "Hyperoptic", "We have not checked this yet."]) {
    await expect(main).toContainText(part);
  }
  await page.getByRole("link", { name: "Help me choose" }).click();
  await expect(page).toHaveURL(/\/sign-in\?onwards=%2Fi%2Fask%2Fhave$/);
});

test("data for this phone, checked, changed, sent once by a double tap, and kept", async ({ page }) => {
  test.slow();
  await carry(page, await matchedWithGrace("Data Example"));
  await begin(page, "Data for this phone");
  await expect(heading(page)).toHaveText("Which phone is it for?");
  await page.getByLabel("Your mobile number").fill("020 7946 0123");
  await page.getByLabel("Which network is it on?").selectOption("giffgaff");
  await next(page);
  await expect(page.getByRole("alert")).toContainText("Type a mobile number. It starts with 07");
  await expect(page.getByLabel("Which network is it on?")).toHaveValue("giffgaff");
  await page.getByLabel("Your mobile number").fill("07700 900123");
  await next(page);
  await page.getByLabel("I top up").check();
  await page.getByLabel("Name on the phone account").fill("Gran Example");
  await next(page);
  await page.getByLabel("What is it for?").fill("College <b>& work");
  await next(page);
  await expect(heading(page)).toHaveText("Is this right?");
  const main = page.getByRole("main");
  for (const part of ["Data Example", "07700 900123", "giffgaff", "I top up", "in the name of Gran Example", "College <b>& work"]) {
    await expect(main).toContainText(part);
  }
  await expect(main).toContainText(/You hear from us by \w+day \d+ \w+ 20\d\d\./);
  await page.getByRole("link", { name: "Change Your phone" }).click();
  await page.getByLabel("Your mobile number").fill("07700 900456");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(heading(page)).toHaveText("Is this right?");
  await expect(main).toContainText("07700 900456");

  await page.getByRole("button", { name: "Send it to the internet team" }).dblclick();
  await expect(heading(page)).toHaveText("The internet team has it");
  const before = await secretsOf(page);
  expect(before.reference).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(before.digits.replace(/\s/g, "")).toMatch(/^\d{16}$/);
  await expect(main).toContainText(/You hear from us by \w+day \d+ \w+ 20\d\d\./);
  await page.reload();
  expect(await secretsOf(page)).toEqual(before);
  await page.goto("/i/ask/check");
  await expect(heading(page)).toHaveText("What would help you?");
});

test("a network that does not take part: a SIM card instead", async ({ page }) => {
  await carry(page, await matchedWithGrace("Three Example"));
  await begin(page, "Data for this phone");
  await page.getByLabel("Your mobile number").fill("07700 900123");
  await page.getByLabel("Which network is it on?").selectOption("Three");
  await next(page);
  await expect(heading(page)).toHaveText("We can send you a SIM card instead");
  await expect(page.getByRole("main")).toContainText("Three does not let us put data on your phone.");
  await page.getByRole("button", { name: "Yes, a SIM card instead" }).click();
  await expect(heading(page)).toHaveText("How shall it get to you?");
  await page.getByLabel("Post it to me").check();
  await next(page);
  await expect(page.getByLabel("Phone number, if you like")).toHaveValue("07700 900123");
  await typeAddress(page);
  await skipAndSend(page);
  await expect(page.getByRole("main")).toContainText("You asked for a SIM card.");
});

test("Wi-Fi at home is asked for where they live, and a router or a device comes in a way they choose", async ({ page }) => {
  test.slow();
  await carry(page, await matchedWithGrace("Home Example"));
  await begin(page, "Wi-Fi at home");
  await expect(heading(page)).toHaveText("Where shall the Wi-Fi be?");
  await typeAddress(page);
  await skipAndSend(page);
  await begin(page, "A small Wi-Fi box");
  await page.getByLabel("My personal adviser brings it").check();
  await next(page);
  await skipAndSend(page);
  await begin(page, "A phone, tablet or laptop");
  await page.getByLabel("I collect it from the leaving care office").check();
  await next(page);
  await page.getByLabel("The day you need it by").fill("31/2/2027");
  await next(page);
  await expect(page.getByRole("alert")).toContainText("Type a day like 31/12/2026");
  await page.getByLabel("The day you need it by").fill("");
  await skipAndSend(page);
});

test("three questions choose, and they may choose something else", async ({ page }) => {
  await carry(page, await matchedWithGrace("Choosing Example"));
  await begin(page, "Help me choose");
  await expect(heading(page)).toHaveText("What do you have to go online with?");
  await page.getByLabel("A phone that works").check();
  await next(page);
  await page.getByLabel("No", { exact: true }).check();
  await next(page);
  await page.getByLabel("I’m not sure").check();
  await next(page);
  await expect(page.getByRole("main")).toContainText("We think data for this phone helps you most.");
  await expect(page.getByLabel("Data for this phone", { exact: true })).toBeChecked();
  await page.getByLabel("A SIM card", { exact: true }).check();
  await next(page);
  await expect(heading(page)).toHaveText("How shall it get to you?");
});

test("what was asked for before is named, and may be sent again", async ({ page }) => {
  const visitor = await matchedWithGrace("Twice Example");
  const id = await asked(visitor, "sim");
  await carry(page, visitor);
  await begin(page, "A SIM card");
  await page.getByLabel("Post it to me").check();
  await next(page);
  await typeAddress(page);
  await page.getByRole("button", { name: "Skip this" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("You asked for it today. It stands here: We have it.");
  await expect(page.getByRole("link", { name: "Look at it" })).toHaveAttribute("href", `/i/${id}`);
  await page.getByRole("button", { name: "Send it to the internet team" }).click();
  await expect(heading(page)).toHaveText("The internet team has it");
});

test("Back works on every page, what was typed is there, and it waits on their own page", async ({ page }) => {
  await carry(page, await matchedWithGrace("Back Example"));
  await begin(page, "A SIM card");
  await page.getByLabel("Post it to me").check();
  await next(page);
  await typeAddress(page);
  await expect(heading(page)).toHaveText("When do you need it?");
  await page.goBack();
  await page.goBack();
  await expect(page.getByLabel("Post it to me")).toBeChecked();
  await page.getByRole("link", { name: "Back" }).click();
  await expect(page.getByLabel("A SIM card", { exact: true })).toBeChecked();
  await expect(page.getByRole("main")).toContainText("What you typed is still here.");
  await page.goto("/me");
  await page.getByRole("link", { name: "Something you began" }).click();
  await expect(heading(page)).toHaveText("When do you need it?");
  await page.getByRole("button", { name: "Skip this" }).click();
  await expect(page.getByRole("main")).toContainText("10 Example Street, London");
});

test("whoever is not matched may ask, and sees what comes first", async ({ page }) => {
  test.slow();
  await join(page, freshAddress("unmatched"), "Unmatched Example");
  await begin(page, "A SIM card");
  await expect(page.getByLabel("My personal adviser brings it")).toHaveCount(0);
  await page.getByLabel("I collect it from the leaving care office").check();
  await next(page);
  await page.getByRole("button", { name: "Skip this" }).click();
  await expect(page.getByRole("main")).toContainText("A personal adviser has to tell us who you are.");
  await page.getByRole("button", { name: "Send it to the internet team" }).click();
  await expect(page.getByRole("main")).toContainText("First a personal adviser tells us who you are.");
});

test("asking cold on a phone costs no more than 100 kB, all told", { tag: "@once" }, async ({ page }) => {
  await carry(page, await matchedWithGrace("Light Example"));
  const sent = await visit(page, async () => {
    await begin(page, "Help me choose");
    await page.getByLabel("A phone, but no SIM card in it").check();
    await next(page);
    await next(page);
    await page.getByLabel("Post it to me").check();
    await next(page);
    await typeAddress(page);
    await skipAndSend(page);
  });
  const bytes = sent.reduce((sum, one) => sum + one.bytes, 0);
  const pages = sent.filter((one) => one.type === "Document").length;
  test.info().annotations.push({ type: "bytes", description: `${bytes} in ${sent.length} answers, ${pages} of them pages` });
  console.log(`asking to get online: ${bytes} bytes in ${sent.length} answers, ${pages} of them pages`);
  expect(pages).toBeGreaterThan(7);
  expect(bytes, JSON.stringify(sent)).toBeLessThanOrEqual(100_000);
});
