import type { Status } from "@hybrid/sync/client";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { renew, type OpenDocument } from "./document-shelf.ts";
import { keepUnsaved } from "./unsaved-words.ts";

function openWith(right: "write" | "read") {
  let status: Status = { link: "open", save: "saved", synced: true, unsaved: 0, right: null, closed: null };
  const doc = new Y.Doc();
  const open = {
    record: { id: "d", right } as OpenDocument["record"],
    doc,
    connection: { status: () => status } as OpenDocument["connection"],
    unsaved: keepUnsaved(doc),
    lostRight: false,
    synced: true,
    online: true,
    closed: null,
    offlineSince: null,
  } satisfies OpenDocument;
  return { open, says: (next: Partial<Status>) => (status = { ...status, ...next }) };
}

test("[RE2] an open document follows the right the server names, and what was not taken stays to be copied", () => {
  const { open, says } = openWith("write");
  expect(renew(open)).toBe(open);
  open.doc.getText("t").insert(0, "too late");
  says({ right: "read", save: "refused" });
  const lost = renew(open);
  expect(lost).toMatchObject({ record: { right: "read" }, lostRight: true });
  expect(lost.unsaved.words()).toBe("too late");
  expect(renew(lost)).toBe(lost);
  says({ right: "write", save: "saved" });
  expect(renew(lost)).toMatchObject({ record: { right: "write" }, lostRight: false });
  expect(lost.unsaved.words()).toBe("");
});

test("[RE2] who may only read from the start has lost nothing", () => {
  const { open, says } = openWith("read");
  says({ right: "read" });
  expect(renew(open)).toBe(open);
});
