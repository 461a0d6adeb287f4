// One window of one person: the frame around every sheet, and the sheets that can be open in it.
import type { Page } from "playwright-core";
import { soon } from "../support/soon.ts";
import { glossaryOn, type Glossary } from "./glossary.ts";
import { pictureOn, type Picture } from "./picture.ts";

export type Sheets = {
  readonly page: Page;
  readonly picture: Picture;
  readonly glossary: Glossary;
} & Frame;

export type Frame = ReturnType<typeof frameOf>;

export function sheetsIn(page: Page): Sheets {
  return { page, picture: pictureOn(page), glossary: glossaryOn(page), ...frameOf(page) };
}

function frameOf(page: Page) {
  const strip = page.getByRole("region", { name: "Who reads this" });
  const saveState = strip.getByRole("status");
  const menu = page.getByRole("navigation", { name: "Main", exact: true });
  return {
    strip,
    saveState,
    menu,
    /** who else is on this sheet, such as "Samira, Social services" */
    here: strip.getByRole("list", { name: "Here now" }).getByRole("listitem"),
    /** a link of the menu: a picture's title, "Glossary", "Own notes on …" */
    go: (name: string): Promise<void> => menu.getByRole("link", { name, exact: true }).click(),
    untilSaved: (within?: number): Promise<void> => soon(() => saveState.textContent(), within).toBe("Saved on server"),
  };
}
