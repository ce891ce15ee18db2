// Participation workers write questions, open and close them, read what came out first, and then let everybody see it.
import { heading } from "../../support/online";
import { carry, persona } from "../../support/people";
import { day } from "../../support/pulses";
import { expect, test } from "../../support/test";
import { Visitor } from "../../support/visitor";

test("questions are written, opened, answered, closed, read and shared", async ({ page }) => {
  const title = `Your mornings ${Math.random().toString(36).slice(2, 8)}`;
  await carry(page, await persona("pia"));
  await page.goto("/staff");
  await page.getByRole("link", { name: "Questions to young people" }).click();
  await page.getByRole("link", { name: "Write questions" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Ask one question at least");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Why you ask").fill("To change the bus.");
  await page.getByLabel("Everybody").check();
  await page.getByLabel("First day").fill(day(0));
  await page.getByLabel("Last day").fill(day(7));
  await page.getByLabel("What you ask").first().fill("What would help?");
  await page.getByLabel("How it is answered").first().selectOption({ label: "Several answers out of a few" });
  await page.getByLabel("Answers to choose from").first().fill("Food\nBus fare");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(heading(page)).toHaveText(title);
  const address = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "See it as young people do" }).click();
  await expect(page.getByLabel("Bus fare")).toBeVisible();
  await page.getByRole("link", { name: "Back" }).click();
  await page.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("status").first()).toContainText("Opened");
  const questions = address.replace("/pulses/", "/questions/");
  for (let number = 0; number < 6; number++) {
    const young = new Visitor();
    const once = (await young.get(questions)).text.match(/name="once" value="([^"]*)"/)![1];
    expect((await young.post(questions, { once, q1: number < 2 ? "0" : "1" })).status).toBe(303);
  }
  await page.reload();
  await expect(page.getByRole("main")).not.toContainText(/answers came|people answered/);
  await page.getByRole("button", { name: "Close it now" }).click();
  await page.getByRole("link", { name: "Read the results" }).click();
  await expect(page.getByRole("main")).toContainText("6 answers came");
  await expect(page.getByRole("row", { name: /Bus fare/ })).toContainText("4");
  expect((await new Visitor().get(`${questions}/results`)).text).toContain("Not ready yet");
  await page.goto(address);
  await page.getByRole("button", { name: "Let others see" }).click();
  await page.getByRole("link", { name: "What everybody sees" }).click();
  await expect(page.getByRole("row", { name: /Bus fare/ })).toContainText("left out");
});
