// A proxy as small as a proxy can be: connections go to the servers in turn, and one that does not answer, or says that
// it does not serve now, is passed over. What has been said until then is said again to the next.
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export type Proxy = {
  readonly url: string;
  /** The ports of servers on this machine, in the order of their turns. */
  route(ports: readonly number[]): void;
  /** sockets that were upgraded and lead to this server now */
  upgraded(port: number): number;
  close(): Promise<void>;
};

const isUpgrade = /\r\nupgrade: websocket\r\n/i;
const notNow = Buffer.from("HTTP/1.1 503");

export async function openProxy(): Promise<Proxy> {
  let ports: readonly number[] = [];
  let turn = 0;
  const ways = new Set<{ readonly port: number; readonly client: Socket; readonly upgrade: boolean }>();

  function serve(client: Socket): void {
    const said: Buffer[] = [];
    let through: Socket | undefined;
    client.on("data", (chunk: Buffer) => {
      if (through) return void through.write(chunk);
      said.push(chunk);
      if (said.length === 1) tryNext(ports.length);
    });
    client.on("error", () => client.destroy());

    function tryNext(left: number): void {
      const port = ports[turn++ % ports.length];
      if (left === 0 || port === undefined || client.destroyed) return void client.destroy();
      const server = connect({ port, host: "127.0.0.1", noDelay: true });
      let answered = false;
      server.on("error", () => server.destroy());
      server.on("connect", () => said.forEach((chunk) => server.write(chunk)));
      server.on("data", (chunk: Buffer) => {
        if (!answered && chunk.subarray(0, notNow.length).equals(notNow)) return void server.destroy();
        if (!answered) pass(port, server);
        answered = true;
        client.write(chunk);
      });
      server.on("close", () => {
        if (answered) client.destroy();
        else tryNext(left - 1);
      });
    }

    function pass(port: number, server: Socket): void {
      through = server;
      const way = { port, client, upgrade: isUpgrade.test(Buffer.concat(said).toString("latin1")) };
      ways.add(way);
      client.on("close", () => {
        ways.delete(way);
        server.destroy();
      });
    }
  }

  const listener = createServer({ noDelay: true }, serve).listen(0, "127.0.0.1");
  await once(listener, "listening");
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    route: (to) => void (ports = to),
    upgraded: (port) => [...ways].filter((way) => way.upgrade && way.port === port).length,
    async close() {
      listener.close();
      for (const { client } of ways) client.destroy();
      await once(listener, "close");
    },
  };
}
