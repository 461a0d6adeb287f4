// Going about with the keyboard alone, as somebody without a mouse does: wherever the focus is, it must be seen.
import type { Locator, Page } from "playwright-core";
import { soon } from "./soon.ts";

/** Whether the focus can be seen: inside the window, not clipped away, with a ring on it or on what stands for it. */
export function seeFocus(page: Page) {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return "nothing has the focus";
    const label = focused.closest("label");
    const shown = focused.getBoundingClientRect().width > 2 ? focused : (label ?? focused);
    const around = [focused, label, shown.parentElement, shown.parentElement?.parentElement, shown.firstElementChild];
    const ringed = around.some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow.includes("0px 0px 0px");
    });
    const { top, bottom, left, right } = shown.getBoundingClientRect();
    const within = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    const name = focused.getAttribute("aria-label") ?? focused.textContent?.trim().slice(0, 40) ?? focused.tagName;
    return ringed && within
      ? "seen"
      : `${name} (<${focused.tagName.toLowerCase()}>): ${ringed ? "outside the window" : "no ring"}`;
  });
}

/** Presses Tab until the target has the focus; wherever that leads, the focus must be seen. */
export async function tabTo(target: Locator, key = "Tab"): Promise<void> {
  const page = target.page();
  await target.first().waitFor({ state: "attached" });
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    await soon(() => seeFocus(page), 1000).toBe("seen");
  }
  throw new Error("the Tab key never came there");
}
