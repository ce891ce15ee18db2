// A young person follows what they asked for: says whether it came and works, writes, and puts right what they typed.
import { be } from "../../support/people";
import { requestOf } from "../../support/online";
import { expect, test } from "../../support/test";

const main = (page) => page.getByRole("main");

test("it came, it works, it is lost, and it works again", async ({ page, script }) => {
  // Each run has a thing of its own, since all of them share one demonstration.
  const address = await requestOf("amara", script ? "a SIM card" : "a router that works without a phone line");
  await be(page, "Amara Example");
  await page.goto(address);
  for (const yes of ["Yes, I have it", "Yes, it works"]) {
    if (await page.getByRole("button", { name: yes }).count()) await page.getByRole("button", { name: yes }).click();
  }
  await expect(page.getByRole("heading", { level: 2, name: "It works", exact: true })).toBeVisible();
  await page.getByText("It is lost or broken", { exact: true }).first().click();
  await page.getByLabel("What happened, if you want to say").fill("My bag was stolen on the bus.");
  await page.getByRole("button", { name: "Tell us it is lost or broken" }).click();
  await expect(page.getByRole("status").first()).toContainText("The team has been told");
  await expect(page.getByRole("heading", { name: "Something went wrong with it" }).first()).toBeVisible();
  await expect(main(page)).toContainText("My bag was stolen on the bus.");
  await expect(main(page)).toContainText(/You hear from us by \w+day \d+ \w+ 20\d\d\./);
  await page.getByRole("button", { name: "Yes, it works" }).click();
  await expect(page.getByRole("status").first()).toContainText("We are glad.");
  await expect(page.getByRole("heading", { level: 2, name: "It works", exact: true })).toBeVisible();
});

test("what ends soon is still needed, and a message is written", async ({ page }) => {
  await be(page, "Amara Example");
  await page.goto(await requestOf("amara", "data for my phone", "It ends soon"));
  await expect(page.getByRole("heading", { level: 2, name: "It ends soon", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "See what else you can get" })).toHaveAttribute("href", "/internet-access");
  const need = page.getByRole("button", { name: "I still need it" });
  if (await need.count()) {
    await need.click();
    await expect(page.getByRole("status").first()).toContainText("We know that you still need it.");
  }
  await expect(main(page)).toContainText("You wrote to us about it.");
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Write what you want to tell us");
  await page.getByLabel("Your message").fill("Is it the same number?");
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByRole("status").first()).toContainText("Your message is here.");
  await expect(main(page)).toContainText("Is it the same number?");
  await page.getByText("Who looked at this").click();
  await expect(main(page)).toContainText("Idris Sample changed where it stands");
});

test("a number that the network does not know is put right", async ({ page }) => {
  const address = await requestOf("jo", "data for my phone");
  await be(page, "Jo Example");
  await page.goto(address);
  await page.getByRole("link", { name: /Put it right|Change what you typed/ }).first().click();
  await page.getByLabel("Your phone number").fill("0770");
  await page.getByLabel("Your network").selectOption("EE");
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByRole("alert").first()).toContainText(/phone number/);
  await expect(page.getByLabel("Your phone number")).toHaveValue("0770");
  await expect(page.getByLabel("Your network")).toHaveValue("ee");
  await page.getByLabel("Your phone number").fill(`07700 9001${10 + Math.floor(Math.random() * 90)}`);
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByRole("status").first()).toContainText("look at it again");
  await expect(page.getByRole("heading", { name: "We are looking at it" }).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "One thing comes first" })).toBeVisible();
});
