// The engine's clockwork: what is to be done at the end of a turn of the event loop, on the next beat, and now and
// then. No room has a timer; one that asks for nothing costs nothing until its turn comes to be looked after.
import { beatMs } from "./limits.ts";
import type { Room } from "./room.ts";

export type Pulse = {
  /** `flush` of this room, once what is going on now has been done */
  readonly flushSoon: (room: Room) => void;
  /** `beat` of this room, until one says that there is nothing more to do */
  readonly stir: (room: Room) => void;
  forget(room: Room): void;
  /** Called on every beat until it answers true. */
  until(done: () => boolean): void;
  stop(): void;
};

const keepAliveMs = 10_000;
/** Rooms are looked after in so many parts, one after the other, so that ten thousand are no lump of work. */
const turns = 20;

/** `tend`: called for every room once in ten seconds. */
export function openPulse(rooms: ReadonlyMap<string, Room>, tend: (room: Room) => void): Pulse {
  const stirred = new Set<Room>();
  const waiting = new Set<() => boolean>();
  const nextTurn = createTurns(rooms);
  let beats = 0;
  const timers = [
    setInterval(() => {
      beats += 1;
      for (const room of stirred) if (!room.beat(beats)) stirred.delete(room);
      for (const done of waiting) if (done()) waiting.delete(done);
    }, beatMs).unref(),
    setInterval(() => {
      for (const room of nextTurn()) tend(room);
    }, keepAliveMs / turns).unref(),
  ];
  return {
    flushSoon: createFlushes(),
    stir: (room) => void stirred.add(room),
    forget: (room) => void stirred.delete(room),
    until: (done) => void waiting.add(done),
    stop: () => timers.forEach((timer) => clearInterval(timer)),
  };
}

/** Rooms with something to show do so together. */
function createFlushes(): (room: Room) => void {
  let waiting = new Set<Room>();
  function flush(): void {
    const rooms = waiting;
    waiting = new Set();
    for (const room of rooms) room.flush();
  }
  return (room) => {
    if (waiting.size === 0) setImmediate(flush);
    waiting.add(room);
  };
}

/** Every room once in as many calls as there are turns. */
function createTurns(rooms: ReadonlyMap<string, Room>): () => Iterable<Room> {
  let waiting: Room[] = [];
  let left = 0;
  return () => {
    if (left === 0) {
      waiting = [...rooms.values()];
      left = turns;
    }
    return waiting.splice(0, Math.ceil(waiting.length / left--));
  };
}
