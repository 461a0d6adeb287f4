// "Who wrote this?": the pieces of the words that were selected, live while it is open.
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useWriterWords } from "./deed-words.tsx";
import { LineList } from "./line-list.tsx";
import { readLocalText } from "./local-text.ts";
import { explain, type Line, type TextRecord } from "./record.ts";
import type { RecordState } from "./record-keeper.ts";
import { rangeOf, type Asked } from "./selection.ts";
import type { SheetAuthorship } from "./sheet-authorship.ts";

interface WhoPanelProps {
  readonly sheet: SheetAuthorship;
  readonly asked: Asked | "nothing";
}

export function WhoPanel({ sheet, asked }: WhoPanelProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("authorship.who.title")} open onOpenChange={(open) => open || sheet.dismiss()}>
      {asked === "nothing" ? <p>{t("authorship.who.nothing")}</p> : <Answer sheet={sheet} asked={asked} />}
      <Foot onClose={sheet.dismiss} />
    </Dialog>
  );
}

function Answer({ sheet, asked }: { readonly sheet: SheetAuthorship; readonly asked: Asked }) {
  const { t } = useTranslation();
  useSyncExternalStore(sheet.subscribe, sheet.version);
  const state = sheet.stateOf(asked.fragment);
  if (state.state !== "here") return <NotHere state={state} />;
  const { from, to } = rangeOf(asked);
  const lines = explain(readLocalText(asked.fragment), state.record, from, to);
  return (
    <>
      <Summary lines={lines} record={state.record} />
      <LineList lines={lines} record={state.record} label={t("authorship.who.pieces")} />
    </>
  );
}

/** For those who listen: the dialog has taken the focus before the answer was here. */
function Summary({ lines, record }: { readonly lines: readonly Line[]; readonly record: TextRecord }) {
  const { t } = useTranslation();
  const { say } = useWriterWords();
  const said = lines
    .filter(({ text }) => text.trim() !== "")
    .slice(0, 3)
    .map((line) => {
      if (line.kind === "unsent") return `${line.text}: ${t("authorship.unsent")}`;
      const written = say(record.writers[line.written.writer]!, line.written.at);
      if (line.kind === "stands") return `${line.text}: ${written}`;
      const struck = say(record.writers[line.struck.writer]!, line.struck.at);
      return `${t("authorship.gone")} ${line.text}: ${written}. ${t("authorship.struckBy")} ${struck}`;
    });
  return (
    <p role="status" className="visually-hidden">
      {said.join(". ")}
    </p>
  );
}

/** At the end of what may be long: something to go to by keyboard, from where the arrow keys scroll. */
export function Foot({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="authorship-foot">
      <p className="authorship-note">{t("authorship.note")}</p>
      <Button onPress={onClose}>{t("shared.close")}</Button>
    </div>
  );
}

export function NotHere({ state }: { readonly state: Exclude<RecordState, { state: "here" }> }) {
  const { t } = useTranslation();
  if (state.state === "refused") return <Banner tone="warn">{t("authorship.refused")}</Banner>;
  return (
    <>
      <p role="status">
        {state.rows > 0 ? t("authorship.readingRows", { count: state.rows }) : t("authorship.reading")}
      </p>
      <Skeleton lines={3} />
    </>
  );
}
