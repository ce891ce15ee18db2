// In a language that runs from the right, and in one with long words, every page still fits.
import { tooWide } from "../../support/geometry";
import { ourPages } from "../../support/pages";
import { expect, test } from "../../support/walk";

// What staff read is in English, and they read it at a desk: it is not looked at here.
for (const place of ourPages.filter((place) => !place.staff)) {
  test(`${place.name} fits in other languages`, { tag: "@once" }, async ({ walk: page, baseURL }) => {
    const found: string[] = [];
    for (const code of ["ar-XB", "en-XA"]) {
      await page.context().addCookies([{ name: "__Host-language", value: code, url: baseURL!.replace("http:", "https:"), secure: true }]);
      await place.open(page);
      await expect(page.locator("html")).toHaveAttribute("lang", code);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 740 });
        found.push(...(await tooWide(page)).map((problem) => `${code}, ${width} px: ${problem}`));
      }
    }
    expect(found).toEqual([]);
  });
}
