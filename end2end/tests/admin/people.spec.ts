// An administrator looks after the people of their own organisation, and of no other.
import { be, carry, colleague, freshAddress, invitationFor, persona } from "../../support/people";
import { expect, test } from "../../support/test";

/** The page of a colleague, as the administrator opens it. */
const cardOf = (page, email: string) => page.locator(".card", { hasText: email });

/** Opens it, on whichever page of the list they stand: other journeys invite many. */
async function openCardOf(page, email: string) {
  await page.goto("/admin/people");
  while ((await cardOf(page, email).count()) === 0) await page.getByRole("link", { name: "Next" }).click();
  await cardOf(page, email).getByRole("link").click();
}

test("somebody who is disabled is out at once, and in again when enabled", async ({ page, browser, baseURL }) => {
  test.slow();
  const { visitor, email, name } = await colleague("internet_team", "Dee Departing");
  const theirs = await browser.newPage({ baseURL });
  await carry(theirs, visitor);
  await theirs.goto("/staff");
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(`Hello ${name}`);

  await be(page, "Sam Sample");
  await openCardOf(page, email);
  await page.getByRole("link", { name: "Disable" }).click();
  await page.getByRole("button", { name: `Disable ${name}` }).click();
  await expect(page.getByRole("main")).toContainText("They cannot sign in");
  await theirs.goto("/staff");
  await expect(theirs.getByRole("heading", { name: "Sign in: staff" })).toBeVisible();
  await theirs.close();

  await page.getByRole("link", { name: "Enable" }).click();
  await page.getByRole("button", { name: `Enable ${name}` }).click();
  await expect(page.getByRole("link", { name: "Disable" })).toBeVisible();
});

test("new roles sign somebody out everywhere", async ({ page, browser, baseURL }) => {
  const { visitor, email, name } = await colleague("internet_team", "Ro Changing");
  const theirs = await browser.newPage({ baseURL });
  await carry(theirs, visitor);
  await be(page, "Sam Sample");
  await openCardOf(page, email);
  await page.getByRole("link", { name: "Change roles" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`What may ${name} do?`);
  await page.getByLabel("Internet team").uncheck();
  await page.getByRole("button", { name: "Save the roles" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose at least one role");
  await page.getByLabel("Board reviewer").check();
  await page.getByRole("button", { name: "Save the roles" }).click();
  await expect(page.getByRole("main")).toContainText("Board reviewer");
  await theirs.goto("/staff");
  await expect(theirs.getByRole("heading", { name: "Sign in: staff" })).toBeVisible();
  await theirs.close();
});

test("somebody who lost their phone starts again with a new letter", async ({ page }) => {
  const { email, name } = await colleague("internet_team", "Lou Lostphone");
  const before = await invitationFor(email);
  await be(page, "Sam Sample");
  await openCardOf(page, email);
  await page.getByRole("link", { name: "Let them start again" }).click();
  await page.getByRole("button", { name: `Send ${name} a new invitation` }).click();
  await expect(page.getByRole("heading", { name: "The invitation is sent" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect.poll(() => invitationFor(email)).not.toBe(before);
  await page.goto(await invitationFor(email));
  await expect(page.getByRole("heading", { name: "Set up your account again" })).toBeVisible();
});

test("an invitation that is taken back opens nothing", async ({ page }) => {
  const email = freshAddress("taken", "council.example");
  const sam = await persona("sam");
  await sam.post("/admin/people/invite", { name: "Tay Takenback", email, roles: "internet_team" });
  const path = await invitationFor(email);
  await be(page, "Sam Sample");
  await page.goto("/admin/people");
  await cardOf(page, email).getByRole("button", { name: /Take back/ }).click();
  await expect(cardOf(page, email)).toHaveCount(0);
  expect((await page.goto(path))!.status()).toBe(404);
});

test("neither organisation sees into the other, and a young person sees into neither", async ({ page }) => {
  await be(page, "Ada Specimen");
  await page.goto("/admin/people");
  await expect(page.getByRole("main")).toContainText("Vera Specimen");
  await expect(page.getByRole("main")).not.toContainText("council.example");
  expect((await page.goto("/young-people/import"))!.status()).toBe(404);
  await be(page, "Amara Example");
  for (const address of ["/admin/people", "/young-people"]) expect((await page.goto(address))!.status(), address).toBe(404);
});

test("the last administrator cannot shut themselves out", async ({ page }) => {
  await be(page, "Ada Specimen");
  await openCardOf(page, "ada@provider.example");
  await expect(page.getByRole("main")).toContainText("This is you");
  await page.getByRole("link", { name: "Disable" }).click();
  await page.getByRole("button", { name: "Disable Ada Specimen" }).click();
  await expect(page.getByRole("alert")).toContainText("last administrator");
});
