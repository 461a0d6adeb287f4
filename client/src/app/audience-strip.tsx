// The top of every sheet: who reads it, who does not, who is here, and whether it is saved. One sheet, one audience.
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import { Button } from "react-aria-components/Button";
import { Eye, EyeOff, LockKeyhole } from "lucide-react";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeatView, type DocumentView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { Mark, OrgName } from "../ui/mark.tsx";
import { AudienceList } from "./audience-list.tsx";
import { HereNow } from "./here-now.tsx";
import { partyName, readersOf, type Readers } from "./readers.ts";
import { SaveState } from "./save-state.tsx";
import "./audience-strip.css";

export function AudienceStrip({ record, open }: { record: DocumentView; open: OpenDocument | undefined }) {
  const { t } = useTranslation();
  const view = useSeatView();
  const readers = readersOf(record, view);
  const why = (
    <Button className="audience-who">
      {record.kind === "notes" ? <OnlyUs readers={readers} /> : <Shared readers={readers} />}
      <span className="visually-hidden">. {t("shared.audience.why")}</span>
    </Button>
  );
  return (
    <section className="audience" aria-label={t("shared.audience.label")}>
      <Dialog title={t("shared.audience.title")} trigger={why}>
        <AudienceList record={record} readers={readers} />
      </Dialog>
      <div className="audience-now">
        <HereNow open={open} />
        <SaveState open={open} />
      </div>
    </section>
  );
}

function OnlyUs({ readers }: { readers: Readers }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const organisation = list(readers.reads.map((party) => partyName(party, t)));
  return (
    <>
      <Icon of={LockKeyhole} />
      <strong>{t("shared.audience.only", { organisation })}</strong>
      <span className="audience-aside">{t("shared.audience.notEvenCoordinator")}</span>
    </>
  );
}

function Shared({ readers }: { readers: Readers }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const excluded = list(readers.readsNot.map((party) => partyName(party, t)));
  return (
    <>
      <span className="audience-part">
        <Icon of={Eye} />
        {t("shared.audience.readBy")}
        <span className="marks">
          {readers.reads.map((party) => (
            <Mark key={party.id} kind={party.organisation?.kind ?? "coordinator"} size={20} />
          ))}
        </span>
        <strong className="audience-words">{countWords(readers, t)}</strong>
      </span>
      {readers.readsNot.length > 0 && (
        <span className="audience-part not">
          <Icon of={EyeOff} />
          {t("shared.audience.notBy")}
          {readers.readsNot.length === 1 && readers.readsNot[0] ? (
            <OrgName kind={readers.readsNot[0].organisation?.kind ?? "coordinator"} name={excluded} />
          ) : (
            <span className="marks">
              {readers.readsNot.map((party) => (
                <Mark key={party.id} kind={party.organisation?.kind ?? "coordinator"} size={20} />
              ))}
              <span className="visually-hidden">{excluded}</span>
            </span>
          )}
        </span>
      )}
    </>
  );
}

function countWords({ reads, readsNot }: Readers, t: TFunction): string {
  const count = reads.filter((party) => party.organisation).length;
  if (readsNot.length === 0) return t("shared.audience.all", { count });
  if (count === reads.length) return t("shared.audience.organisations", { count });
  return t("shared.audience.organisationsAndCoordinator", { count });
}
