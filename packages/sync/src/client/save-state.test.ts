import { expect, test } from "vitest";
import { joinSaves, saveOf } from "./save-state.ts";

test("[SA1] nothing is saved while an edit waits for its ack, and everything is when none does", () => {
  const mayWrite = true;
  expect(saveOf({ link: "open", mayWrite, edits: 0, before: "saving" })).toBe("saved");
  expect(saveOf({ link: "open", mayWrite, edits: 1, before: "saved" })).toBe("saving");
  expect(saveOf({ link: "offline", mayWrite, edits: 1, before: "saving" })).toBe("unsaved");
  expect(saveOf({ link: "closed", mayWrite, edits: 1, before: "saving" })).toBe("refused");
  expect(saveOf({ link: "open", mayWrite: false, edits: 1, before: "saving" })).toBe("refused");
});

test("[SA1] a connection that came back has saved nothing yet", () => {
  expect(saveOf({ link: "open", mayWrite: true, edits: 2, before: "unsaved" })).toBe("unsaved");
});

test("[SA3] a page shows the worst of its documents", () => {
  expect(joinSaves([])).toBe("saved");
  expect(joinSaves(["saved", "saving", "saved"])).toBe("saving");
  expect(joinSaves(["refused", "unsaved"])).toBe("refused");
});
