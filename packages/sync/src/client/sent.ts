// A WebSocket that counts the frames an ack counts. The stock provider is given it as its polyfill and needs no change.
import { frameLimit, isWriteFrame, syncType } from "../wire.ts";

export type SentCount = {
  /** sync frames with an update sent on the present socket */
  written: number;
  /** the server's step 1 has been answered, so the server has all that was written before this socket */
  answered: boolean;
};

/** `onSent` hears of every counted frame; a new socket starts from nothing. */
export function countingWebSocket(Socket: typeof WebSocket, count: SentCount, onSent: () => void): typeof WebSocket {
  return class CountingWebSocket extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      count.written = 0;
      count.answered = false;
    }

    override send(frame: Parameters<WebSocket["send"]>[0]): void {
      if (!(frame instanceof Uint8Array) || !isWriteFrame(frame)) return super.send(frame);
      super.send(isLong(frame) ? asAnswer(frame) : frame);
      count.written += 1;
      if (frame[1] === syncType.step2) count.answered = true;
      onSent();
    }
  };
}

const isLong = (frame: Uint8Array): boolean => frame[1] === syncType.update && frame.length > frameLimit.live;

/**
 * A deed that is longer than a live edit may be goes as what was written without a connection goes: in the place of an
 * answer to step 1, which carries an update in the same words.
 */
function asAnswer(frame: Uint8Array): Uint8Array<ArrayBuffer> {
  const answer = new Uint8Array(frame);
  answer[1] = syncType.step2;
  return answer;
}
