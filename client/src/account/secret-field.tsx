// A password, hidden or shown. Password managers find it by its `autocomplete`.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Eye, EyeOff } from "lucide-react";
import { IconButton } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";

type SecretFieldProps = {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: "current-password" | "new-password";
  hint?: string;
  error?: string | undefined;
};

export function SecretField({ autoComplete, ...rest }: SecretFieldProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <div className="secret">
      <TextField
        {...rest}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        spellCheck="false"
        isRequired
      />
      <IconButton
        icon={shown ? EyeOff : Eye}
        label={shown ? t("account.choose.hide") : t("account.choose.show")}
        onPress={() => setShown(!shown)}
      />
    </div>
  );
}
