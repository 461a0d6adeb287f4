// A laptop that is shut or carried out of the network says no goodbye. Every socket is pinged; one that has not
// answered by the next round is gone, and its presence with it. Browsers answer by themselves, sleeping tabs too.
import type { WebSocketServer } from "ws";

const roundMs = 15_000;

/** Returns how to stop. */
export function watchLiveness(server: WebSocketServer): () => void {
  const answered = new WeakSet<object>();
  server.on("connection", (socket) => {
    answered.add(socket);
    socket.on("pong", () => answered.add(socket));
  });
  const rounds = setInterval(() => {
    for (const socket of server.clients) {
      // A socket that is being slowed down is not read, so its answer may be waiting.
      if (!answered.has(socket) && !socket.isPaused) socket.terminate();
      answered.delete(socket);
      socket.ping();
    }
  }, roundMs).unref();
  return () => clearInterval(rounds);
}
