// A young person sees, takes and deletes what we keep about them, and complains about it.
import { expect, test } from "../../support/test";
import { be, freshAddress, join } from "../../support/people";

test("their data is three taps away: to read, and as a file", async ({ page }) => {
  await join(page, freshAddress("rani"), "Rani Example");
  await page.getByRole("link", { name: "My data" }).click();
  await page.getByRole("link", { name: "See it and take a copy" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("All we keep about you");
  await expect(page.getByText("Rani Example")).toBeVisible();
  const loading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save it as a file for programs" }).click();
  const file = await loading;
  expect(file.suggestedFilename()).toBe("copy.json");
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  expect(JSON.parse(Buffer.concat(chunks).toString()).people.rows[0].name.value).toBe("Rani Example");
});

test("a complaint stands on their page with its day, and its answer comes there", async ({ page, browser, baseURL }) => {
  await join(page, freshAddress("suki"), "Suki Example");
  await page.goto("/me/data");
  await page.getByRole("link", { name: "Complain" }).click();
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByRole("alert")).toContainText("Write what is wrong");
  await page.getByLabel("What is wrong?").fill("You told my landlord where I am.");
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByText("You hear from us by")).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.goto("/me");
  await expect(page.getByRole("link", { name: "Something about your data" })).toBeVisible();

  const theirs = await browser.newContext({ baseURL });
  const officer = await theirs.newPage();
  await be(officer, "Dara Sample");
  await officer.getByRole("link", { name: "Complaints about data" }).click();
  await officer.goto(address.replace("/me/data/told", "/data-protection"));
  await officer.getByRole("button", { name: "Acknowledge" }).click();
  await expect(officer.getByRole("main").getByRole("status")).toContainText("Their page says that we have it");
  await officer.getByLabel("They were right, and it is put right").check();
  await officer.getByLabel("What they will read").fill("We are sorry. It will not happen again.");
  await officer.getByRole("button", { name: "Send the answer" }).click();
  await expect(officer.getByRole("main").getByRole("status")).toContainText("Answered");
  await theirs.close();

  await page.goto("/me");
  await page.getByRole("link", { name: "What is finished" }).click();
  await page.getByRole("link", { name: "Something about your data" }).click();
  await expect(page.getByText("We are sorry. It will not happen again.")).toBeVisible();
});

test("whoever deletes their page reads first what goes and what stays, and is gone", async ({ page }) => {
  await join(page, freshAddress("tess"), "Tess Example");
  await page.goto("/me/data");
  await page.getByRole("link", { name: "Delete my page" }).click();
  await expect(page.getByRole("heading", { name: "What stays, and until when" })).toBeVisible();
  await page.getByRole("button", { name: "Delete my page now" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("It is done");
  await page.goto("/me");
  await expect(page).toHaveURL(/\/sign-in/);
});
