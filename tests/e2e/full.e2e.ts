// A board with more cards than fit in the window: those in sight come first, the others in their turn.
import { addFactor } from "@hybrid/documents";
import { expect, test } from "vitest";
import { readDemo, takeSeat } from "../support/seats.ts";
import { openStockClient } from "../support/stock-client.ts";
import { until } from "../support/wait.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage("full");
const many = 16;

async function fillServices(): Promise<void> {
  const { spaces } = await readDemo(stage.url);
  const english = spaces.find(({ language }) => language === "en");
  const seat = english?.seats.find(({ organisation }) => organisation?.kind === "youth");
  const peer = await takeSeat(stage.url, seat?.id ?? "");
  const practice = peer.view.documents.find(({ title }) => title === "Practice: Robin");
  if (!practice) throw new Error("no picture to fill");
  const client = openStockClient(peer.door(practice), { acks: true });
  await client.synced();
  for (let at = 1; at <= many; at += 1)
    addFactor(client.doc, { id: `many${at}`, domain: "services", observation: `Thing ${at} was seen.` });
  await until("all of them are taken", () => client.durable === client.own.length);
  client.close();
}

test("[QU3] a full board is whole soon, out of sight too, and nothing moves under whoever reads meanwhile", async () => {
  await fillServices();
  const sheets = await stage.enter("Police");
  const { page, picture } = sheets;
  await sheets.go("Practice: Robin");
  await picture.openDomain("Services");
  const cards = page.locator("[data-factor]");
  // In their place with their words from the start, whole or not.
  const words = Array.from({ length: many }, (_, at) => `Thing ${at + 1} was seen.`);
  await soon(() => cards.locator(".card-observation").allTextContents()).toEqual(words);
  const top = await cards.first().evaluate((card) => card.getBoundingClientRect().top);
  await soon(() => page.locator("[data-factor][aria-busy]").count()).toBe(0);
  expect(await cards.locator(".card-foot").count()).toBe(many);
  expect(await cards.locator(".card-observation").allTextContents()).toEqual(words);
  expect(await cards.first().evaluate((card) => card.getBoundingClientRect().top)).toBe(top);
});
