// Who somebody is: the name that others see, and the e-mail that one signs in with.
import { useTranslation } from "react-i18next";
import { TextField } from "../ui/field.tsx";
import type { Who } from "./api.ts";

type WhoFieldsProps = {
  readonly who: Who;
  readonly onChange: (who: Who) => void;
  /** shown, not to be changed */
  readonly fixed?: boolean;
};

export function WhoFields({ who, onChange, fixed = false }: WhoFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t("account.setup.name")}
        hint={t("account.setup.nameHint")}
        name="name"
        autoComplete="name"
        value={who.name}
        onChange={(name) => onChange({ ...who, name })}
        isReadOnly={fixed}
        isRequired
        maxLength={120}
      />
      <TextField
        label={t("account.setup.email")}
        hint={t("account.setup.emailHint")}
        name="email"
        type="email"
        autoComplete="username"
        value={who.email}
        onChange={(email) => onChange({ ...who, email })}
        isReadOnly={fixed}
        isRequired
        maxLength={254}
      />
    </>
  );
}
