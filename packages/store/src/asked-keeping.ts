// What is done with documents as a whole, as the server's thread sees it.
import type { AskDeed } from "./asks.ts";
import type { Keeping } from "./keeping.ts";

export function createAskedKeeping(ask: AskDeed, now: () => number): Keeping {
  return {
    async erase(documents) {
      await ask("eraseDocuments", documents);
      await ask("tidy", null);
    },
    beginAnew: () => ask("beginAnew", null),
    async replace({ address, head, content, actor }) {
      await ask("replaceContent", { ...address, ...actor, head, content, at: now() });
      await ask("tidy", null);
    },
    rewrap: (to) => ask("rewrapKeys", to),
    backUp: (path) => ask("backUp", path),
  };
}
