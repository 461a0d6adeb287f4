// Frames of one channel on their way to the engine. They wait while the channel is being admitted, and while the engine
// slows it down; what waits is counted, so that a socket can be slowed down too before memory is.
export type Inbox = {
  put(frame: Uint8Array): void;
  admit(receive: (frame: Uint8Array) => void): void;
  pause(): void;
  resume(): void;
  end(): void;
};

/** `held` hears by how many bytes that wait have become more or fewer. */
export function createInbox(held: (change: number) => void): Inbox {
  let waiting: Uint8Array[] = [];
  let receive: ((frame: Uint8Array) => void) | undefined;
  let paused = false;
  let over = false;

  function drain(): void {
    while (receive && !paused && !over) {
      const frame = waiting.shift();
      if (!frame) return;
      held(-weightOf(frame));
      receive(frame);
    }
  }

  return {
    put(frame) {
      if (receive && !paused && waiting.length === 0) return receive(frame);
      waiting.push(frame);
      held(weightOf(frame));
    },
    admit(to) {
      receive = to;
      drain();
    },
    pause: () => void (paused = true),
    resume() {
      paused = false;
      drain();
    },
    end() {
      over = true;
      for (const frame of waiting) held(-weightOf(frame));
      waiting = [];
    },
  };
}

/** A frame costs more than its bytes. */
const weightOf = (frame: Uint8Array) => frame.length + 64;
