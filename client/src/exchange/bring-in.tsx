// Words on their way in: where they come from, what they would change, and the way back once they are here.
import { planImport, type EntryChange, type Incoming, type QuotedSense } from "@hybrid/domain";
import { carryIn, takeBack, type CarriedIn } from "@hybrid/documents";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import type { ReadFile } from "./answer.ts";
import { starterEntries } from "./incoming.ts";
import { Preview } from "./preview.tsx";
import { readFile } from "./read-file.ts";
import { useCarried } from "./use-own-words.ts";

export type Spoken = ReadonlyMap<string, readonly QuotedSense[]>;

interface IncomingWordsProps {
  /** The glossary that the words would go into. */
  readonly glossary: OpenDocument;
  readonly entries: readonly Incoming[];
  readonly changesChosen: boolean;
  /** What organisations of that group say of their words in their own voices. */
  readonly spoken: Spoken;
  /** The other group's name, when they go there. */
  readonly space?: string;
  readonly onDone: (carried: CarriedIn | null) => void;
}

/** Looked at anew whenever the glossary changes, so that what is shown is what happens. */
export function IncomingWords({ glossary, entries, changesChosen, spoken, space, onDone }: IncomingWordsProps) {
  const { t } = useTranslation();
  const carried = useCarried(glossary);
  const [ids] = useState(createIds);
  const changes = useMemo(
    () => planImport({ ...carried, spoken }, entries, ids.restart()),
    [carried, spoken, entries, ids],
  );
  const bring = (chosen: readonly EntryChange[]): void => onDone(carryIn(glossary.doc, chosen));
  return (
    <Preview
      title={space === undefined ? t("exchange.preview.title") : t("exchange.preview.titleThere", { space })}
      changes={changes}
      changesChosen={changesChosen}
      onBring={bring}
      onCancel={() => onDone(null)}
    />
  );
}

/** The same new ids each time a plan is made, so that a choice made in the list stays with its word. */
function createIds() {
  const made: string[] = [];
  return {
    restart() {
      let at = 0;
      return () => (made[at++] ??= newId());
    },
  };
}

/** What was brought in, with the way back. */
export function BroughtIn({
  glossary,
  carried,
  space,
}: Pick<IncomingWordsProps, "glossary" | "space"> & { readonly carried: CarriedIn }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [kept, setKept] = useState<number>();
  const count = carried.length;
  const back = (): void => {
    const left = takeBack(glossary.doc, carried).length;
    setKept(left);
    announce(left === 0 ? t("exchange.done.undone") : t("exchange.done.kept", { count: left }));
  };
  if (kept !== undefined)
    return <Banner>{kept === 0 ? t("exchange.done.undone") : t("exchange.done.kept", { count: kept })}</Banner>;
  return (
    <Banner actions={<Button onPress={back}>{t("exchange.done.undo")}</Button>}>
      {space === undefined ? t("exchange.done.title", { count }) : t("exchange.done.there", { count, space })}
    </Banner>
  );
}

type Step =
  | { readonly state: "choosing" | "reading" }
  | { readonly state: "refused"; readonly why: Extract<ReadFile, { ok: false }> }
  | { readonly state: "looking"; readonly entries: readonly Incoming[]; readonly changesChosen: boolean }
  | { readonly state: "done"; readonly carried: CarriedIn };

export function BringIn({ glossary, spoken }: Pick<IncomingWordsProps, "glossary" | "spoken">) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const announce = useAnnounce();
  const [step, setStep] = useState<Step>({ state: "choosing" });
  const last = useRef<File>(undefined);
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    last.current = file;
    setStep({ state: "reading" });
    const read = await readFile(file, space.language);
    // Another file has been chosen while this one was being read, or something else than a file.
    if (last.current !== file) return;
    if (read.ok) setStep({ state: "looking", entries: read.entries, changesChosen: true });
    else setStep({ state: "refused", why: read });
  };
  const starter = (): void => {
    last.current = undefined;
    setStep({ state: "looking", entries: starterEntries(space.language), changesChosen: false });
  };
  const done = (carried: CarriedIn | null): void => {
    setStep(carried ? { state: "done", carried } : { state: "choosing" });
    if (carried) announce(t("exchange.done.title", { count: carried.length }));
  };
  if (glossary.record.right !== "write") return <p>{t("exchange.into.reader")}</p>;
  if (step.state === "looking") return <IncomingWords glossary={glossary} spoken={spoken} {...step} onDone={done} />;
  return (
    <>
      <FileChoice onFile={(file) => void choose(file)} />
      {step.state === "reading" && <p role="status">{t("exchange.into.reading")}</p>}
      {step.state === "refused" && <RefusedFile why={step.why} />}
      {step.state === "done" && <BroughtIn glossary={glossary} carried={step.carried} />}
      <div className="exchange-starter">
        <h3>{t("exchange.into.starter")}</h3>
        <p className="meta">{t("exchange.into.starterWords")}</p>
        <Button onPress={starter}>{t("exchange.into.look")}</Button>
      </div>
    </>
  );
}

function FileChoice({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label htmlFor="exchange-file">{t("exchange.into.file")}</label>
      <input
        id="exchange-file"
        type="file"
        className="box"
        accept=".ttl,.jsonld,.json,.csv,.tsv,.txt"
        aria-describedby="exchange-file-hint"
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          // So that the same file, mended, can be chosen again.
          event.target.value = "";
        }}
      />
      <span id="exchange-file-hint" slot="description">
        {t("exchange.into.fileHint")}
      </span>
    </div>
  );
}

function RefusedFile({ why }: { readonly why: Extract<ReadFile, { ok: false }> }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Banner tone="stop">
        {t(`exchange.refusedFile.${why.code}`)}{" "}
        {why.line !== undefined && t("exchange.refusedFile.atLine", { line: why.line })}
      </Banner>
    </div>
  );
}
