// A document is the only unit of permission: one Y.Doc with exactly one audience. This is what is known of it outside
// the Y.Doc; its content is the business of packages/documents.

import * as z from "zod/mini";
import { Id } from "./id.ts";

export const documentKinds = [
  "glossary",
  "picture",
  "voice",
  "notes",
  "accord",
  "first",
  "thoughts",
  "pattern",
] as const;
export const DocumentKind = z.enum(documentKinds);
export type DocumentKind = z.infer<typeof DocumentKind>;

export const DocumentRecord = z.object({
  id: Id,
  /** starts at 1; restoring or erasing a document starts a new one */
  epoch: z.int().check(z.nonnegative()),
  space: Id,
  kind: DocumentKind,
  /**
   * a voice or an accord: the picture or glossary it is about; notes, first perspectives and thoughts: their picture
   */
  about: z.nullable(Id),
  /** a voice, first perspectives: whose they are */
  seat: z.nullable(Id),
  /** own notes: whose they are */
  organisation: z.nullable(Id),
  /** a picture: its pseudonym, such as "K-17"; a pattern: the place or what it is about */
  title: z.nullable(z.string()),
});
export type DocumentRecord = Readonly<z.infer<typeof DocumentRecord>>;

/** The kinds that a picture gathers under its pseudonym: itself, the voices about it, own notes on it. */
export const pictureKinds = ["picture", "voice", "notes"] as const satisfies readonly DocumentKind[];
export const PictureKind = z.enum(pictureKinds);
export type PictureKind = z.infer<typeof PictureKind>;

/** Lets a seat into a picture: to those kinds of its documents that are named, and to no other. */
export const Admission = z.object({ picture: Id, seat: Id, kinds: z.array(PictureKind) });
export type Admission = { readonly picture: string; readonly seat: string; readonly kinds: readonly PictureKind[] };
