// A socket that sends whatever bytes it is told to, and keeps what comes back.
import { WebSocket } from "ws";
import { headersOf, type Door } from "./stock-client.ts";
import { within } from "./wait.ts";

export type RawSocket = {
  /** every frame received so far */
  readonly frames: readonly Uint8Array[];
  readonly open: boolean;
  /** the close code, once closed */
  readonly closed: Promise<number>;
  readonly bufferedAmount: number;
  send(frame: Uint8Array | string): void;
  close(): Promise<number>;
};

export type RawOptions = { readonly query?: Readonly<Record<string, string>>; readonly path?: string };

/** Resolves when the socket is open, or when the server has closed it at once. */
export async function openRawSocket(door: Door, { query = {}, path }: RawOptions = {}): Promise<RawSocket> {
  const search = new URLSearchParams({ seat: door.seat, ...query }).toString();
  const address = `${door.host}${path ?? `/sync/${door.document}/${door.epoch}`}?${search}`;
  const socket = new WebSocket(address, headersOf(door));
  const frames: Uint8Array[] = [];
  const ready = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<number>();
  socket.on("message", (data) => {
    if (data instanceof Buffer) frames.push(new Uint8Array(data));
  });
  socket.on("open", () => ready.resolve());
  socket.on("error", (error) => ready.reject(error));
  socket.on("close", (code) => closed.resolve(code));
  await within(30_000, "a raw socket opens", ready.promise);
  return {
    frames,
    get open() {
      return socket.readyState === WebSocket.OPEN;
    },
    closed: closed.promise,
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    async close() {
      socket.close();
      return within(30_000, "a raw socket closes", closed.promise);
    },
  };
}
