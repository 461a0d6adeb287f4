import type { PictureTemplate } from "./shape.ts";

export const k17: PictureTemplate = {
  id: "k-17",
  title: { sv: "K-17", en: "K-17" },
  closedTo: ["civil"],
  aim: { sv: "", en: "" },
  narrative: [],
  factors: [],
};
