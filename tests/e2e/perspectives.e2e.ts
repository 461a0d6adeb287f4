// One card, two unlike perspectives: each seat writes its own, both are seen side by side, in marks and in words.
import { expect, test } from "vitest";
import { writePerspective } from "./pages/picture.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage("perspectives");
const seen = "K-17 has begun to wait for the night bus alone.";

test("[PE1] [PE2] [PE3] [PE5] [UI11] two seats write unlike perspectives, and both see both", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  await police.picture.addObservation(seen, "Exposure");
  const ours = police.picture.card(seen);
  await ours.root.waitFor();
  await social.picture.openDomain("Exposure");
  const theirs = social.picture.card(seen);
  await theirs.root.waitFor();
  expect(await theirs.foot.textContent()).toContain("Nobody has written a perspective on this yet.");

  await ours.write.click();
  expect(await ours.root.getByRole("radio", { checked: true }).count(), "nothing is chosen beforehand").toBe(0);
  await ours.pick("How do you see it?", "As a concern");
  const chosen = ours.root.getByRole("radio", { checked: true });
  await soon(() => chosen.evaluateAll((radios) => radios.map((radio) => radio.closest("label")?.textContent))).toEqual([
    "As a concern",
    "do not know",
    "do not know",
    "Leave open",
  ]);
  await ours.pick("Being a risk", "strong");
  await ours.pick("Being at risk", "slight");
  await ours.words.click();
  await police.page.keyboard.type("Whoever waits there is asked for errands.");
  await ours.done.click();

  await writePerspective(theirs, {
    sight: "As a concern",
    risk: "not seen",
    atRisk: "strong",
    words: "Somebody who waits alone is easy to find.",
  });

  for (const card of [ours, theirs]) {
    await soon(() => card.foot.textContent()).toContain("Three steps apart on being a risk");
    expect(await card.marksAt("Being a risk", "strong")).toEqual(["Police"]);
    expect(await card.marksAt("Being a risk", "not seen")).toEqual(["Social services"]);
    expect(await card.marksAt("Being at risk", "slight")).toEqual(["Police"]);
    expect(await card.marksAt("Being at risk", "strong")).toEqual(["Social services"]);
    expect(await card.rows()).toEqual([
      ["Police", "Concern", "strong", "slight"],
      ["Social services", "Concern", "not seen", "strong"],
    ]);
    expect(await card.root.textContent(), "no number stands for anybody's view").not.toMatch(/\d\s*(?:\/|of)\s*\d|%/);
  }
  await soon(() => ours.saidBy("Social services").textContent()).toContain("Somebody who waits alone");
  await soon(() => theirs.saidBy("Police").textContent()).toContain("is asked for errands");
  await Promise.all([police.untilSaved(), social.untilSaved()]);
});

test("[PE4] [PI8] who sees protection stands apart from who sees concern, and is not put on one scale", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  const both = "Two evenings a week K-17 sits in the library until it closes.";
  await police.picture.addObservation(both, "Self");
  await social.picture.openDomain("Self");
  const [ours, theirs] = [police.picture.card(both), social.picture.card(both)];
  await writePerspective(ours, {
    sight: "As a concern",
    risk: "slight",
    atRisk: "clear",
    words: "Nobody expects K-17 at home.",
  });
  await writePerspective(theirs, {
    sight: "As protective",
    risk: "clear",
    atRisk: "strong",
    words: "It is warm there, and staffed.",
  });
  for (const { picture } of [police, social]) {
    await picture.aim.focus(); // a card that somebody works in keeps its column until they leave it
    await soon(() => picture.card(both).root.getAttribute("data-kind")).toBe("both");
  }
  for (const card of [ours, theirs]) {
    await soon(() => card.foot.textContent()).toContain("Seen both ways");
    expect(await card.marksAt("Being at risk", "clear")).toEqual(["Police"]);
    expect(await card.marksAt("Against being at risk", "strong")).toEqual(["Social services"]);
    await soon(() => card.rows()).toEqual([
      ["Police", "Concern", "slight", "clear"],
      ["Social services", "Protective", "clear", "strong"],
    ]);
  }
});

test("[PE6] [AU6] a seat changes and withdraws its own perspective, and has no way into another's", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  await police.picture.openDomain("Exposure");
  await social.picture.openDomain("Exposure");
  const [ours, theirs] = [police.picture.card(seen), social.picture.card(seen)];
  await theirs.read.click();
  await ours.read.click();
  expect(await ours.saidBy("Social services").getByRole("button").count()).toBe(0);
  expect(await ours.saidBy("Social services").getByRole("textbox").count()).toBe(0);

  await ours.change.click();
  await ours.pick("Being a risk", "slight");
  await soon(() => theirs.foot.textContent()).toContain("Two steps apart on being at risk");
  await ours.root.getByRole("button", { name: "Withdraw our perspective" }).click();
  const dialog = police.page.getByRole("dialog", { name: "Withdraw our perspective?" });
  await dialog.getByRole("button", { name: "Withdraw our perspective" }).click();
  await soon(() => theirs.rows()).toEqual([["Social services", "Concern", "not seen", "strong"]]);
  await soon(() => theirs.foot.textContent()).toContain("One perspective so far");
  expect(await theirs.root.textContent()).not.toContain("is asked for errands");
});

test("[UI7] a lens shows one axis, says so in the table too, and is gone after leaving", async () => {
  const { picture, page, go } = await stage.enter("Police");
  await picture.openDomain("Exposure");
  const card = picture.card(seen);
  await picture.board.getByRole("radiogroup", { name: "Lens" }).getByText("Being at risk").click();
  await soon(() => card.rows()).toEqual([["Social services", "Concern", "strong"]]);
  await go("Glossary");
  await page.getByRole("heading", { level: 1, name: "Glossary" }).waitFor();
  await page.goBack();
  await soon(() => card.rows()).toEqual([["Social services", "Concern", "not seen", "strong"]]);
});
