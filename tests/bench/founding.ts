// The group that our server is measured with: small spaces, as groups are, of ten pictures and four seats each, with
// sessions as a sign-in leaves them. Everything goes through the real door: cookie, seat, right, read log.
import { createHash, randomBytes } from "node:crypto";
import type { Founding, Store } from "@hybrid/store";
import { fold } from "@hybrid/sync";
import { pictureKinds } from "@hybrid/domain";
import type { Opening } from "./servers/server.ts";

const perSpace = 10;
const kinds = ["police", "social", "school", "youth"] as const;
/** One session may have 64 sockets in a document; there are to be more clients than that. */
const sessions = 16;

const spaceOf = (n: number) => `s${Math.floor(n / perSpace)}`;
/** The seat that client `k` comes from, in the space of document `n`. */
export const seatOf = (n: number, k: number) => `${spaceOf(n)}-${k % kinds.length}`;

/** Founds the documents; answers the cookies of the sessions, of which client `k` takes the `k`th, round and round. */
export async function found(store: Store, { documents, content }: Opening): Promise<string[]> {
  for (let n = 0; n < documents; n += perSpace)
    await store.records.foundSpace(foundingOf(n, Math.min(documents, n + perSpace), content, n === 0));
  if (content) await foldAll(store, documents, content);
  const cookies: string[] = [];
  for (let k = 0; k < sessions; k++) {
    const token = randomBytes(32).toString("base64url");
    const hash = createHash("sha256").update(token).digest("base64url");
    await store.accounts.createSession({ hash, person: null, method: "demo", assurance: null, browser: "" });
    await store.records.addPersonToSession(hash, personOf(k));
    cookies.push(`session=${token}`);
  }
  return cookies;
}

const personOf = (k: number) => `person-${k % kinds.length}`;

function foundingOf(from: number, to: number, content: Uint8Array | null, first: boolean): Founding {
  const space = spaceOf(from);
  const pictures = Array.from({ length: to - from }, (_, i) => from + i);
  const seats = kinds.map((_, k) => ({ id: seatOf(from, k), organisation: `${space}-org-${k}` }));
  return {
    space: { id: space, name: "Bench", language: "en" },
    organisations: kinds.map((kind, k) => ({ id: `${space}-org-${k}`, space, kind, name: kind })),
    seats: seats.map((seat) => ({ ...seat, space, role: "organisation", until: null, closed: null })),
    people: first ? kinds.map((kind, k) => ({ id: personOf(k), name: kind })) : [],
    holdings: seats.map(({ id }, k) => ({ seat: id, person: personOf(k) })),
    admissions: pictures.flatMap((n) => seats.map(({ id }) => ({ picture: `d${n}`, seat: id, kinds: pictureKinds }))),
    documents: pictures.map((n) => ({
      record: { ...blank, id: `d${n}`, space, title: `d${n}` },
      content,
      actor: { person: personOf(0), seat: seats[0]!.id, session: "founding" },
      clients: [],
    })),
  };
}

const blank = { epoch: 1, kind: "picture", about: null, seat: null, organisation: null } as const;

/** What the server does by itself once a document has grown like this. */
async function foldAll(store: Store, documents: number, content: Uint8Array): Promise<void> {
  const folded = fold(null, [content]);
  if (!folded.ok) throw new Error(folded.why);
  for (let n = 0; n < documents; n++)
    await store.log.writeSnapshot({ document: `d${n}`, epoch: 1 }, { seq: 1, ...folded.folded });
}
