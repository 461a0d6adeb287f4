// What stands where nothing has been written yet. Each example opens the composer with its wording.
import type { FactorDomain } from "@hybrid/domain";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSeatView } from "../session/seat-view.tsx";
import { Icon } from "../ui/icon.tsx";
import { AddObservation } from "./add-observation.tsx";
import { examplesFor } from "./examples.ts";
import { Glyph } from "../ui/glyph.tsx";
import { usePicture } from "./picture-context.tsx";
import { useChooseDomain } from "./use-chosen-domain.ts";

export function EmptyDomain({ domain }: { readonly domain: FactorDomain }) {
  const { t } = useTranslation();
  return (
    <div className="prompt">
      <p className="prompt-words">{t("picture.board.empty")}</p>
      <p className="meta">{t("picture.board.emptyWords")}</p>
      <div className="prompt-columns">
        <Examples domain={domain} kind="concern" />
        <Examples domain={domain} kind="protective" />
      </div>
    </div>
  );
}

export function Examples({ domain, kind }: { readonly domain: FactorDomain; readonly kind: "concern" | "protective" }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const { writes } = usePicture();
  const choose = useChooseDomain();
  const [begun, setBegun] = useState({ words: "", open: false });
  const examples = examplesFor(domain, kind, space.language);
  if (examples.length === 0) return null;
  return (
    <div className="examples">
      <p className="examples-head">
        <Glyph of={kind} />
        {t(kind === "concern" ? "picture.add.concernExamples" : "picture.add.protectiveExamples")}
      </p>
      <ul lang={space.language}>
        {examples.map((words) => (
          <li key={words}>
            {writes ? (
              <button
                type="button"
                className="example"
                title={t("picture.board.use")}
                onClick={() => setBegun({ words, open: true })}
              >
                <Icon of={Plus} />
                {words}
              </button>
            ) : (
              words
            )}
          </li>
        ))}
      </ul>
      <AddObservation
        key={begun.words}
        domain={domain}
        begin={begun.words}
        open={begun.open}
        onOpenChange={(open) => setBegun({ ...begun, open })}
        onAdded={choose}
      />
    </div>
  );
}
