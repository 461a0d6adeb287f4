// @y/websocket-server as its own start script mounts it, and without a store: it has none by default. Documents that
// are to have content are given it as they are opened.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { registerHooks } from "node:module";
import { WebSocketServer } from "ws";
import * as Y from "yjs";
import { serve } from "./server.ts";

// It imports a store that it uses only if told to, and that is not installed here.
registerHooks({
  resolve: (name, context, next) =>
    name === "y-leveldb"
      ? { url: "data:text/javascript,export const LeveldbPersistence = undefined", shortCircuit: true }
      : next(name, context),
});
const { setPersistence, setupWSConnection } = await import("@y/websocket-server/utils");

serve(async ({ content }) => {
  if (content) {
    setPersistence({
      bindState: (_name: string, doc: Y.Doc) => Y.applyUpdate(doc, content),
      writeState: () => Promise.resolve(),
      provider: null,
    });
  }
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  server.on("connection", (socket, request) => setupWSConnection(socket, request));
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, cookies: [] };
});
