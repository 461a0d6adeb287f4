// Somebody, in a seat, about to see a document's content: what the doors tell the read log.
import type { DocumentRecord } from "@hybrid/domain";
import type { SpaceToday } from "./circles.ts";

export type Opening = {
  readonly circle: SpaceToday;
  readonly record: DocumentRecord;
  readonly person: string;
  readonly seat: string;
};
