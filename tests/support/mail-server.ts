// A mail server of one page, which takes every letter and keeps it.
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";

export type MailServer = {
  readonly url: string;
  /** letters as they came, headers and all */
  readonly letters: readonly string[];
  close(): Promise<void>;
};

export async function openMailServer(): Promise<MailServer> {
  const letters: string[] = [];
  const server = createServer((socket) => converse(socket, (letter) => void letters.push(letter)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    async close() {
      server.close();
      await once(server, "close");
    },
  };
}

function converse(socket: Socket, keep: (letter: string) => void): void {
  let [heard, letter]: [string, string | undefined] = ["", undefined];
  const say = (line: string) => socket.write(`${line}\r\n`);
  socket.setEncoding("utf8").on("error", () => socket.destroy());
  socket.on("data", (text: string) => {
    heard += text;
    for (let end = heard.indexOf("\r\n"); end >= 0; end = heard.indexOf("\r\n")) {
      const line = heard.slice(0, end);
      heard = heard.slice(end + 2);
      letter = answer(line, letter);
    }
  });
  say("220 test");

  function answer(line: string, open: string | undefined): string | undefined {
    if (open !== undefined) {
      if (line !== ".") return `${open}${line}\n`;
      keep(open);
      say("250 kept");
      return undefined;
    }
    if (/^QUIT/i.test(line)) return void socket.end("221 bye\r\n");
    const data = /^DATA/i.test(line);
    say(data ? "354 go on" : "250 yes");
    return data ? "" : undefined;
  }
}
