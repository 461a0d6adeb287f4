// Around every page: the language of the controls, the one live region, and the focus that follows the address.
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Outlet, ScrollRestoration, type Location } from "react-router";
import { useLanguage } from "../text/use-language.ts";
import { Announcer } from "../ui/announcer.tsx";
import { useHeadingFocus } from "./heading-focus.ts";

/** Every page that is loaded afresh has the same key: what counts there is the address, so that none is opened where
    another one was left. */
const placeKey = ({ key, pathname }: Location): string => (key === "default" ? pathname : key);

export function Root() {
  useHeadingFocus();
  return (
    <I18nProvider locale={useLanguage() === "sv" ? "sv-SE" : "en-US"}>
      <Announcer>
        <Outlet />
        <ScrollRestoration getKey={placeKey} />
      </Announcer>
    </I18nProvider>
  );
}
