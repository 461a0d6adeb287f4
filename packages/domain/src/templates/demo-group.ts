// The fictional group that a visitor meets: a made-up municipality with six organisations and a coordinator.

import { k17 } from "./k17.ts";
import type { GroupTemplate, PictureTemplate } from "./shape.ts";

/** An empty picture for practice; everyone is admitted, Vägskälet too. */
export const practicePicture: PictureTemplate = {
  id: "robin",
  title: { sv: "Övning: Robin", en: "Practice: Robin" },
  closedTo: [],
  aim: { sv: "", en: "" },
  narrative: [],
  factors: [],
  meetings: [],
  commitments: [],
};

export const demoGroup: GroupTemplate = {
  name: { sv: "Gruppen i Lindhamra", en: "Lindhamra group" },
  coordinator: { holder: "Maja" },
  organisations: [
    { kind: "police", name: { sv: "Polisen", en: "Police" }, holder: "Henrik" },
    { kind: "social", name: { sv: "Socialtjänsten", en: "Social services" }, holder: "Samira" },
    { kind: "school", name: { sv: "Lindhamraskolan", en: "Lindhamra School" }, holder: "Lotta" },
    { kind: "youth", name: { sv: "Fritid Lindhamra", en: "Lindhamra Youth Work" }, holder: "Emil" },
    { kind: "health", name: { sv: "Ungdomsmottagningen", en: "Youth Health Clinic" }, holder: "Anneli" },
    { kind: "civil", name: { sv: "Vägskälet", en: "Vägskälet" }, holder: "Yonas" },
  ],
  pictures: [k17, practicePicture],
  reservations: [
    {
      term: "concern",
      by: "police",
      why: {
        sv: "Hos oss kan det redan vara en underrättelseuppgift, och då måste vi kunna handla på den.",
        en: "With us it may already be intelligence, and then we must be able to act on it.",
      },
      wouldChange: {
        sv: "En mening om vad som händer när någon av oss är skyldig att agera.",
        en: "A sentence on what happens when one of us is bound to act.",
      },
    },
  ],
};
