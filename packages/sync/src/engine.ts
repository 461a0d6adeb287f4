// The sync engine: which rooms are open, and the beat they share. It is mounted by giving it a log and, for each
// socket, a transport and what that socket may do; it knows neither HTTP nor what the documents are about.
import { createBucket } from "./bucket.ts";
import { followElsewhere } from "./elsewhere.ts";
import { openFolder } from "./folder.ts";
import type { Deed, Written } from "./deed.ts";
import type { Address, Log } from "./log.ts";
import { openNeighbours } from "./neighbours.ts";
import { Peer, type Access, type Transport } from "./peer.ts";
import { openPulse, type Pulse } from "./pulse.ts";
import { Room, type RoomDeps } from "./room.ts";
import { writeTogether } from "./together.ts";
import { closeCode } from "./wire.ts";

export type EngineOptions = {
  readonly log: Log;
  readonly note?: RoomDeps["note"];
  /** milliseconds since 1970 */
  readonly now?: () => number;
};

export type Line = {
  /** a frame arrived on this socket */
  receive(frame: Uint8Array): void;
  /** what this socket may do has changed: ask `right` again, now */
  revise(): void;
  /** the socket is gone */
  closed(): void;
};

export type Engine = {
  /** Puts a socket into a document's room. The caller has checked that the document is open to it. */
  connect(address: Address, transport: Transport, access: Access, options?: { acks?: boolean }): Line;
  /** Writes into a document without a socket, in the name of an actor the caller has checked. */
  write(address: Address, deed: Deed): Promise<Written>;
  /** Writes into several documents, each named once, in one commit: all of it, or nothing. */
  writeTogether(deeds: readonly (Deed & { readonly address: Address })[]): Promise<Written>;
  readonly openRooms: number;
  /** Closes every socket (they come again: 1012) and waits until all that was accepted is committed. */
  close(): Promise<void>;
};

const keyOf = ({ document, epoch }: Address) => `${document} ${epoch}`;

export function openEngine({ log, note = () => {}, now = Date.now }: EngineOptions): Engine {
  const rooms = new Map<string, Room>();
  const folder = openFolder();
  const resting = new Set<Promise<void>>();
  const pulse = openPulse(rooms, (room) => {
    room.keepAlive();
    forgetIfEmpty(room);
  });
  const { flushSoon } = pulse;
  const words = log.elsewhere?.words;
  const neighbours = words && openNeighbours({ words, keyOf, rooms, changed: pulse.stir });
  const stir: RoomDeps["stir"] = (room) => (pulse.stir(room), neighbours?.stir(room));
  const crowded = (room: Room) => neighbours?.crowd(room);
  const deafen = log.elsewhere ? followElsewhere(log.elsewhere, keyOf, rooms) : () => {};
  let closing = false;

  function roomAt(address: Address): Room {
    const key = keyOf(address);
    let room = rooms.get(key);
    if (!room || room.gone) {
      rooms.set(key, (room = new Room(address, { log, folder, note, now, flushSoon, stir, crowded })));
      void room.open();
      neighbours?.ask(room);
    }
    return room;
  }

  function forgetIfEmpty(room: Room): void {
    const key = keyOf(room.address);
    if (!room.empty || rooms.get(key) !== room) return;
    rooms.delete(key);
    pulse.forget(room);
    if (closing) return;
    const rest = room.rest().finally(() => resting.delete(rest));
    resting.add(rest);
  }

  async function write(deeds: readonly (Deed & { readonly address: Address })[]): Promise<Written> {
    if (closing) return "unavailable";
    const placed = deeds.map(({ address, ...deed }) => ({ room: roomAt(address), deed }));
    const [first, ...others] = placed;
    const alone = first && others.length === 0;
    const written = alone ? await first.room.deeds.add(first.deed) : await writeTogether(log, placed);
    for (const { room } of placed) forgetIfEmpty(room);
    return written;
  }

  return {
    connect(address, transport, access, { acks = false } = {}) {
      if (closing) {
        transport.close(closeCode.restart, "the server restarts");
        return { receive() {}, revise() {}, closed() {} };
      }
      const room = roomAt(address);
      const peer = new Peer(transport, access, acks);
      const pass = createGate(transport, pulse, now);
      room.add(peer);
      return {
        receive(frame) {
          pass(frame);
          room.receive(peer, frame);
        },
        revise: () => room.revise(peer),
        closed: () => (room.remove(peer), forgetIfEmpty(room)),
      };
    },
    write: (address, deed) => write([{ ...deed, address }]),
    writeTogether: write,
    get openRooms() {
      return rooms.size;
    },
    async close() {
      closing = true;
      deafen();
      pulse.stop();
      await closeRooms([...rooms.values()]);
      await Promise.all(resting);
      await neighbours?.leave();
      await folder.close();
    },
  };
}

/** Counts frames, and stops reading from a socket that sends too many for a while. */
function createGate(transport: Transport, pulse: Pulse, now: () => number): (frame: Uint8Array) => void {
  const bucket = createBucket(now);
  return (frame) => {
    if (bucket.take(frame.length)) return;
    transport.pause();
    pulse.until(() => bucket.ready() && (transport.resume(), true));
  };
}

/** What was accepted is committed then. */
async function closeRooms(rooms: readonly Room[]): Promise<void> {
  for (const room of rooms) room.closeAll(closeCode.restart, "the server restarts");
  await Promise.all(rooms.map((room) => room.settled()));
}
