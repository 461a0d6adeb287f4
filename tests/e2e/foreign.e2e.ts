// A peer that writes whatever it likes: a stock client under a seat's own cookie puts junk into the picture, a voice
// and the glossary. Every page still works, junk is shown as unreadable in its place, nothing of it runs, and opening a
// page deletes nothing of what it does not understand.
import { beforeAll, expect, test } from "vitest";
import type { SeatView } from "@hybrid/domain";
import * as Y from "yjs";
import { readDemo, takeSeat, type TakenSeat } from "../support/seats.ts";
import { openStockClient, type StockClient } from "../support/stock-client.ts";
import { until } from "../support/wait.ts";
import type { Sheets } from "./pages/sheets.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { readText, untilReads, write } from "./support/words.ts";

const stage = useStage("foreign");

const evil = '<img src=x onerror="window.hit = 1"><script>window.hit = 1</script>';
let peer: TakenSeat;
let record: (kind: string, title?: string) => SeatView["documents"][number];

beforeAll(async () => {
  const { spaces } = await readDemo(stage.url);
  const english = spaces.find(({ language }) => language === "en");
  peer = await takeSeat(stage.url, english?.seats.find(({ organisation }) => organisation?.kind === "youth")?.id ?? "");
  record = (kind, title) => {
    const found = peer.view.documents.find(
      (one) => one.kind === kind && (!title || one.title === title) && one.right === "write",
    );
    if (!found) throw new Error(`no ${kind} to write`);
    return found;
  };
});

/** Writes as the peer and waits until the server has called it durable. */
async function writeAsPeer(document: SeatView["documents"][number], deed: (doc: Y.Doc) => void): Promise<void> {
  const client = openStockClient(peer.door(document), { acks: true });
  await client.synced();
  deed(client.doc);
  await until("the junk is taken", () => client.own.length > 0 && client.durable === client.own.length);
  expect(client.closes).toEqual([]);
  client.close();
}

async function readAsPeer<Value>(document: SeatView["documents"][number], read: (doc: Y.Doc) => Value): Promise<Value> {
  const client: StockClient = openStockClient(peer.door(document));
  await client.synced();
  const value = read(client.doc);
  client.close();
  return value;
}

const expectUnhurt = async ({ page }: Sheets): Promise<void> =>
  expect(await page.evaluate(() => "hit" in window), "nothing a peer wrote has run").toBe(false);

function writeJunkFactors(doc: Y.Doc): void {
  const factors = doc.getMap("factors");
  const nested = new Y.Map<unknown>([["domain", "home"]]);
  factors.set("junk-number/at", 42);
  factors.set("junk-nested/at", nested);
  factors.set("junk-text/at", new Y.Text("home"));
  factors.set("junk-domain/at", { domain: "prison", place: "a" });
  factors.set("junk-place/at", { domain: "home", place: { toString: "no" } });
  factors.set("junk-huge/at", { domain: "home", place: "z".repeat(100_000) });
  factors.set("__proto__/at", { domain: "home", place: "a" });
  factors.set("constructor", ["no", "slash"]);
  factors.set("/at", null);
}

test("[UI12] [DO2] [DO3] junk among the observations is counted as unreadable, and the others work", async () => {
  const picture = record("picture", "K-17");
  await writeAsPeer(picture, (doc) => {
    writeJunkFactors(doc);
    const factors = doc.getMap("factors");
    factors.set("evil/at", { domain: "home", place: "zz" });
    factors.set("evil/basis.toldBy", evil);
    factors.set("evil/basis.kind", "told");
    doc.getXmlFragment("observation:evil").push([paragraph(evil)]);
    factors.set("long/at", { domain: "services", place: "zz" });
    doc.getXmlFragment("observation:long").push([paragraph(`${"word".repeat(20_000)} ${"ett ord ".repeat(10_000)}`)]);
  });
  const police = await stage.enter("Police");
  await police.picture.openDomain("Home");
  await police.picture.board.getByText(/entries here cannot be read by this version/).waitFor();
  const card = police.picture.card(evil);
  expect(await card.root.textContent()).toContain(`Told by ${evil}`);
  await card.write.click();
  await card.pick("How do you see it?", "As both");
  await soon(() => card.rows()).toEqual([["Police", "Seen both ways", "do not know", "do not know"]]);
  await police.picture.openDomain("Services");
  await police.picture.card("wordwordword").root.waitFor();
  await police.picture.addObservation("Something was seen after all this.", "Services");
  await police.picture.card("after all this").root.waitFor();
  await police.untilSaved();
  await expectUnhurt(police);
});

test("[UI12] [PE1] junk in a voice is shown as unreadable under its seat's name", async () => {
  const voice = peer.view.documents.find(({ kind, about, right }) => {
    return kind === "voice" && right === "write" && about === record("picture", "K-17").id;
  });
  if (!voice) throw new Error("the seat has no voice");
  const factor = await readAsPeer(record("picture", "K-17"), (doc) => {
    const keys = [...doc.getMap("factors").keys()];
    return keys
      .find((key) =>
        doc
          .getXmlFragment(`observation:${key.split("/")[0]}`)
          .toString()
          .includes("mother came to both"),
      )
      ?.split("/")[0];
  });
  await writeAsPeer(voice, (doc) => {
    const perspectives = doc.getMap("perspectives");
    perspectives.set(`${factor}/sight`, ["concern"]);
    perspectives.set(`${factor}/beingARisk`, 9);
    perspectives.set("nowhere/sight", "concern");
    perspectives.set("__proto__/sight", new Y.Array());
  });
  const social = await stage.enter("Social services");
  await social.picture.openDomain("Home");
  const card = social.picture.card("mother came to both");
  await card.read.click();
  await card.root.getByText("What Lindhamra Youth Work wrote cannot be read by this version.").waitFor();
  expect((await card.rows()).map(([organisation]) => organisation)).not.toContain("Lindhamra Youth Work");
  await expectUnhurt(social);
});

