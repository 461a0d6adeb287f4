// What bringing words in would change, before anything does; each new or changed word can be left out.
import { isTooMuch, type EntryChange } from "@hybrid/domain";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { Row, type Wanted } from "./preview-row.tsx";

interface PreviewProps {
  readonly title: string;
  readonly changes: readonly EntryChange[];
  /** Whether what would change words already here is chosen from the start. */
  readonly changesChosen: boolean;
  readonly onBring: (chosen: readonly EntryChange[]) => void;
  readonly onCancel: () => void;
}

/** More than anybody reads; the rest is counted, and comes along. */
const mostShown = 200;

export function Preview({ title, changes, changesChosen, onBring, onCancel }: PreviewProps) {
  const { t } = useTranslation();
  const [turned, turn] = useState<ReadonlySet<string>>(new Set());
  const [wrong, setWrong] = useState<"choose" | "tooMuch">();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const wanted = changes.filter((change): change is Wanted => change.kind === "new" || change.kind === "changed");
  const isChosen = ({ kind, after }: Wanted): boolean => (kind === "new" || changesChosen) !== turned.has(after.id);
  const chosen = wanted.filter(isChosen);
  const choose = (some: readonly Wanted[]): void => {
    const next = new Set(turned);
    for (const { after } of some) if (!next.delete(after.id)) next.add(after.id);
    turn(next);
    setWrong(undefined);
  };
  const bring = (): void => {
    if (chosen.length === 0) setWrong("choose");
    else if (isTooMuch(chosen)) setWrong("tooMuch");
    else onBring(chosen);
  };
  const same = changes.filter(({ kind }) => kind === "same").length;
  return (
    <section className="exchange-preview" aria-labelledby="exchange-preview">
      <h2 id="exchange-preview" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {(["new", "changed"] as const).map((kind) => (
        <Group key={kind} kind={kind} list={wanted.filter((one) => one.kind === kind)} {...{ isChosen, choose }} />
      ))}
      <Refused changes={changes} />
      {wanted.length === 0 && <p>{t("exchange.preview.nothing")}</p>}
      {same > 0 && <p className="meta">{t("exchange.preview.same", { count: same })}</p>}
      {wrong && (
        <p className="field-error" role="alert">
          {t(`exchange.preview.${wrong}`)}
        </p>
      )}
      <div className="form-deeds">
        {wanted.length > 0 && (
          <Button look="primary" onPress={bring}>
            {t("exchange.preview.bring", { count: chosen.length })}
          </Button>
        )}
        <Button onPress={onCancel}>{t("exchange.preview.cancel")}</Button>
      </div>
    </section>
  );
}

interface GroupProps {
  readonly kind: "new" | "changed";
  readonly list: readonly Wanted[];
  readonly isChosen: (one: Wanted) => boolean;
  readonly choose: (some: readonly Wanted[]) => void;
}

function Group({ kind, list, isChosen, choose }: GroupProps) {
  const { t } = useTranslation();
  if (list.length === 0) return null;
  const all = list.every(isChosen);
  return (
    <fieldset className="exchange-group">
      <legend>{t(`exchange.preview.${kind}`, { count: list.length })}</legend>
      {list.length > 1 && (
        <label className="exchange-choice">
          <input type="checkbox" checked={all} onChange={() => choose(list.filter((one) => isChosen(one) === all))} />
          {t("exchange.preview.all")}
        </label>
      )}
      <ul>
        {list.slice(0, mostShown).map((one) => (
          <Row key={one.after.id} one={one} chosen={isChosen(one)} turn={() => choose([one])} />
        ))}
      </ul>
      <More count={list.length - mostShown} />
    </fieldset>
  );
}

function More({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return count > 0 ? <p className="meta">{t("exchange.preview.more", { count })}</p> : null;
}

function Refused({ changes }: { readonly changes: readonly EntryChange[] }) {
  const { t } = useTranslation();
  const refused = changes.filter((change) => change.kind === "refused");
  if (refused.length === 0) return null;
  return (
    <section className="exchange-group">
      <h3>{t("exchange.preview.refused", { count: refused.length })}</h3>
      <ul>
        {refused.slice(0, mostShown).map(({ line, word, code }) => (
          <li key={line} className="exchange-refused">
            <span className="meta">{t("exchange.preview.line", { line })}</span>
            {word !== "" && <b>{word.slice(0, 130)}</b>}
            <span>{t(`exchange.refusedEntry.${code}`)}</span>
          </li>
        ))}
      </ul>
      <More count={refused.length - mostShown} />
    </section>
  );
}
