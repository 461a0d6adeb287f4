// How this browser shows things: the language of the interface and the theme.
import { useTranslation } from "react-i18next";
import { Moon, Sun } from "lucide-react";
import { chooseLanguage } from "../text/init.ts";
import { useLanguage } from "../text/use-language.ts";
import { IconButton } from "./button.tsx";
import { chooseTheme, useTheme } from "./theme.ts";
import "./preferences.css";

// Each in its own language, whatever the page is in: that is how one finds one's own.
const languages = [
  { id: "en", name: "English" },
  { id: "sv", name: "Svenska" },
] as const;

export function Preferences() {
  const { t } = useTranslation();
  const current = useLanguage();
  const theme = useTheme();
  return (
    <div className="preferences">
      <div role="group" aria-label={t("shared.menu.languageChoice")} className="languages">
        {languages.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            lang={id}
            aria-pressed={id === current}
            onClick={() => void chooseLanguage(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <IconButton
        icon={theme === "dark" ? Sun : Moon}
        label={theme === "dark" ? t("shared.menu.light") : t("shared.menu.dark")}
        onPress={() => chooseTheme(theme === "dark" ? "light" : "dark")}
      />
    </div>
  );
}
