// Into the demo over HTTP, as a browser goes: read the groups, take a seat, see what the seat may open.
import { DemoView, SeatView } from "@hybrid/domain";
import type { Door } from "./stock-client.ts";

export type DemoSpace = DemoView["spaces"][number];
export type DemoSeat = DemoSpace["seats"][number];
type Document = SeatView["documents"][number];

export type TakenSeat = {
  readonly seat: string;
  readonly cookie: string;
  readonly view: SeatView;
  /** how a socket of this seat opens the document */
  readonly door: (document: Pick<Document, "id" | "epoch">) => Door;
};

export async function readDemo(url: string): Promise<DemoView> {
  const response = await fetch(`${url}/api/demo`);
  return DemoView.parse(await response.json());
}

/** Takes the seat; with the cookie of a session, that session holds it beside those it has. */
export async function takeSeat(url: string, seat: string, session?: string): Promise<TakenSeat> {
  const headers = { "content-type": "application/json", origin: url, ...(session ? { cookie: session } : {}) };
  const response = await fetch(`${url}/api/demo/seats/${seat}`, { method: "POST", headers, body: "{}" });
  if (!response.ok) throw new Error(`seat ${seat} was refused: ${response.status} ${await response.text()}`);
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? session;
  if (!cookie) throw new Error("taking a seat gave no session");
  const view = await readSeat(url, seat, cookie);
  const host = url.replace(/^http/, "ws");
  return { seat, cookie, view, door: ({ id, epoch }) => ({ host, document: id, epoch, seat, cookie }) };
}

async function readSeat(url: string, seat: string, cookie: string): Promise<SeatView> {
  const response = await fetch(`${url}/api/seats/${seat}`, { headers: { cookie } });
  if (!response.ok) throw new Error(`seat ${seat} cannot be read: ${response.status} ${await response.text()}`);
  return SeatView.parse(await response.json());
}

/** Doors of several people to one document that all of them write: the practice picture, open to every seat. */
export async function openDoors(url: string): Promise<readonly Door[]> {
  const { spaces } = await readDemo(url);
  const space = spaces[0];
  if (!space) throw new Error("the demo has no group");
  const taken = await Promise.all(space.seats.map(({ id }) => takeSeat(url, id)));
  const shared = taken
    .flatMap(({ view }) => view.documents)
    .find(({ id, kind }) => kind === "picture" && taken.every(({ view }) => mayWrite(view, id)));
  if (!shared) throw new Error("the demo has no picture that every seat writes");
  return taken.map((seat) => seat.door(shared));
}

function mayWrite(view: SeatView, document: string): boolean {
  return view.documents.some(({ id, right }) => id === document && right === "write");
}
