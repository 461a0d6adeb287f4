// The limit: `ws` and nothing else. Whatever one client sends is sent to the others at the same address.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import { serve } from "./server.ts";

serve(async () => {
  const rooms = new Map<string, Set<WebSocket>>();
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  server.on("connection", (socket, request) => {
    const address = request.url ?? "";
    const room = rooms.get(address) ?? new Set();
    rooms.set(address, room.add(socket));
    socket.on("message", (frame) => {
      for (const other of room) if (other !== socket) other.send(frame);
    });
    socket.on("close", () => room.delete(socket));
  });
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, cookies: [] };
});
