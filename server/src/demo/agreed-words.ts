// What the demo's organisations have said of the words they agree on: every one stands behind them, some on a
// reservation. As anywhere, agreement follows from answers to the exact words.
import { createHash } from "node:crypto";
import { versionWords, type Endorsement, type Language } from "@hybrid/domain";
import { demoGroup, termTemplate } from "@hybrid/domain/templates";

type Chair = { readonly kind: string | null; readonly seat: string; readonly holder: string };

export function agreedWords(said: {
  readonly language: Language;
  readonly chairs: readonly Chair[];
  readonly now: number;
}): Endorsement[] {
  const { language, now } = said;
  return termTemplate
    .filter(({ status }) => status === "agreed")
    .flatMap(({ id: term, definition }) => {
      const words = versionWords([definition[language]]);
      const hash = createHash("sha256").update(JSON.stringify(words)).digest("hex");
      return said.chairs.flatMap(({ kind, seat, holder }) => {
        if (kind === null) return [];
        const reserved = demoGroup.reservations.find((one) => one.term === term && one.by === kind);
        return {
          id: `founded-${term}-${kind}`,
          of: { kind: "definition", term } as const,
          version: { seq: 1, hash, words },
          seat,
          holder,
          stance: reserved ? ("reserved" as const) : ("behind" as const),
          why: reserved?.why[language] ?? "",
          wouldChange: reserved?.wouldChange[language] ?? "",
          at: now,
        };
      });
    });
}
