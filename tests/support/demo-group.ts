// The demo's group on a live server, with every seat taken, for tests that ask as all of them.
import { afterAll, beforeAll } from "vitest";
import type * as Y from "yjs";
import { readDemo, takeSeat, type TakenSeat } from "./seats.ts";
import { startServer, type RunningServer } from "./server.ts";
import { openStockClient, type StockClient } from "./stock-client.ts";
import { openTempFolder, type TempFolder } from "./temp-folder.ts";
import { until } from "./wait.ts";

type Address = { readonly id: string; readonly epoch: number };

export type DemoGroup = {
  readonly url: string;
  /** The data folder. */
  readonly path: string;
  readonly seats: readonly TakenSeat[];
  /** The seat of the organisation of that kind, or "coordinator". */
  readonly of: (kind: string) => TakenSeat;
  /** Looks at a document, and waits until what was written by that is saved. */
  readonly on: <T>(seat: TakenSeat, record: Address, look: (doc: Y.Doc) => T) => Promise<T>;
  readonly opened: (seat: TakenSeat, record: Address) => Promise<StockClient>;
  /** Stops the server, does something with its folder, and starts it again. */
  readonly closed: <T>(deed: () => Promise<T>) => Promise<T>;
};

/** To be called at the top of a file of tests. */
export function useDemoGroup(name: string): DemoGroup {
  let folder: TempFolder;
  let server: RunningServer;
  let seats: TakenSeat[];

  beforeAll(async () => {
    folder = openTempFolder(name);
    server = await startServer(folder.path);
    const space = (await readDemo(server.url)).spaces.find(({ language }) => language === "en")!;
    seats = await Promise.all(space.seats.map(({ id }) => takeSeat(server.url, id)));
  });
  afterAll(async () => {
    await server.close();
    folder.close();
  });

  async function opened(seat: TakenSeat, record: Address): Promise<StockClient> {
    const client = openStockClient(seat.door(record), { acks: true });
    await client.synced();
    return client;
  }
  return {
    get url() {
      return server.url;
    },
    get path() {
      return folder.path;
    },
    get seats() {
      return seats;
    },
    of: (kind) => seats.find((seat) => kindOf(seat) === kind)!,
    opened,
    on: async (seat, record, look) => {
      const client = await opened(seat, record);
      const found = look(client.doc);
      await until("what was written is saved", () => client.acked >= client.written);
      client.close();
      return found;
    },
    closed: async (deed) => {
      await server.close();
      const done = await deed();
      server = await startServer(folder.path);
      return done;
    },
  };
}

export const kindOf = ({ seat, view }: TakenSeat): string =>
  view.seats.find(({ id }) => id === seat)?.organisation?.kind ?? "coordinator";
