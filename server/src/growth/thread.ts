// The thread behind routes.ts: plays the rows of a glossary and notes what each did to its words. What a row holds is a
// stranger's: anything that is no word of a glossary is passed over.
import { EntryId, type Turning } from "@hybrid/domain";
import * as Y from "yjs";
import { answerEach } from "../rebuild/copy.ts";

export type GrowthRow = {
  readonly update: Uint8Array;
  readonly at: number;
  readonly seat: string;
  readonly seq: number;
};
export type Ask = { readonly rows: readonly GrowthRow[] };
export type Answer = { readonly turnings: readonly Turning[] };

/** Writing in one definition is told once in this while, not letter by letter. */
const restMs = 60_000;
const start = "definition:";

answerEach(({ rows }: Ask): Answer => {
  const doc = new Y.Doc();
  const terms = doc.getMap("terms");
  const turnings: Turning[] = [];
  const known = new Set<string>();
  const written = new Map<string, number>();
  let row: GrowthRow | undefined;
  const note = (term: string, what: Turning["what"]): void => {
    if (row && EntryId.safeParse(term).success) turnings.push({ term, what, at: row.at, seat: row.seat, seq: row.seq });
  };
  terms.observe(({ keysChanged }) => {
    const ids = new Set([...keysChanged].map((key) => String(key).split("/", 1)[0]!));
    for (const id of ids) {
      if (!terms.has(`${id}/headword.sv`) && !terms.has(`${id}/headword.en`)) {
        if (known.delete(id)) note(id, "gone");
        continue;
      }
      const fresh = !known.has(id);
      known.add(id);
      if (fresh || keysChanged.has(`${id}/status`))
        note(id, terms.get(`${id}/status`) === "unlike" ? "unlike" : "in-talk");
      const retired = terms.get(`${id}/retired`);
      if (typeof retired === "string" && (fresh || keysChanged.has(`${id}/retired`))) note(id, "retired");
      else if (!fresh && keysChanged.has(`${id}/retired`)) note(id, "restored");
    }
  });
  doc.on("afterTransaction", ({ changed }: Y.Transaction) => {
    for (const root of new Set([...changed.keys()].map(rootOf))) {
      const name = nameOf(doc, root);
      if (!row || name === undefined || !name.startsWith(start)) continue;
      const term = name.slice(start.length);
      if (row.at - (written.get(term) ?? -restMs) < restMs) continue;
      written.set(term, row.at);
      note(term, "words");
    }
  });
  for (row of rows) Y.applyUpdate(doc, row.update);
  return { turnings };
});

type Type = { readonly _item: Y.Item | null };

function rootOf(type: Type): Type {
  let root = type;
  while (root._item) root = root._item.parent as Type;
  return root;
}

function nameOf(doc: Y.Doc, root: Type): string | undefined {
  for (const [name, type] of doc.share) if (type === root) return name;
  return undefined;
}
