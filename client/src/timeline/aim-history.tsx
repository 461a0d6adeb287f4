// What the sentence the group acts on said earlier, the latest first, with who had changed it and when.
import { earlierVersions } from "@hybrid/domain";
import { History } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Mark } from "../ui/mark.tsx";
import { PastNotHere } from "./past-not-here.tsx";
import type { Past } from "./record.ts";
import { usePast } from "./use-past.ts";
import { nameWriter } from "./writer-name.ts";
import "./timeline.css";

export function AimHistory({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <>
      <Button look="quiet" icon={History} onPress={() => setShown(true)}>
        {t("timeline.aim.open")}
      </Button>
      {shown && (
        <Dialog title={t("timeline.aim.title")} wide open onOpenChange={setShown}>
          <Versions document={open.record.id} />
        </Dialog>
      )}
    </>
  );
}

function Versions({ document }: { readonly document: string }) {
  const { t } = useTranslation();
  const past = usePast([{ document, fragments: ["aim"] }]);
  if (past.state !== "here") return <PastNotHere past={past} />;
  const versions = earlierVersions(past.past.texts[0]?.pieces ?? []);
  if (versions.length === 0) return <p>{t("timeline.aim.empty")}</p>;
  return (
    <>
      <ol className="aim-versions">
        {versions.map((version, at) => (
          <li key={version.at}>
            <Deed writers={version.writers} at={version.at} past={past.past} now={at === 0} />
            <VersionWords text={version.text} />
          </li>
        ))}
      </ol>
      <p className="meta">{t("timeline.aim.note")}</p>
    </>
  );
}

function VersionWords({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  if (text === "") return <p className="meta">{t("timeline.aim.blank")}</p>;
  return (
    <p className="aim-version" lang={space.language}>
      {text}
    </p>
  );
}

interface DeedProps {
  readonly writers: readonly number[];
  readonly at: number;
  readonly past: Past;
  readonly now: boolean;
}

function Deed({ writers, at, past, now }: DeedProps) {
  const { t } = useTranslation();
  const { day, time, list } = useFormat();
  const people = writers.map((place) => past.writers[place]!);
  const names = people.map((writer) => nameWriter(writer, t));
  const moment = new Date(at);
  return (
    <p className="past-deed">
      {people.map(({ kind, seat }) => (
        <Mark key={seat} kind={kind} size={20} />
      ))}
      {now && <b>{t("timeline.aim.now")}</b>}
      <span>{t("timeline.aim.by", { names: list(names), day: day(moment), time: time(moment) })}</span>
    </p>
  );
}
