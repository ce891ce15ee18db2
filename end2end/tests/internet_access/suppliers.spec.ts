// What is to be ordered goes to a supplier as a file, and what they say comes back as one: one of the team brings it, another
// applies it, and the same file twice changes nothing.
import { readFile } from "node:fs/promises";
import { asked } from "../../support/online";
import { be, matchedWithGrace, persona } from "../../support/people";
import { expect, test } from "../../support/test";
import { approve } from "./requests";

test("an order goes out, its answer comes back, and a second person applies it once", async ({ page }) => {
  test.slow();
  // A supplier of its own: what is ordered here is nobody else's.
  const supplier = `Made-up Mobile ${Math.random().toString(36).slice(2, 8)}`;
  const idris = await persona("idris");
  const item = { kind: "sim", name: `SIM of ${supplier}`, supplier, code: "S1", kept: "ordered", cost: "12", lasts_days: "180", once: supplier };
  expect((await idris.post("/internet-access/stock/new", item)).status).toBe(303);
  await approve(`/internet-access/requests/${await asked(await matchedWithGrace("Remy Example"), "sim")}`, item.name);
  await be(page, "Idris Sample");
  await page.goto("/internet-access/suppliers");
  await page.getByRole("link", { name: `Order from ${supplier}` }).click();
  await page.getByLabel("That, and what is ordered and not sent yet").check();
  const loading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Make the file" }).click();
  const order = await loading;
  expect(order.suggestedFilename()).toMatch(/^orders-.*\.csv$/);
  const text = await readFile((await order.path())!, "utf8");
  expect(text).toMatch(/^\u{feff}reference,item_code,item,name,address,postcode,phone,network,account_name,status,note\r\n/u);
  expect(text).toContain(",ordered,");
  expect(text).not.toContain("@");
  const reference = text.split("\r\n")[1].split(",")[0];

  await page.goto("/internet-access/suppliers");
  await page.getByRole("link", { name: `Bring a file from ${supplier}` }).click();
  await page.getByRole("button", { name: "See what would change" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose a file");
  const answer = text.split("\r\n").map((line) => (line.startsWith(reference) ? line.replace(",ordered,", ",on_its_way,Parcel 7") : line));
  const file = { name: "answer.csv", mimeType: "text/csv", buffer: Buffer.from([...answer.filter(Boolean), `ZZZZ-ZZZZ,${",".repeat(8)}working,`, ""].join("\r\n")) };
  await page.getByLabel("The file").setInputFiles(file);
  await page.getByRole("button", { name: "See what would change" }).click();
  await expect(page.getByRole("heading", { name: "What the file would change" })).toBeVisible();
  await expect(page.locator(".card").filter({ hasText: reference })).toContainText("Will change");
  await expect(page.locator(".card").filter({ hasText: "ZZZZ-ZZZZ" })).toContainText("there is no such reference");
  await expect(page.locator("#decide")).toContainText("You brought this file");
  await expect(page.getByRole("button", { name: /^Apply/ })).toHaveCount(0);
  const report = page.url();
  await page.getByRole("button", { name: "Sign out" }).click();

  await be(page, "Una Sample");
  await page.goto(report);
  await page.getByRole("button", { name: "Apply 1 row" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Applied: 1 changed." })).toBeVisible();

  await page.goto("/internet-access/suppliers");
  await page.getByRole("link", { name: `Bring a file from ${supplier}` }).click();
  await page.getByLabel("The file").setInputFiles(file);
  await page.getByRole("button", { name: "See what would change" }).click();
  await expect(page.locator("main")).toContainText("The very same file was applied");
  await expect(page.locator(".card").filter({ hasText: reference })).toContainText("this file said it before");
  await page.getByRole("button", { name: "Throw the file away" }).click();
  await expect(page.getByRole("status").filter({ hasText: "thrown away" })).toBeVisible();
});

test("a file that is none is refused in one sentence", async ({ page }) => {
  await be(page, "Idris Sample");
  await page.goto("/internet-access/suppliers/answer?supplier=Example+Mobile");
  for (const [text, said] of [["PK\u0003\u0004", "workbook"], ["reference,note\nA,B\n", "does not name status"], ["", "Choose a file"]]) {
    await page.getByLabel("The file").setInputFiles({ name: "answer.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "See what would change" }).click();
    await expect(page.getByRole("alert").first()).toContainText(said);
  }
});
