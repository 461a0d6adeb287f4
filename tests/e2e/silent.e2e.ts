// A silent round: two seats write unseen, a third sees that they do and not what, and all appears at once.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { mapOn } from "./pages/divergence.ts";
import { writePerspective } from "./pages/picture.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage("silent");
const seen = "K-17 has stopped answering the youth worker's messages.";
const unseen = { police: "Somebody has told K-17 not to.", social: "K-17 is worn out." };

test("[SI1] [SI2] [SI3] [SI4] [SI5] what two write unseen appears at once to all, and stays as a first thought", async () => {
  const [lead, police, social] = await Promise.all(
    ["Coordinator", "Police", "Social services"].map((seat) => stage.enter(seat)),
  );
  const everybody = [lead!, police!, social!];
  await police!.picture.addObservation(seen, "Belonging");
  for (const { picture } of everybody) await picture.openDomain("Belonging");
  await lead!.page.getByRole("button", { name: "Begin a silent round" }).click();
  const dialog = lead!.page.getByRole("dialog", { name: "Begin a silent round" });
  for (const seat of ["Lindhamra School", "Lindhamra Youth Work", "Youth Health Clinic"])
    await dialog.getByRole("checkbox", { name: seat }).uncheck();
  await dialog.getByRole("button", { name: "Begin", exact: true }).click();
  const bars = everybody.map(({ page }) => page.getByRole("region", { name: "A silent round is going on." }));
  for (const bar of bars) await soon(() => bar.textContent()).toContain("None of 2 is ready yet.");

  const cards = everybody.map(({ picture }) => picture.card(seen));
  const [, ours, theirs] = cards;
  const begin = (card: typeof ours) => card!.root.getByRole("button", { name: "Write unseen" });
  for (const [card, words] of [
    [ours, unseen.police],
    [theirs, unseen.social],
  ] as const) {
    await begin(card).waitFor();
    await writePerspective(
      { ...card!, write: begin(card) },
      { sight: "As a concern", risk: card === ours ? "strong" : "slight", atRisk: "clear", words },
    );
    await soon(() => card!.root.textContent()).toContain("written unseen");
    expect(await card!.root.getByRole("button", { name: /^(Write|Change)/ }).allTextContents()).toEqual([
      "Change our perspective",
    ]);
  }
  await Promise.all([police!.untilSaved(), social!.untilSaved()]);
  for (const card of cards) expect(await card.foot.textContent()).toContain("Nobody has written a perspective");
  for (const words of Object.values(unseen)) {
    const readers = await Promise.all(
      everybody.map(({ page }) => page.evaluate(() => document.body.textContent ?? "")),
    );
    expect(readers.filter((text) => text.includes(words))).toHaveLength(1);
  }
  const { violations } = await new AxeBuilder({ page: police!.page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await bars[1]!.getByRole("button", { name: "We are ready" }).focus();
  await police!.page.keyboard.press("Enter");
  for (const bar of bars) await soon(() => bar.textContent()).toContain("1 of 2 is ready.");
  expect(await bars[0]!.textContent()).not.toContain("Police");
  await bars[2]!.getByRole("button", { name: "We are ready" }).click();
  for (const card of cards) await soon(() => card.foot.textContent()).toContain("Two steps apart on being a risk");
  for (const bar of bars) await bar.waitFor({ state: "detached" });
  await cards[0]!.read.click();
  await soon(() => cards[0]!.saidBy("Police").textContent()).toContain(unseen.police);
  await soon(() => cards[0]!.saidBy("Social services").textContent()).toContain(unseen.social);

  await ours!.read.click();
  await ours!.change.click();
  await ours!.pick("Being a risk", "not seen");
  await ours!.done.click();
  const first = cards[0]!.saidBy("Police").getByText(/^First thought/);
  await first.click();
  await soon(() => cards[0]!.saidBy("Police").textContent()).toContain("Being a risk: strong");
});

test("[DV6] the map says what was seen on the day all was shown, where it has changed and where it is as then", async () => {
  const lead = await stage.enter("Coordinator");
  const map = mapOn(lead.page);
  await map.open();
  const compare = lead.page.getByRole("button", { name: /^Compare with / });
  await compare.focus();
  await lead.page.keyboard.press("Enter");
  expect(await compare.getAttribute("aria-pressed")).toBe("true");
  await soon(() => lead.page.getByRole("status").allTextContents()).toContainEqual(
    expect.stringMatching(/^2 perspectives were shown on .*\. 1 has changed since\./),
  );
  const [changed, same, ...rest] = await map.cells(seen);
  expect(changed).toMatch(/Being a risk: not seen.*Then: Concern\. Being a risk: strong\. Being at risk: clear$/);
  expect(same).toMatch(/Being a risk: slight.*\. as then$/);
  expect(rest.join()).not.toMatch(/then/i);
  expect(await map.head(seen).textContent()).toContain("Then: Two steps apart on being a risk");
  const { violations } = await new AxeBuilder({ page: lead.page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const kept = await lead.page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href]),
  );
  await compare.click();
  await soon(async () => (await map.cells(seen)).join()).not.toMatch(/then/i);
  expect(
    await lead.page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href]),
    ),
  ).toBe(kept);
});

test("[SI2] the coordinator shows before all are ready, and asks first", async () => {
  const [lead, police] = await Promise.all([stage.enter("Coordinator"), stage.enter("Police")]);
  const only = "K-17 sleeps at a friend's twice a week.";
  await police.picture.addObservation(only, "Home");
  for (const { picture } of [lead, police]) await picture.openDomain("Home");
  await police.page.getByRole("button", { name: "Begin a silent round" }).click();
  await police.page.getByRole("dialog").getByRole("button", { name: "Begin", exact: true }).click();
  const card = police.picture.card(only);
  const write = card.root.getByRole("button", { name: "Write unseen" });
  await write.waitFor();
  await writePerspective(
    { ...card, write },
    { sight: "As protective", risk: "clear", atRisk: "clear", words: "Safe." },
  );
  await police.untilSaved();
  await lead.page.getByRole("button", { name: "Show all now" }).click();
  const dialog = lead.page.getByRole("dialog", { name: "Show all now?" });
  await dialog.getByRole("button", { name: "Show all now" }).click();
  await soon(() => lead.picture.card(only).foot.textContent()).toContain("One perspective so far");
  await lead.picture.card(only).read.click();
  await soon(() => lead.picture.card(only).saidBy("Police").textContent()).toContain("Safe.");
});
