import { useTranslation } from "react-i18next";
import { GroupPage } from "../group/group-page.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { PlainSheet } from "./plain-sheet.tsx";

/** Seats and mandates: who sits in this space and who may read what. */
export function Component() {
  const { t } = useTranslation();
  return (
    <PlainSheet>
      <GroupPage foot={<ButtonLink to="/found">{t("group.foundSpace")}</ButtonLink>} />
    </PlainSheet>
  );
}
