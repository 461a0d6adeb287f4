// The two languages of the interface, and which of them this browser reads. Each feature keeps its words in a file of
// its own; here they meet under the feature's name, so that a key is `t("shared.save.saved")`.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "@hybrid/domain";
import * as account from "./account.ts";
import * as authorship from "./authorship.ts";
import * as board from "./board.ts";
import * as commitments from "./commitments.ts";
import * as divergence from "./divergence.ts";
import * as editor from "./editor.ts";
import * as endorsement from "./endorsement.ts";
import * as entrance from "./entrance.ts";
import * as exchange from "./exchange.ts";
import { joinStops } from "./full-stops.ts";
import * as glossary from "./glossary.ts";
import * as growth from "./growth.ts";
import * as group from "./group.ts";
import * as invitation from "./invitation.ts";
import * as journal from "./journal.ts";
import * as notes from "./notes.ts";
import * as perspectives from "./perspectives.ts";
import * as picture from "./picture.ts";
import * as pattern from "./pattern.ts";
import * as person from "./person.ts";
import * as timeline from "./timeline.ts";
import * as shared from "./shared.ts";
import * as slip from "./slip.ts";

const en = {
  shared: shared.en,
  account: account.en,
  entrance: entrance.en,
  notes: notes.en,
  picture: picture.en,
  commitments: commitments.en,
  divergence: divergence.en,
  perspectives: perspectives.en,
  glossary: glossary.en,
  exchange: exchange.en,
  growth: growth.en,
  group: group.en,
  invitation: invitation.en,
  journal: journal.en,
  slip: slip.en,
  authorship: authorship.en,
  editor: editor.en,
  endorsement: endorsement.en,
  board: board.en,
  timeline: timeline.en,
  person: person.en,
  pattern: pattern.en,
};
const sv: Text = {
  shared: shared.sv,
  account: account.sv,
  entrance: entrance.sv,
  notes: notes.sv,
  picture: picture.sv,
  commitments: commitments.sv,
  divergence: divergence.sv,
  perspectives: perspectives.sv,
  glossary: glossary.sv,
  exchange: exchange.sv,
  growth: growth.sv,
  group: group.sv,
  invitation: invitation.sv,
  journal: journal.sv,
  slip: slip.sv,
  authorship: authorship.sv,
  editor: editor.sv,
  endorsement: endorsement.sv,
  board: board.sv,
  timeline: timeline.sv,
  person: person.sv,
  pattern: pattern.sv,
};

/** Every word of the interface, by language and feature. */
export const texts = { en, sv } as const;

export type Text = import("./shape.ts").Shape<typeof en>;

const remembered = "language";

/** What was chosen here before, else what the browser prefers, else English. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(remembered);
  if (chosen === "sv" || chosen === "en") return chosen;
  const known = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === "sv" || tag === "en");
  return known === "sv" ? "sv" : "en";
}

const fullStops = {
  type: "postProcessor",
  name: "fullStops",
  process: (text: string, _key: unknown, gaps: Readonly<Record<string, unknown>>) => joinStops(text, gaps),
} as const;

export async function initText(language: Language): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(fullStops)
    .init({
      postProcess: fullStops.name,
      lng: language,
      fallbackLng: "en",
      resources: { en: { translation: texts.en }, sv: { translation: texts.sv } },
      interpolation: { escapeValue: false },
    });
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(remembered, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}
