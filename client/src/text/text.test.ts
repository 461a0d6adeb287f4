import { expect, test } from "vitest";
import * as account from "./account.ts";
import * as board from "./board.ts";
import * as divergence from "./divergence.ts";
import * as editor from "./editor.ts";
import * as endorsement from "./endorsement.ts";
import * as entrance from "./entrance.ts";
import * as exchange from "./exchange.ts";
import * as glossary from "./glossary.ts";
import * as growth from "./growth.ts";
import * as group from "./group.ts";
import * as invitation from "./invitation.ts";
import * as journal from "./journal.ts";
import * as notes from "./notes.ts";
import * as pattern from "./pattern.ts";
import * as person from "./person.ts";
import * as perspectives from "./perspectives.ts";
import * as picture from "./picture.ts";
import * as shared from "./shared.ts";
import * as slip from "./slip.ts";
import * as timeline from "./timeline.ts";

const features = {
  pattern,
  board,
  person,
  timeline,
  account,
  divergence,
  editor,
  endorsement,
  entrance,
  exchange,
  growth,
  glossary,
  group,
  invitation,
  journal,
  notes,
  perspectives,
  picture,
  shared,
  slip,
};

function textsOf(tree: unknown, path = ""): [path: string, text: string][] {
  if (typeof tree === "string") return [[path, tree]];
  return Object.entries(tree as object).flatMap(([key, part]) => textsOf(part, `${path}.${key}`));
}

function gapsIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").toSorted();
}

test.each(Object.entries(features))(
  "[UI8] %s has the same texts, with the same gaps, in both languages",
  (_, { en, sv }) => {
    const swedish = new Map(textsOf(sv));
    const english = textsOf(en);
    expect([...swedish.keys()]).toEqual(english.map(([path]) => path));
    for (const [path, text] of english) expect([path, gapsIn(swedish.get(path) ?? "")]).toEqual([path, gapsIn(text)]);
  },
);

test.each(Object.entries(features))("[UI8] %s leaves no text empty", (_, { en, sv }) => {
  expect([...textsOf(en), ...textsOf(sv)].filter(([, text]) => text.trim() === "")).toEqual([]);
});
