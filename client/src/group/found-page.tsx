// Founding a space: a name and a language. An administrator gets an invitation for its coordinator; whoever coordinates
// a group already sits in the new one at once.
import { useEffect, useState, type ComponentType, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Email, type FoundingView, type InvitationMade, type Language, type RefusalCode } from "@hybrid/domain";
import type { Answer } from "../session/api.ts";
import { takeSeat } from "../session/seat-of-tab.ts";
import { useLanguage } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { RadioRow } from "../ui/choice.tsx";
import { TextField } from "../ui/field.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { foundSpace, readFounding } from "./group-api.ts";
import { InvitationLink } from "./invitation-link.tsx";
import "./group.css";
import "./group-forms.css";

type PageProps = { title: string; lead?: string; children: ReactNode };
type Made = { readonly invitation: InvitationMade; readonly email: string | null };

/** `Page`: what a page outside every group looks like. */
export function FoundPage({ Page }: { Page: ComponentType<PageProps> }) {
  const { t } = useTranslation();
  const { founding, again } = useFounding();
  const [made, setMade] = useState<Made>();
  if (made) return <Founded Page={Page} made={made} again={() => setMade(undefined)} />;
  if (!founding)
    return (
      <Page title={t("group.found.title")}>
        <Skeleton lines={4} />
      </Page>
    );
  if (!founding.ok) return <Refused Page={Page} code={founding.code} again={again} />;
  const { may, mail } = founding.value;
  if (may === null) return <Refused Page={Page} code="unknown" again={again} />;
  const lead = may === "administrator" ? t("group.found.leadAdministrator") : t("group.found.leadCoordinator");
  return (
    <Page title={t("group.found.title")} lead={lead}>
      <FoundingForm mail={mail} onMade={setMade} />
    </Page>
  );
}

function useFounding(): { founding: Answer<FoundingView> | undefined; again: () => void } {
  const [founding, setFounding] = useState<Answer<FoundingView>>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    void readFounding(stop.signal).then((answer) => (stop.signal.aborted ? undefined : setFounding(answer)));
    return () => stop.abort();
  }, [turn]);
  return { founding, again: () => setTurn((last) => last + 1) };
}

function FoundingForm({ mail, onMade }: { mail: boolean; onMade: (made: Made) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [language, setLanguage] = useState<Language>(useLanguage());
  const [address, setAddress] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RefusalCode>();
  const email = address.trim() === "" ? null : address.trim();
  const wrongEmail = email !== null && !Email.safeParse(email).success;
  const found = async () => {
    setTried(true);
    if (name.trim() === "" || wrongEmail) return;
    setBusy(true);
    const answer = await foundSpace({ name, language, email });
    setBusy(false);
    setRefused(answer.ok ? undefined : answer.code);
    if (!answer.ok) return;
    const { invitation, seat } = answer.value;
    if (invitation) return onMade({ invitation, email });
    takeSeat(seat);
    await navigate("/group");
  };
  return (
    <form
      className="founding"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void found();
      }}
    >
      <TextField
        label={t("group.found.name")}
        hint={t("group.found.nameHint")}
        error={tried && name.trim() === "" ? t("group.found.missing") : undefined}
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <RadioRow
        label={t("group.found.language")}
        value={language}
        onChange={setLanguage}
        options={[
          { value: "sv", label: <span lang="sv">Svenska</span> },
          { value: "en", label: <span lang="en">English</span> },
        ]}
      />
      {mail && (
        <TextField
          label={t("group.invite.email")}
          hint={t("group.invite.emailHint")}
          error={tried && wrongEmail ? t("group.invite.emailWrong") : undefined}
          type="email"
          autoComplete="off"
          value={address}
          onChange={setAddress}
        />
      )}
      <div role="alert">{refused && <Banner tone="stop">{t(`shared.refusal.${refused}`)}</Banner>}</div>
      <div className="form-deeds">
        <Button look="primary" type="submit" isDisabled={busy}>
          {t("group.found.submit")}
        </Button>
      </div>
    </form>
  );
}

function Founded({ Page, made, again }: { Page: ComponentType<PageProps>; made: Made; again: () => void }) {
  const { t } = useTranslation();
  return (
    <Page title={t("group.found.founded")} lead={t("group.found.next")}>
      <div className="founding">
        <InvitationLink made={made.invitation} email={made.email} />
        <div className="form-deeds">
          <Button onPress={again}>{t("group.found.another")}</Button>
          <ButtonLink to="/" look="quiet">
            {t("group.found.back")}
          </ButtonLink>
        </div>
      </div>
    </Page>
  );
}

function Refused({ Page, code, again }: { Page: ComponentType<PageProps>; code: RefusalCode; again: () => void }) {
  const { t } = useTranslation();
  if (code === "sign-in")
    return (
      <Page title={t("group.found.signInTitle")} lead={t("group.found.signInWords")}>
        <div>
          <ButtonLink to="/sign-in" state={{ wanted: "/found" }} look="primary">
            {t("group.found.signIn")}
          </ButtonLink>
        </div>
      </Page>
    );
  if (code === "unknown")
    return (
      <Page title={t("group.found.deniedTitle")} lead={t("group.found.denied")}>
        <div>
          <ButtonLink to="/">{t("group.found.back")}</ButtonLink>
        </div>
      </Page>
    );
  return (
    <Page title={t("shared.unreachable.title")} lead={t(`shared.refusal.${code}`)}>
      <div>
        <Button onPress={again}>{t("shared.tryAgain")}</Button>
      </div>
    </Page>
  );
}
