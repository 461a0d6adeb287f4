// The fictional place of the demo: what was counted there beside what people have the impression of, and what they mean
// to do. No person is in it.
import type { Both } from "../language.ts";
import type { BasisTemplate, TemplateKind } from "./shape.ts";

const both = (sv: string, en: string): Both => ({ sv, en });

export interface PlaceTemplate {
  readonly title: Both;
  readonly aim: Both;
  readonly narrative: readonly Both[];
  /** the day the counts were taken out, in days from the founding */
  readonly series: {
    readonly id: string;
    readonly title: Both;
    readonly unit: Both;
    readonly source: Both;
    readonly taken: number;
    readonly counts: readonly { readonly label: Both; readonly count: number }[];
  };
  readonly impressions: readonly { readonly id: string; readonly basis: BasisTemplate; readonly words: Both }[];
  readonly measures: readonly {
    readonly id: string;
    readonly by: TemplateKind;
    /** days from the founding */
    readonly due: number;
    readonly words: Both;
  }[];
}

export const underpass: PlaceTemplate = {
  title: both("Gångtunneln vid stationen", "The station underpass"),
  aim: both(
    "Att den som är på väg hem genom gångtunneln på kvällen ska kunna gå där ensam.",
    "That whoever is on the way home through the underpass in the evening can walk there alone.",
  ),
  narrative: [
    both(
      "I september byttes belysningen i tunneln, och samma månad flyttade kvällsbussen till norra sidan. Vi vet inte vilket av det som betydde mest, eller om något av det gjorde det.",
      "In September the lights in the underpass were replaced, and the same month the evening bus moved to the north side. We do not know which of the two mattered most, or whether either did.",
    ),
  ],
  series: {
    id: "underpass-reports",
    title: both("Anmälda rån och hot i tunneln", "Robberies and threats reported in the underpass"),
    unit: both("anmälningar", "reports"),
    source: both("Polisens anmälningsregister, påhittade tal", "The police register of reports, invented figures"),
    taken: -6,
    counts: [
      { label: both("maj", "May"), count: 3 },
      { label: both("juni", "June"), count: 2 },
      { label: both("juli", "July"), count: 1 },
      { label: both("augusti", "August"), count: 6 },
      { label: both("september", "September"), count: 7 },
      { label: both("oktober", "October"), count: 4 },
    ],
  },
  impressions: [
    {
      id: "underpass-detour",
      basis: {
        kind: "told",
        by: "school",
        toldBy: both("elever i årskurs nio", "pupils in year nine"),
        from: -20,
        until: -6,
        staleAfter: 40,
      },
      words: both(
        "Många tar omvägen över bron när de går hem efter träningen, också sedan belysningen byttes.",
        "Many take the long way over the bridge when they go home after practice, also since the lights were replaced.",
      ),
    },
    {
      id: "underpass-bench",
      basis: { kind: "observed", by: "youth", toldBy: null, from: -14, until: -4, staleAfter: 30 },
      words: both(
        "Bänken vid norra uppgången är tom på torsdagar, då vi har öppet till nio.",
        "The bench at the north stairs is empty on Thursdays, when we are open until nine.",
      ),
    },
  ],
  measures: [
    {
      id: "underpass-walk",
      by: "youth",
      due: 21,
      words: both(
        "Gå genom tunneln tillsammans med dem som går hem efter torsdagsträningen, och fråga vad de ser.",
        "Walk through the underpass with those who go home after Thursday practice, and ask what they see.",
      ),
    },
    {
      id: "underpass-hours",
      by: "police",
      due: 35,
      words: both(
        "Ta fram anmälningarna efter veckodag och klockslag, så att de kan läggas bredvid öppettiderna.",
        "Take out the reports by weekday and hour, so that they can be laid beside the opening hours.",
      ),
    },
  ],
};
