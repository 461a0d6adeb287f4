// An invitation, for the one who was invited: to which seat of which group, what one may do there, yes or no. Nothing
// of what the group works on is shown. Without an account one is made here, with the same secret.
import { useCallback, useEffect, useState, type ComponentType, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { roleSentences, type InvitationView, type RefusalCode } from "@hybrid/domain";
import type { Answer } from "../session/api.ts";
import { useFormat, useLanguage } from "../text/use-language.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Mark } from "../ui/mark.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Decision, type Enrolment } from "./decision.tsx";
import { readInvitation } from "./invitation-api.ts";
import { takeSecret } from "./secret.ts";
import "./invitation.css";

type PageProps = { title: string; lead?: string; children: ReactNode };

type InvitationPageProps = {
  /** what a page outside every group looks like */
  Page: ComponentType<PageProps>;
  enrolment: Enrolment;
};

export function InvitationPage({ Page, enrolment }: InvitationPageProps) {
  const { t } = useTranslation();
  const [secret] = useState(takeSecret);
  const { answer, again } = useInvitation(secret);
  const [declined, setDeclined] = useState(false);
  const entrance = <ButtonLink to="/">{t("invitation.entrance")}</ButtonLink>;
  if (declined)
    return (
      <Page title={t("invitation.declined")} lead={t("invitation.declinedWords")}>
        <div>{entrance}</div>
      </Page>
    );
  if (secret === null)
    return (
      <Page title={t("invitation.noneTitle")} lead={t("invitation.noneWords")}>
        <div>{entrance}</div>
      </Page>
    );
  if (!answer)
    return (
      <Page title={t("invitation.title")}>
        <Skeleton lines={4} />
      </Page>
    );
  if (!answer.ok) return <Refused Page={Page} code={answer.code} again={again} entrance={entrance} />;
  return (
    <Page title={t("invitation.title")} lead={t("invitation.lead", { space: answer.value.space.name })}>
      <div className="invitation">
        <Seat view={answer.value} />
        <Decision
          secret={secret}
          view={answer.value}
          enrolment={enrolment}
          again={again}
          onDeclined={() => setDeclined(true)}
        />
      </div>
    </Page>
  );
}

function useInvitation(secret: string | null): { answer: Answer<InvitationView> | undefined; again: () => void } {
  const [answer, setAnswer] = useState<Answer<InvitationView>>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (secret === null) return;
    let here = true;
    void readInvitation(secret).then((found) => here && setAnswer(found));
    return () => void (here = false);
  }, [secret, turn]);
  return { answer, again: useCallback(() => setTurn((last) => last + 1), []) };
}

function Seat({ view }: { view: InvitationView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { day, time } = useFormat();
  const organisation = view.organisation?.name ?? "";
  const until = view.until === null ? "" : day(view.until);
  const expires = new Date(view.expiresAt);
  return (
    <>
      <div className="invitation-seat">
        <Mark kind={view.organisation?.kind ?? "coordinator"} size={44} />
        <strong>{t(`invitation.seat.${view.role}`, { organisation, day: until })}</strong>
      </div>
      <section aria-labelledby="may-do">
        <h2 id="may-do">{t("invitation.mayDo")}</h2>
        <p>{roleSentences[view.role][language]}</p>
      </section>
      <p className="meta">
        {t("invitation.open", { when: `${day(expires)} ${time(expires)}` })} {view.replaces && t("invitation.replaces")}
      </p>
    </>
  );
}

function Refused({
  Page,
  code,
  again,
  entrance,
}: {
  Page: ComponentType<PageProps>;
  code: RefusalCode;
  again: () => void;
  entrance: ReactNode;
}) {
  const { t } = useTranslation();
  const away = code === "unavailable" || code === "too-many";
  return (
    <Page
      title={away ? t("shared.unreachable.title") : t("invitation.refusedTitle")}
      lead={t(`shared.refusal.${code}`)}
    >
      <div>{away ? <Button onPress={again}>{t("shared.tryAgain")}</Button> : entrance}</div>
    </Page>
  );
}
