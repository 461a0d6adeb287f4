// What the fictional group has promised about K-17, and when it met: one commitment in each state, so that a visitor
// sees how one looks whose day has passed and one whose circumstances changed.

import type { Both } from "../language.ts";
import type { CommitmentTemplate, MeetingTemplate } from "./shape.ts";

const both = (sv: string, en: string): Both => ({ sv, en });

export const k17Meetings: readonly MeetingTemplate[] = [
  { id: "k17-first-meeting", day: -43, name: both("Första mötet om K-17", "First meeting about K-17") },
  { id: "k17-second-meeting", day: -15, name: both("Andra mötet om K-17", "Second meeting about K-17") },
];

export const k17Commitments: readonly CommitmentTemplate[] = [
  {
    id: "k17-mornings",
    by: "social",
    what: both(
      "Träffa K-17 och mamman och prata om förmiddagarna.",
      "Meet K-17 and the mother and talk about the mornings.",
    ),
    made: -15,
    due: 2,
    end: null,
    factors: ["k17-absence", "k17-monday-calls"],
  },
  {
    id: "k17-later-lesson",
    by: "school",
    what: both(
      "Lägga om schemat så att K-17:s första lektion börjar 09.40.",
      "Change the timetable so that K-17’s first lesson begins at 09:40.",
    ),
    made: -15,
    due: 10,
    end: null,
    factors: ["k17-absence"],
  },
  {
    id: "k17-the-bag",
    by: "youth",
    what: both(
      "Fråga K-17 om kassen vid stationen, på tu man hand och utan brådska.",
      "Ask K-17 about the bag at the station, alone and unhurried.",
    ),
    made: -15,
    due: -3,
    end: null,
    factors: ["k17-station"],
  },
  {
    id: "k17-underpass",
    by: "police",
    what: both(
      "Gå genom gångtunneln fyra kvällar och berätta vad vi ser.",
      "Walk through the underpass on four evenings and say what we see.",
    ),
    made: -43,
    due: -15,
    end: { as: "done", on: -16, why: null },
    factors: ["k17-robbery"],
  },
  {
    id: "k17-one-contact",
    by: "health",
    what: both(
      "Låta samma sköterska ta emot K-17 varje gång under hösten.",
      "Let the same nurse see K-17 every time this autumn.",
    ),
    made: -43,
    due: 24,
    end: {
      as: "changed",
      on: -6,
      why: both(
        "Sköterskan slutar i december. Vi lovar det på nytt när vi vet vem som kommer efter.",
        "The nurse leaves in December. We will promise it anew once we know who comes after.",
      ),
    },
    factors: ["k17-lost-contacts"],
  },
];
