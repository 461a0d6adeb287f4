// Own notes and share slips over the wire, as a browser would go about it.
import { notesOf, writeProse } from "@hybrid/documents";
import { groundsFor, questionsFor, type RecipientKind, type SlipRequest } from "@hybrid/domain";
import { legalMenu } from "@hybrid/domain/templates";
import type { TakenSeat } from "./seats.ts";
import { openStockClient } from "./stock-client.ts";
import { until } from "./wait.ts";

/** The picture of this title, and the seat's own notes on it. */
export function pairOf({ seat, view }: TakenSeat, title: string) {
  const picture = view.documents.find((record) => record.kind === "picture" && record.title === title)!;
  const own = view.seats.find(({ id }) => id === seat)?.organisation?.id;
  const notes = view.documents.find(
    (record) => record.kind === "notes" && record.about === picture.id && record.organisation === own,
  );
  return { picture, notes: notes! };
}

/** Writes paragraphs into the seat's notes and waits until the server has them. */
export async function writeNotes(seat: TakenSeat, title: string, paragraphs: readonly string[]): Promise<void> {
  const client = openStockClient(seat.door(pairOf(seat, title).notes), { acks: true });
  await client.synced();
  writeProse(notesOf(client.doc), paragraphs);
  await until("the notes are saved", () => client.written > 0 && client.acked >= client.written);
  client.close();
}

/** A slip that the server should take, from this seat, on a ground that is open to everyone who is asked. */
export function slipOf(seat: TakenSeat, title: string, known: Partial<SlipRequest> = {}): SlipRequest {
  const { picture, notes } = pairOf(seat, title);
  const me = seat.view.seats.find(({ id }) => id === seat.seat)!;
  const recipients = seat.view.seats
    .filter(({ id, organisation }) => picture.readers.includes(id) && organisation?.id !== me.organisation?.id)
    .map(({ organisation }): RecipientKind => organisation?.kind ?? "coordinator");
  const sender = me.organisation?.kind ?? "other";
  const ground = groundsFor(legalMenu, { sender, recipients }).find((offer) => offer.open)!.ground;
  return {
    seat: seat.seat,
    notes: notes?.id ?? "none",
    passages: ["words"],
    target: { kind: "narrative" },
    recipients: picture.readers,
    ground: ground.id,
    menu: legalMenu.version,
    yes: questionsFor(legalMenu, ground, recipients).map(({ id }) => id),
    ...known,
  };
}

/** Answers the status, the code of a refusal and the slip's id. */
export async function send(
  url: string,
  { cookie }: Pick<TakenSeat, "cookie">,
  path: string,
  body: object,
  method = "POST",
): Promise<{ status: number; code?: string; slip?: string }> {
  const headers = { "content-type": "application/json", origin: url, cookie };
  const response = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
  return { status: response.status, ...((await response.json()) as object) };
}

export async function read<T>(url: string, { cookie }: Pick<TakenSeat, "cookie">, path: string): Promise<T> {
  const response = await fetch(`${url}${path}`, { headers: { cookie } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
