// Seats and mandates: who sits in the space, what each role may do, who is admitted to what. The coordinator changes it
// here; everybody else reads it.
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { roleSentences, seatRoles, type RefusalCode } from "@hybrid/domain";
import { useLanguage } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { MessagePage } from "../ui/message-page.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { Admissions } from "./admissions.tsx";
import { Assurance } from "./assurance.tsx";
import { Cautions } from "./cautions.tsx";
import { GroupProvider, useGroup } from "./group-context.tsx";
import { History } from "./history.tsx";
import { Organisations } from "./organisations.tsx";
import { RenameSpace } from "./rename-space.tsx";
import "./group.css";
import "./admissions.css";
import "./group-forms.css";

export function GroupPage({ foot }: { foot?: ReactNode }) {
  const { t } = useTranslation();
  usePageTitle(t("group.title"));
  const away = (
    <div role="alert">
      <Banner tone="offline" title={t("shared.unreachable.title")}>
        {t("shared.unreachable.words")}
      </Banner>
    </div>
  );
  return (
    <GroupProvider
      waiting={<Skeleton lines={8} />}
      away={away}
      refused={(code, again) => <Refused code={code} again={again} />}
    >
      <Page foot={foot} />
    </GroupProvider>
  );
}

function Refused({ code, again }: { code: RefusalCode; again: () => void }) {
  const { t } = useTranslation();
  const title = code === "unavailable" ? t("shared.unreachable.title") : t("shared.denied.title");
  return (
    <MessagePage title={title} step={<Button onPress={again}>{t("shared.tryAgain")}</Button>}>
      <p>{t(`shared.refusal.${code}`)}</p>
    </MessagePage>
  );
}

function Page({ foot }: { foot: ReactNode }) {
  const { t } = useTranslation();
  const { view, coordinates } = useGroup();
  return (
    <article className="group-page">
      <header className="group-lead">
        <div className="group-head">
          <h1>{t("group.title")}</h1>
          {coordinates && <RenameSpace />}
        </div>
        <p>{t("group.lead", { space: view.space.name })}</p>
        <p className="meta">{coordinates ? t("group.leadCoordinator") : t("group.readOnly")}</p>
      </header>
      {coordinates && !view.glossary && <Begin />}
      <Organisations />
      <Admissions />
      <Roles />
      <Assurance />
      {coordinates && <Cautions />}
      <History />
      {coordinates && foot && <footer className="group-foot">{foot}</footer>}
    </article>
  );
}

function Begin() {
  const { t } = useTranslation();
  const { deeds, after } = useGroup();
  const [refused, setRefused] = useState<RefusalCode>();
  const found = async (starter: boolean) => {
    const answer = await after(deeds.foundGlossary(starter));
    setRefused(answer.ok ? undefined : answer.code);
  };
  const actions = (
    <>
      <Button look="primary" onPress={() => void found(true)}>
        {t("group.begin.starter")}
      </Button>
      <Button onPress={() => void found(false)}>{t("group.begin.empty")}</Button>
    </>
  );
  return (
    <Banner title={t("group.begin.title")} actions={actions}>
      {t("group.begin.words")}
      {refused && <span role="alert"> {t(`shared.refusal.${refused}`)}</span>}
    </Banner>
  );
}

function Roles() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section aria-labelledby="group-roles">
      <h2 id="group-roles">{t("group.roles.title")}</h2>
      <dl className="roles">
        {[...seatRoles, "administrator" as const].map((role) => (
          <div key={role}>
            <dt>{t(`group.roles.${role}`)}</dt>
            <dd>{roleSentences[role][language]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
