// The picture: aim, board of observations, narrative.
import type { Locator, Page } from "playwright-core";

export type Picture = ReturnType<typeof pictureOn>;
export type Card = ReturnType<typeof cardOn>;

export function pictureOn(page: Page) {
  const board = page.getByRole("region", { name: "What we see" });
  return {
    title: page.getByRole("heading", { level: 1 }),
    aim: page.getByRole("textbox", { name: "What we act on together" }),
    narrative: page.getByRole("textbox", { name: "What has happened, written together" }),
    board,
    addButton: board.getByRole("button", { name: "Add an observation" }),
    /** The card of an observation, by words in it. */
    card: (words: string) => cardOn(page, board.locator("[data-factor]", { hasText: words })),
    /** All cards shown, in order, by the kind that stands on them. */
    cards: board.locator("[data-factor]"),
    domain: (name: string) => board.getByRole("link", { name: new RegExp(`^${name}\\b`) }),
    async openDomain(name: string): Promise<void> {
      await board.getByRole("link", { name: new RegExp(`^${name}\\b`) }).click();
    },
    async addObservation(words: string, domain: string): Promise<void> {
      await board.getByRole("button", { name: "Add an observation" }).click();
      const dialog = page.getByRole("dialog", { name: "Add an observation" });
      await dialog.getByRole("textbox", { name: "What was seen" }).fill(words);
      await dialog.getByRole("combobox", { name: "Domain" }).selectOption({ label: domain });
      await dialog.getByRole("button", { name: "Add to the picture" }).click();
      await dialog.waitFor({ state: "detached" });
    },
    retired: board.locator("details"),
  };
}

export function cardOn(page: Page, card: Locator) {
  return {
    root: card,
    table: card.getByRole("table", { name: "Perspectives on this observation" }),
    /** Rows of the table for those who listen, without its head. */
    rows: async (): Promise<string[][]> => {
      const rows = await card.getByRole("table").getByRole("row").all();
      const cells = rows.slice(1).map((row) => row.locator("th, td").allTextContents());
      return Promise.all(cells);
    },
    /** Names of the organisations whose marks stand at a step of a track. */
    marksAt: async (track: string, step: string): Promise<string[]> => {
      const steps = ["not seen", "slight", "clear", "strong"];
      const lane = card.locator(".track", { has: page.locator(".track-name", { hasText: new RegExp(`^${track}$`) }) });
      const stop = lane.locator(".lane-stop").nth(steps.indexOf(step));
      return stop.locator("[title]").evaluateAll((marks) => marks.map((mark) => mark.getAttribute("title") ?? ""));
    },
    foot: card.locator("footer"),
    async choose(deed: string): Promise<void> {
      await card.getByRole("button", { name: "More about this observation" }).click();
      await page.getByRole("menuitem", { name: deed, exact: true }).click();
    },
    wording: card.getByRole("textbox", { name: "What was seen" }),
    write: card.getByRole("button", { name: /^Write our perspective/ }),
    change: card.getByRole("button", { name: "Change our perspective" }),
    read: card.getByRole("button", { name: /^Read the words/ }),
    done: card.getByRole("button", { name: "Done" }),
    radios: (group: string) => card.getByRole("radiogroup", { name: group }).getByRole("radio"),
    /** React Aria hides the radio itself; people press its words. */
    async pick(group: string, option: string): Promise<void> {
      const row = card.getByRole("radiogroup", { name: group });
      await row.locator("label", { hasText: new RegExp(`^${option}$`) }).click();
    },
    words: card.getByRole("textbox", { name: "In your own words" }),
    /** What an organisation has said, among the words of all. */
    saidBy: (organisation: string) =>
      card.getByRole("article").filter({ has: page.getByRole("heading", { level: 4, name: organisation }) }),
  };
}

type Said = { readonly sight: string; readonly risk: string; readonly atRisk: string; readonly words: string };

/** Writes a seat's own perspective on a card, from the first press to the last word. */
export async function writePerspective(card: Card, { sight, risk, atRisk, words }: Said): Promise<void> {
  await card.write.click();
  await card.pick("How do you see it?", sight);
  const against = sight === "As protective" ? "Against being" : "Being";
  await card.pick(`${against} a risk`, risk);
  await card.pick(`${against} at risk`, atRisk);
  await card.words.click();
  await card.words.page().keyboard.type(words);
  await card.done.click();
}
