// Whether what was written here is on the server's disk. Drawn from acks alone: a frame that left is not a frame saved.

export type Save =
  /** every local edit is durable */
  | "saved"
  /** edits are on their way to a server that answers */
  | "saving"
  /** edits wait in this tab: there is no connection, or the server could not save them yet */
  | "unsaved"
  /** the server will not take them; they are only here */
  | "refused";

export type SaveInput = {
  readonly link: "connecting" | "open" | "offline" | "closed";
  /** false: the server has said that nothing written here is taken */
  readonly mayWrite: boolean;
  /** local edits since everything was last durable */
  readonly edits: number;
  readonly before: Save;
};

/** Once unsaved, a document stays so until an ack says otherwise: a new connection alone has saved nothing. */
export function saveOf({ link, mayWrite, edits, before }: SaveInput): Save {
  if (edits === 0) return "saved";
  if (link === "closed" || !mayWrite) return "refused";
  return link === "open" && before !== "unsaved" ? "saving" : "unsaved";
}

const order: readonly Save[] = ["saved", "saving", "unsaved", "refused"];

/** The worst of several: a page is saved when each of its documents is. */
export function joinSaves(saves: readonly Save[]): Save {
  return order[Math.max(0, ...saves.map((save) => order.indexOf(save)))]!;
}