test("[UI12] [DO9] unknown nodes in a text are shown to read, and opening it deletes nothing", async () => {
  const picture = record("picture", "K-17");
  await writeAsPeer(picture, (doc) => {
    const table = new Y.XmlElement("evidenceTable");
    table.setAttribute("onclick", "window.hit = 1");
    table.insert(0, [paragraph("Words in a table of a later version.")]);
    const linked = new Y.XmlText();
    linked.insert(0, "press here", { link: { href: "javascript:window.hit = 1" } });
    const link = new Y.XmlElement("paragraph");
    link.insert(0, [linked]);
    const script = new Y.XmlElement("script");
    script.insert(0, [new Y.XmlText("window.hit = 1")]);
    doc.getXmlFragment("narrative").push([table, link, script]);
  });
  const before = await readAsPeer(picture, (doc) => doc.getXmlFragment("narrative").toString());
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  for (const sheets of [police, social]) {
    const story = sheets.page.getByRole("region", { name: "What has happened" });
    await story.getByText("This text was written in a way this version").waitFor();
    await story.getByText("Words in a table of a later version.").waitFor();
    expect(await story.getByRole("textbox").count()).toBe(0);
    expect(await story.locator("a[href^=javascript]").count()).toBe(0);
    await write(sheets.picture.aim, "end", " It goes on.");
    await sheets.untilSaved();
    await expectUnhurt(sheets);
  }
  expect(await readAsPeer(picture, (doc) => doc.getXmlFragment("narrative").toString())).toBe(before);
});

test("[DO9] a text that becomes foreign under somebody's hands is let go of, not emptied", async () => {
  const practice = record("picture", "Practice: Robin");
  const police = await stage.enter("Police");
  await police.go("Practice: Robin");
  await write(police.picture.narrative, "end", "Written before the newer version came.");
  await police.untilSaved();
  await writeAsPeer(practice, (doc) => {
    const figure = new Y.XmlElement("figure");
    figure.insert(0, [new Y.XmlText("A drawing of the yard.")]);
    doc.getXmlFragment("narrative").insert(0, [figure]);
  });
  const story = police.page.getByRole("region", { name: "What has happened" });
  await story.getByText("A drawing of the yard.").waitFor();
  await story.getByText("Written before the newer version came.").waitFor();
  expect(await story.getByRole("textbox").count()).toBe(0);
  const kept = await readAsPeer(practice, (doc) => doc.getXmlFragment("narrative").toString());
  expect(kept).toContain("<figure>A drawing of the yard.</figure>");
  expect(kept).toContain("Written before");
});

test("[UI12] roots of another type leave the rest of the sheet working", async () => {
  const practice = record("picture", "Practice: Robin");
  await writeAsPeer(practice, (doc) => {
    doc.getArray("aim").insert(0, [1, { a: [evil] }]);
    doc.getText("observation:odd").insert(0, "text where a fragment should be");
    doc.getMap("factors").set("odd/at", { domain: "self", place: "m" });
  });
  const police = await stage.enter("Police");
  await police.go("Practice: Robin");
  await police.page.getByRole("heading", { level: 1, name: "Practice: Robin" }).waitFor();
  await police.picture.addObservation("Robin drew the yard.", "Self");
  await police.picture.card("drew the yard").root.waitFor();
  await police.untilSaved();
  await expectUnhurt(police);
});

test("[UI12] [MA1] junk among the words of the glossary leaves list, entries and underlines working", async () => {
  const glossary = record("glossary");
  await writeAsPeer(glossary, (doc) => {
    const terms = doc.getMap("terms");
    terms.set("junk-1/headword.en", 42);
    terms.set("junk-2/headword.en", "x".repeat(200_000));
    terms.set("junk-3/status", "blessed");
    terms.set("junk-4", new Y.Map());
    terms.set("__proto__/headword.en", { evil });
    terms.set("evil/headword.en", evil);
    terms.set("evil/headword.sv", "javascript:window.hit = 1");
    terms.set("evil/alias.en/(.*)+$", true);
    terms.set("evil/status", "agreed");
    const bad = new Y.XmlElement("iframe");
    bad.setAttribute("src", "javascript:parent.hit = 1");
    doc.getXmlFragment("definition:evil").push([bad, paragraph("A definition beside a frame.")]);
  });
  const police = await stage.enter("Police");
  await untilReads(police.picture.aim, "K-17");
  await soon(() => police.page.locator(".term").count()).toBeGreaterThan(0);
  await police.go("Glossary");
  await police.page.getByText(/entries cannot be read by this version/).waitFor();
  await police.glossary.word(evil).click();
  await police.glossary.heading(evil).waitFor();
  await police.page.getByText("A definition beside a frame.").waitFor();
  expect(await police.page.locator("iframe").count()).toBe(0);
  await police.page.goBack();
  await police.glossary.add("aftercare");
  await write(police.glossary.definition, "end", "What is left to do.");
  await police.untilSaved();
  expect(await readText(police.glossary.definition)).toBe("What is left to do.");
  await expectUnhurt(police);
});

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}
