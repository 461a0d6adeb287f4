import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { openSending } from "./messages.ts";

async function openPair() {
  const http = createServer();
  const server = new WebSocketServer({ noServer: true });
  const accepted = Promise.withResolvers<{ socket: WebSocket; connection: Socket }>();
  http.on("upgrade", (request, connection, head) =>
    server.handleUpgrade(request, connection, head, (socket) =>
      accepted.resolve({ socket, connection: request.socket }),
    ),
  );
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const got: Buffer[] = [];
  client.on("message", (message: Buffer) => got.push(message));
  await once(client, "open");
  onTestFinished(() => {
    client.terminate();
    server.close();
    http.close();
  });
  return { ...(await accepted.promise), client, got };
}

test("[SP2] messages of every length arrive whole and in order, between those of ws itself", async () => {
  const { socket, connection, client, got } = await openPair();
  const { send, flush } = openSending(socket, connection);
  const sizes = [0, 1, 125, 126, 65_535, 65_536, 400_000];
  const frames = sizes.map((size) => new Uint8Array(size).fill(size % 251));
  let pinged = 0;
  client.on("ping", () => (pinged += 1));
  for (const frame of frames) {
    send(frame);
    socket.ping();
  }
  flush();
  socket.send(Uint8Array.of(7));
  await vi.waitFor(() => expect(got.length).toBe(sizes.length + 1), { timeout: 10_000 });
  expect(got.map((message) => message.length)).toEqual([...sizes, 1]);
  expect(got.slice(0, -1).every((message, i) => message.equals(frames[i]!))).toBe(true);
  expect(pinged).toBe(sizes.length);
});

test("[SP2] what one turn says to a socket is one write, of the same bytes for all who are told the same", async () => {
  const pairs = [await openPair(), await openPair(), await openPair()];
  const [one, other, third] = [1, 2, 3].map((n) => Uint8Array.of(n));
  const told = [
    [one!, other!],
    [one!, other!],
    [one!, third!, other!],
  ];
  const writes = pairs.map(({ connection }) =>
    vi.spyOn(connection as Socket & { _write: (bytes: Buffer) => void }, "_write"),
  );
  for (const [i, { socket, connection }] of pairs.entries()) {
    const { send } = openSending(socket, connection);
    for (const frame of told[i]!) send(frame);
  }
  for (const [i, { got }] of pairs.entries()) {
    await vi.waitFor(() => expect(got.length).toBe(told[i]!.length), { timeout: 10_000 });
    expect(got.every((message, at) => message.equals(told[i]![at]!))).toBe(true);
  }
  expect(writes.map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1]);
  expect(writes[0]!.mock.calls[0]![0]).toBe(writes[1]!.mock.calls[0]![0]);
});

test("[SP2] what was sent before the closing arrives, and nothing after it", async () => {
  const { socket, connection, client, got } = await openPair();
  const { send, flush } = openSending(socket, connection);
  const closed = once(client, "close");
  send(Uint8Array.of(1));
  flush();
  socket.close(4400);
  send(Uint8Array.of(2));
  expect(await closed).toEqual([4400, Buffer.alloc(0)]);
  expect(got).toEqual([Buffer.of(1)]);
});
