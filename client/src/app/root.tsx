// Around every page: the language of the controls, the one live region, and the focus that follows the address.
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Outlet, ScrollRestoration } from "react-router";
import { useLanguage } from "../text/use-language.ts";
import { Announcer } from "../ui/announcer.tsx";
import { useHeadingFocus } from "./heading-focus.ts";

export function Root() {
  useHeadingFocus();
  return (
    <I18nProvider locale={useLanguage() === "sv" ? "sv-SE" : "en-US"}>
      <Announcer>
        <Outlet />
        <ScrollRestoration />
      </Announcer>
    </I18nProvider>
  );
}
