// What a page with texts wraps itself in: the group's common language, and the one panel that shows what a word means.
import type { ReactNode } from "react";
import { CommonLanguageProvider } from "../language/common-language.tsx";
import { TermPanelHost } from "./term-panel.tsx";

export function WithLanguage({ children }: { readonly children: ReactNode }) {
  return (
    <CommonLanguageProvider>
      <TermPanelHost>{children}</TermPanelHost>
    </CommonLanguageProvider>
  );
}
