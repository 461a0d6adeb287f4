// Choosing a password: the rules are length and not being a first guess, and they speak once something is written.
import { useTranslation } from "react-i18next";
import { passwordFlaw, passwordLength } from "@hybrid/domain";
import type { Who } from "./api.ts";
import { SecretField } from "./secret-field.tsx";

type NewPasswordProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  about: Who;
  /** Say what is wrong even while it may still be written. */
  judged: boolean;
};

export function NewPasswordField({ label, value, onChange, about, judged }: NewPasswordProps) {
  const { t } = useTranslation();
  const flaw = judged ? passwordFlaw(value, about) : null;
  const length = flaw === "long" ? passwordLength.max : passwordLength.min;
  return (
    <SecretField
      label={label}
      name="new-password"
      value={value}
      onChange={onChange}
      autoComplete="new-password"
      hint={t("account.choose.hint", { length: passwordLength.min })}
      error={flaw ? t(`account.choose.${flaw}`, { length }) : undefined}
    />
  );
}
