// Asks the server for the record of some texts of a document, whole: a long one comes in pages.
import { AuthorshipView, type TextPiece } from "@hybrid/domain";
import { ask, type Answer } from "../session/api.ts";
import { createRecord, type TextRecord } from "./record.ts";

type Read = Extract<AuthorshipView, { state: "read" }>;
type Text = Read["texts"][number];

/** A text's record up to row `seq`; without one, nothing has changed in it since the row that was asked about. */
export interface TextAnswer {
  readonly root: string;
  readonly seq: number;
  readonly record: TextRecord | undefined;
}

export type Texts =
  | { readonly state: "reading"; readonly rows: number }
  | { readonly state: "read"; readonly texts: readonly TextAnswer[] };

export interface Questions {
  /** A text that changed while its pages came is left out: they would not fit together. */
  readonly read: (roots: readonly string[], after: number) => Promise<Answer<Texts>>;
}

export function createQuestions(document: string, seat: string): Questions {
  const path = `/api/documents/${encodeURIComponent(document)}/authorship`;

  function question(roots: readonly string[], after: number, from: number): Promise<Answer<AuthorshipView>> {
    const query = new URLSearchParams([["seat", seat], ...roots.map((root) => ["fragment", root])]);
    if (after > 0) query.set("after", String(after));
    if (from > 0) query.set("from", String(from));
    return ask(`${path}?${query.toString()}`, AuthorshipView);
  }

  async function readText(text: Text, { seq, writers }: Read): Promise<TextAnswer[]> {
    const root = text.fragment;
    if (text.same) return [{ root, seq, record: undefined }];
    const pieces: TextPiece[] = [...text.pieces];
    for (let { next } = text; next !== null;) {
      const answer = await question([root], 0, next);
      if (!answer.ok || answer.value.state !== "read" || answer.value.seq !== seq) return [];
      const [page] = answer.value.texts;
      if (!page || page.same) return [];
      pieces.push(...page.pieces);
      next = page.next;
    }
    return [{ root, seq, record: createRecord(pieces, text.tallies, writers) }];
  }

  return {
    async read(roots, after) {
      const answer = await question(roots, after, 0);
      if (!answer.ok) return answer;
      if (answer.value.state === "reading") return { ok: true, value: answer.value };
      const texts: TextAnswer[] = [];
      for (const text of answer.value.texts) texts.push(...(await readText(text, answer.value)));
      return { ok: true, value: { state: "read", texts } };
    },
  };
}
