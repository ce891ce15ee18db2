// Being somebody: one of the invented people of the demonstration, or anyone who signs in with a code from the mailbox.
import { expect, type Page } from "@playwright/test";

/** Makes this browser one of the personas. */
export async function be(page: Page, name: string) {
  await page.goto("/personas");
  await page.getByRole("button", { name: `Be ${name}` }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

/** An address that nobody has used yet. */
export const freshAddress = (name: string) => `${name}-${Math.random().toString(36).slice(2, 10)}@young.example`;

/** The code of the newest letter to an address, read in the mailbox of the demonstration by another browser. */
export async function codeFor(page: Page, address: string, after = ""): Promise<string> {
  const browser = page.context().browser()!;
  const reader = await browser.newPage({ baseURL: new URL(page.url()).origin });
  let code = "";
  await expect(async () => {
    await reader.goto("/mailbox");
    const letter = reader.locator(".letter", { hasText: address }).first();
    const words = await letter.innerText({ timeout: 1_000 });
    code = words.match(/#(\d{6})/)?.[1] ?? "";
    expect(code).not.toBe("");
    expect(code).not.toBe(after);
  }).toPass({ intervals: [100], timeout: 10_000 });
  await reader.close();
  return code;
}

/** Types an address and its code. */
export async function signIn(page: Page, address: string, phone: "Yes, only I use it" | "No, others use it too" = "Yes, only I use it") {
  await page.goto("/sign-in");
  await page.getByLabel("Your email address").fill(address);
  await page.getByLabel(phone).check();
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByRole("heading", { name: "Type your code" })).toBeVisible();
  await page.getByLabel("The six numbers").fill(await codeFor(page, address));
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}
