// Letting a seat in to a picture, by kinds of documents, or out of it. Where the kind of organisation stands under a
// caution and more is opened than before, the caution is read first.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Caution, PictureKind } from "@hybrid/domain";
import { useFormat } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { CheckRow, FormDialog } from "./form-dialog.tsx";
import { describeSeat, useGroup, type GroupPicture, type GroupSeat } from "./group-context.tsx";

export function AdmissionDialog({
  seat,
  picture,
  onClose,
}: {
  seat: GroupSeat;
  picture: GroupPicture;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { view, deeds, after } = useGroup();
  const before = picture.admissions.find((admission) => admission.seat === seat.id)?.kinds ?? [];
  const [kinds, setKinds] = useState<readonly PictureKind[]>(before);
  const [read, setRead] = useState(false);
  const [tried, setTried] = useState(false);
  const kind = view.organisations.find(({ id }) => id === seat.organisation)?.kind;
  const more = kinds.some((each) => !before.includes(each));
  const caution = more ? view.cautions.find((each) => each.kind === kind) : undefined;
  const submit = () => {
    setTried(true);
    if (caution && !read) return undefined;
    return after(
      kinds.length === 0 ? deeds.shutOut(picture.id, seat.id) : deeds.admit(picture.id, seat.id, kinds, read),
    );
  };
  return (
    <FormDialog
      title={t("group.admission.title", { seat: describeSeat(seat, view, t), picture: picture.title })}
      submit={t("group.admission.save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <KindChoice seat={seat} about={picture.about} kinds={kinds} onChange={setKinds} />
      {kinds.length === 0 && <p className="meta">{t("group.admission.none")}</p>}
      {before.some((each) => !kinds.includes(each)) && <p className="meta">{t("group.admission.losing")}</p>}
      {caution && (
        <>
          <CautionWords caution={caution} />
          <CheckRow
            label={t("group.admission.cautionRead")}
            checked={read}
            error={tried && !read ? t("group.admission.cautionMissing") : undefined}
            onChange={setRead}
          />
        </>
      )}
    </FormDialog>
  );
}

function KindChoice({
  seat,
  about,
  kinds,
  onChange,
}: {
  seat: GroupSeat;
  about: GroupPicture["about"];
  kinds: readonly PictureKind[];
  onChange: (kinds: readonly PictureKind[]) => void;
}) {
  const { t } = useTranslation();
  const own = seat.role === "organisation";
  const notes = {
    picture: t("group.admission.pictureNote"),
    voice: own ? t("group.admission.voiceNote") : t("group.admission.voiceGuest"),
    notes: t("group.admission.notesNote"),
  };
  const beside: readonly PictureKind[] = own ? ["voice", "notes"] : ["voice"];
  const offered: readonly PictureKind[] = about === "pattern" ? ["picture"] : ["picture", ...beside];
  // Voices and notes come beside the picture and go with it.
  const toggle = (kind: PictureKind, on: boolean) => {
    if (kind === "picture" && !on) return onChange([]);
    onChange(offered.filter((each) => (each === kind ? on : kinds.includes(each))));
  };
  return (
    <fieldset className="kind-choice">
      <legend>{t("group.admission.lead")}</legend>
      {offered.map((kind) => (
        <CheckRow
          key={kind}
          label={t(`group.admission.${kind}`)}
          note={`– ${notes[kind]}`}
          checked={kinds.includes(kind)}
          disabled={kind !== "picture" && !kinds.includes("picture")}
          onChange={(on) => toggle(kind, on)}
        />
      ))}
    </fieldset>
  );
}

/** The caution as it stands, with where it comes from and how fresh it is. */
export function CautionWords({ caution }: { caution: Caution }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { view } = useGroup();
  const due = caution.reviewBy <= view.today;
  return (
    <Banner
      tone="warn"
      title={t("group.admission.cautionTitle", { kind: t(`group.kinds.${caution.kind}`).toLowerCase() })}
    >
      <span className="caution-words" lang={view.space.language}>
        {caution.words}
      </span>
      <span className="caution-source">
        {t("group.admission.source", { source: caution.source })}{" "}
        {t(due ? "group.admission.reviewDue" : "group.admission.review", { day: day(caution.reviewBy) })}
      </span>
    </Banner>
  );
}
