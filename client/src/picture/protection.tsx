// A domain with concern and nothing protective: incomplete, with a question to ask, until somebody has looked. That
// nothing was found is an answer, and stands there with where one looked.
import { latestSearch, protectionIn, type FactorDomain } from "@hybrid/domain";
import { noteSearch, takeSearchBack } from "@hybrid/documents";
import { SearchCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import { useFormat } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { WordsForm } from "../ui/words-form.tsx";
import { useLayers } from "./layers.tsx";
import { usePicture } from "./picture-context.tsx";
import { Examples } from "./prompts.tsx";
import { today } from "./today.ts";

/** At the end of the protective cards. `none`: there are none to see. */
export function Protection({ domain, none }: { readonly domain: FactorDomain; readonly none: boolean }) {
  const { t } = useTranslation();
  const { factors, byFactor } = usePicture();
  const { searches, lens } = useLayers();
  const state = protectionIn(domain, factors, byFactor, searches);
  if (state === "unsearched") return <UnsearchedProtection domain={domain} />;
  if (state === "looked") return <LookedForProtection domain={domain} />;
  return none && lens === null ? <p className="none-yet">{t("picture.board.noProtective")}</p> : null;
}

export function UnreadableSearches() {
  const { t } = useTranslation();
  const { unreadableSearches: count } = useLayers();
  return count > 0 && <Banner>{t("perspectives.protection.unreadable", { count })}</Banner>;
}

function UnsearchedProtection({ domain }: { readonly domain: FactorDomain }) {
  const { t } = useTranslation();
  const { writes } = usePicture();
  return (
    <div className="prompt">
      <p className="prompt-words">
        <Glyph of="gap" />
        {t("perspectives.protection.gap")}
      </p>
      <p className="prompt-ask">{t(`perspectives.protection.ask.${domain}`)}</p>
      <Examples domain={domain} kind="protective" />
      {writes && (
        <div className="form-deeds">
          <NoteSearch domain={domain} words={t("perspectives.protection.looked")} />
        </div>
      )}
    </div>
  );
}

function LookedForProtection({ domain }: { readonly domain: FactorDomain }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { open, writes, lang } = usePicture();
  const search = latestSearch(domain, useLayers().searches);
  if (!search) return null;
  return (
    <div className="looked">
      <p>
        <Icon of={SearchCheck} />
        {t("perspectives.protection.noted", { day: day(search.on) })}
      </p>
      <p className="words" lang={lang}>
        {search.where}
      </p>
      {writes && (
        <div className="form-deeds">
          <NoteSearch domain={domain} words={t("perspectives.protection.again")} />
          <Button look="quiet" onPress={() => takeSearchBack(open.doc, search.id)}>
            {t("perspectives.protection.takeBack")}
          </Button>
        </div>
      )}
    </div>
  );
}

function NoteSearch({ domain, words }: { readonly domain: FactorDomain; readonly words: string }) {
  const { t } = useTranslation();
  const { open } = usePicture();
  return (
    <Dialog title={t("perspectives.protection.title")} trigger={<Button>{words}</Button>}>
      {(close) => (
        <WordsForm
          meaning={t("perspectives.protection.meaning")}
          asked={{
            label: t("perspectives.protection.where"),
            hint: t("perspectives.protection.whereHint"),
            empty: t("perspectives.protection.whereEmpty"),
          }}
          submit={t("perspectives.protection.submit")}
          onSubmit={(where) => noteSearch(open.doc, { id: newId(), domain, on: today(), where })}
          close={close}
        />
      )}
    </Dialog>
  );
}
