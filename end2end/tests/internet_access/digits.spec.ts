// Where a request stands is opened with its reference and digits, on a phone where nobody is signed in.
import { digitsOf } from "../../support/online";
import { expect, test } from "../../support/test";
import { neutralSite } from "../../support/addresses.mjs";

async function open(page, reference: string, digits: string) {
  await page.goto("/i");
  await page.getByLabel("Reference").fill(reference);
  await page.getByLabel("The 16 digits").fill(digits);
  await page.getByRole("button", { name: "Open it" }).click();
}

test("opened without signing in, and put away", async ({ page }) => {
  const { reference, digits } = await digitsOf("amara", "data for my phone", "It ends soon");
  await open(page, reference, "0000 0000 0000 0000");
  await expect(page.getByRole("alert").first()).toContainText("That is not right.");
  await expect(page.getByLabel("Reference")).toHaveValue(reference);
  await expect(page.getByLabel("The 16 digits")).toHaveValue("");
  await open(page, reference.replace("-", " ").toLowerCase(), digits);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This is how it is going");
  await expect(page.getByRole("heading", { name: "It ends soon" })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("Amara");
  await expect(page.getByRole("main")).not.toContainText("07700");
  await page.goto("/i");
  await page.getByRole("link", { name: "Go to it" }).click();
  await page.getByRole("button", { name: "Put it away" }).click();
  await expect(page.getByRole("status").first()).toContainText("It is put away.");
  await page.goto("/i/opened");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("See how it is going");
});

test("leaving ends it on this phone", async ({ page }) => {
  const { reference, digits } = await digitsOf("jo", "Wi-Fi at home");
  await open(page, reference, digits);
  await expect(page.getByRole("heading", { name: "We have it" })).toBeVisible();
  await page.locator(".leave-bar").getByRole("link", { name: "Leave now" }).click();
  await page.waitForURL(`${neutralSite}/`);
  await page.context().clearCookies({ name: "__Host-left" });
  await page.goto("/i/opened");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("See how it is going");
});
