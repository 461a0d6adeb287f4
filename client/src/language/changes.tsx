// The words somebody answered, and the words as they are now, side by side in one text: what went is struck out, what
// came is underlined, and both are said in words too.
import type { TextVersion } from "@hybrid/domain";
import { diffWordsWithSpace } from "diff";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../text/use-language.ts";
import { Dialog } from "../ui/dialog.tsx";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import type { Standing } from "./use-standing.ts";
import { useState } from "react";

interface SeeChangesProps {
  readonly standing: Standing;
  readonly from: TextVersion;
  /** Whose answer it was; null: one's own. */
  readonly whose: string | null;
}

export function SeeChanges({ standing, from, whose }: SeeChangesProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const name = whose ?? "";
  return (
    <>
      <button
        type="button"
        className="link"
        aria-label={whose === null ? undefined : t("endorsement.seeChangesOf", { name })}
        onClick={() => setOpen(true)}
      >
        {t("endorsement.seeChanges")}
      </button>
      {open && (
        <Dialog title={t("endorsement.changesTitle")} open onOpenChange={setOpen} wide>
          <Changes standing={standing} from={from} />
        </Dialog>
      )}
    </>
  );
}

function Changes({ standing, from }: Omit<SeeChangesProps, "whose">) {
  const { t } = useTranslation();
  const { day, time } = useFormat();
  const first = standing.endorsements.find(({ version }) => version.hash === from.hash);
  const number = standing.versions.findIndex(({ hash }) => hash === from.hash) + 1;
  const at = new Date(first?.at ?? 0);
  return (
    <div className="changes">
      <p className="meta">{t("endorsement.changesSince", { number, day: day(at), time: time(at) })}</p>
      <WordChanges before={from.words} after={standing.words} />
      <p className="meta">{t("endorsement.changesLegend")}</p>
    </div>
  );
}

/** One paragraph each; a change of paragraphs is a change of the line breaks between them. */
export function WordChanges({
  before,
  after,
}: {
  readonly before: readonly string[];
  readonly after: readonly string[];
}) {
  const { t } = useTranslation();
  const parts = useMemo(() => diffWordsWithSpace(before.join("\n"), after.join("\n")), [before, after]);
  return (
    <p className="changes-words">
      {parts.map(({ value, added, removed }, at) =>
        added ? (
          <ins key={at}>
            <VisuallyHidden>{t("endorsement.added")} </VisuallyHidden>
            {value}
          </ins>
        ) : removed ? (
          <del key={at}>
            <VisuallyHidden>{t("endorsement.removed")} </VisuallyHidden>
            {value}
          </del>
        ) : (
          <span key={at}>{value}</span>
        ),
      )}
    </p>
  );
}
