// What other servers on the same database have changed is looked up anew: spaces with their rights, and sessions. Many
// hints come at once, such as those of one founding; each place is looked at once for all of them.
import type { Hint, Hints } from "@hybrid/store";
import type { Circles } from "./circles.ts";
import type { Sessions } from "./sessions.ts";

/** In milliseconds: far less than the second within which a revoked right must be gone. */
const gatherMs = 25;

/** `hints`: undefined where there are no other servers. */
type Listeners = { readonly hints: Hints | undefined; readonly circles: Circles; readonly sessions: Sessions };

/** Answers how to stop. */
export function followHints({ hints, circles, sessions }: Listeners): () => Promise<void> {
  const spaces = new Set<string>();
  const changed = new Set<string>();
  let everything = false;
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    timer = undefined;
    const [named, ended, all] = [[...spaces], [...changed], everything];
    spaces.clear();
    changed.clear();
    everything = false;
    // What cannot be read now is read when the database is there again: then there has been a silence.
    const looking = all
      ? [circles.renew(), sessions.recheck()]
      : [...(named.length > 0 ? [circles.renew(named)] : []), ...(ended.length > 0 ? [sessions.recheck(ended)] : [])];
    void Promise.allSettled(looking);
  }

  function note(hint: Hint): void {
    if (hint.what === "space") spaces.add(hint.space);
    else if (hint.what === "session") changed.add(hint.session);
    else if (hint.what === "silence") everything = true;
    else return;
    timer ??= setTimeout(look, gatherMs).unref();
  }

  const stop = hints?.listen(note);
  return async () => {
    stop?.();
    clearTimeout(timer);
  };
}
