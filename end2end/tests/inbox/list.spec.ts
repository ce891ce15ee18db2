// The internet team reads what waits: the oldest promise first, queue by queue, and ticks what is to be changed together.
import { be } from "../../support/people";
import { expect, test } from "../../support/test";
import { claim, requestOf } from "../internet_access/requests";

test("one of the team reads the queues, and ticks two", async ({ page }) => {
  await claim(await requestOf("sim"));
  await be(page, "Idris Sample");
  await expect(page.getByRole("main")).toContainText("Waiting for an answer:");
  await page.getByRole("link", { name: "Inbox" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Inbox");
  const items = page.locator("li[data-id]");
  await expect(items.filter({ hasText: "Home broadband, Jo Example" })).toContainText("Nobody has it.");
  const queues = page.getByRole("navigation", { name: "Queues" });
  await queues.getByRole("link", { name: /^Waiting on them/ }).click();
  await expect(items.filter({ hasText: "SIM card, Remy Example" }).filter({ hasText: "On its way. You have it." }).first()).toBeVisible();
  await expect(queues.getByRole("link", { name: /^Waiting on them/ })).toHaveAttribute("aria-current", "true");
  await queues.getByRole("link", { name: "Finished lately" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Finished lately" })).toBeVisible();

  await page.getByText("Choose what is shown").click();
  await page.getByLabel("Where it stands").selectOption({ label: "Waiting on them" });
  await page.getByLabel("Who has it").selectOption({ label: "Me, or somebody I cover for" });
  await page.getByRole("button", { name: "Show it" }).click();
  await expect(items.filter({ hasText: "SIM card, Remy Example" }).first()).toBeVisible();
  await expect(items.filter({ hasText: "Jo Example" })).toHaveCount(0);

  const href = await items.first().getByRole("link").getAttribute("href");
  expect(decodeURIComponent(href!)).toContain("?from=/inbox?show=theirs&whose=mine");
  await items.first().getByLabel(/^Tick/).check();
  const id = await items.first().getAttribute("data-id");
  const asked = page.waitForRequest((request) => request.url().includes("/internet-access/bulk"));
  await page.getByRole("button", { name: "Change those that are ticked" }).click();
  expect((await asked).url()).toContain(`/internet-access/bulk?request=${id}`);
});

test("an adviser has one list of letters, help, matches and what was shared", async ({ page }) => {
  await be(page, "Grace Sample");
  await page.goto("/inbox");
  const items = page.locator("li[data-id]");
  await expect(items.filter({ hasText: "Who is this?, Jo Example" })).toContainText("Joined on");
  await expect(items.getByLabel(/^Tick/)).toHaveCount(0);
  await items.filter({ hasText: "Who is this?, Jo Example" }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who is this?");
});
