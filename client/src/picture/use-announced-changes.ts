// Says what colleagues add to the picture, through the one polite live region. What one does oneself is not news, and
// nor is what was there when the page opened.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { useSeatName } from "../session/seat-view.tsx";
import { useAnnounce } from "../ui/announcer.tsx";
import { usePicture, type Picture } from "./picture-context.tsx";

interface Known {
  readonly factors: ReadonlySet<string>;
  readonly perspectives: ReadonlySet<string>;
  readonly complete: boolean;
}

export function useAnnouncedChanges(): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const nameOf = useSeatName();
  const picture = usePicture();
  const local = useLastLocal(picture.open.doc);
  const before = useRef<Known>(undefined);
  useEffect(() => {
    const last = before.current;
    const now = know(picture);
    before.current = now;
    // Voices that are still being opened bring what was written before.
    if (!last?.complete) return;
    for (const { id, domain } of picture.factors) {
      if (last.factors.has(id) || local.current) continue;
      announce(t("picture.news.observation", { domain: t(`picture.domain.${domain}`) }));
    }
    for (const { factor, seat } of [...picture.byFactor.values()].flat()) {
      if (last.perspectives.has(`${seat} ${factor}`) || seat === picture.own?.seat) continue;
      announce(t("picture.news.perspective", { organisation: nameOf(seat) }));
    }
  }, [picture, announce, nameOf, t, local]);
}

function know({ factors, byFactor, complete }: Picture): Known {
  const perspectives = [...byFactor.values()].flat().map(({ factor, seat }) => `${seat} ${factor}`);
  return { factors: new Set(factors.map(({ id }) => id)), perspectives: new Set(perspectives), complete };
}

/** Whether the last change to the document was made in this window. */
export function useLastLocal(doc: Y.Doc) {
  const local = useRef(false);
  useEffect(() => {
    const note = (transaction: Y.Transaction): void => {
      if (transaction.changed.size > 0) local.current = transaction.local;
    };
    doc.on("beforeObserverCalls", note);
    return () => doc.off("beforeObserverCalls", note);
  }, [doc]);
  return local;
}
