// A document on a shared socket, as a tab of the product has it: one channel of `/sync`. Each client has a socket of
// its own here too, so that what is measured is the same crowd.
import { muxMessage, readRecords, type MuxRecord } from "@hybrid/sync";
import { openLine, type Line, type LineEvents } from "./line.ts";

const channel = 1;
const prefix = "/sync/";

export function openChannel(port: number, path: string, cookie: string | undefined, events: LineEvents): Line {
  let parts: Uint8Array[] = [];
  const hear = (record: MuxRecord): void => {
    if (record.kind === "part") parts.push(record.frame);
    else if (record.kind === "frame") {
      events.frame(parts.length > 0 ? Buffer.concat([...parts, record.frame]) : viewOf(record.frame));
      parts = [];
    } else if (record.kind === "close") line.close();
  };
  const line = openLine(port, "/sync", cookie, {
    opened() {
      line.send([muxMessage([{ kind: "open", channel, address: path.slice(prefix.length) }])]);
      events.opened();
    },
    frame(message) {
      for (const record of readRecords(message)) hear(record);
    },
    drained: () => events.drained(),
    closed: (why) => events.closed(why),
  });
  return {
    send: (frames) => line.send([muxMessage(frames.map((frame) => ({ kind: "frame", channel, frame }) as const))]),
    close: () => line.close(),
  };
}

const viewOf = ({ buffer, byteOffset, length }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, length);
