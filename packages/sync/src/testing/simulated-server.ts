// A server in a simulation: a room on its plug of the shared disk. What the engine's clockwork would call, the
// simulation calls, when its dice say so.
import { fold } from "../fold.ts";
import type { Folder } from "../folder.ts";
import type { Address } from "../log.ts";
import { Room } from "../room.ts";
import type { PluggedLog, SimulatedDisk } from "./simulated-disk.ts";

export type SimulatedServer = {
  readonly room: Room;
  readonly disk: PluggedLog;
  flush(): void;
  beat(): void;
  /** Dies, with the first `kept` of what it had asked of the disk written, and starts anew. */
  crash(kept: number): void;
};

/** Folding is another thread's work; here it is done at once. */
const folder: Folder = { fold: async ({ base, updates }) => fold(base, updates), close: () => Promise.resolve() };

export function startServer(address: Address, shared: SimulatedDisk, now: () => number): SimulatedServer {
  const flushing = new Set<Room>();
  const stirred = new Set<Room>();
  let beats = 0;
  let disk: PluggedLog;
  let room: Room;

  function boot(): void {
    flushing.clear();
    stirred.clear();
    disk = shared.plug();
    room = new Room(address, {
      log: disk.log,
      folder,
      note: () => {},
      now,
      flushSoon: (due) => void flushing.add(due),
      stir: (due) => void stirred.add(due),
    });
    void room.open();
  }
  boot();

  return {
    get room() {
      return room;
    },
    get disk() {
      return disk;
    },
    flush() {
      const due = [...flushing];
      flushing.clear();
      for (const each of due) each.flush();
    },
    beat() {
      beats += 1;
      for (const each of stirred) if (!each.beat(beats)) stirred.delete(each);
    },
    crash(kept) {
      disk.unplug(kept);
      boot();
    },
  };
}
