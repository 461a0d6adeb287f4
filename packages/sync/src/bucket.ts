// How much one socket may send: a token bucket of frames and one of bytes. An empty bucket does not refuse anything,
// it asks for a pause, so a flood is slowed down by TCP and an honest client in a hurry loses nothing.

const rate = { frames: 10_000, bytes: 8 * 1024 * 1024 } as const; // per second
const burst = { frames: 20_000, bytes: 32 * 1024 * 1024 } as const;

export type Bucket = {
  /** Takes one frame of `bytes`. False: pause until `ready`. */
  take(bytes: number): boolean;
  ready(): boolean;
};

export function createBucket(now: () => number): Bucket {
  let frames: number = burst.frames;
  let bytes: number = burst.bytes;
  let filledAt = now();

  function fill(): void {
    const seconds = Math.max(0, now() - filledAt) / 1000;
    frames = Math.min(burst.frames, frames + seconds * rate.frames);
    bytes = Math.min(burst.bytes, bytes + seconds * rate.bytes);
    filledAt = now();
  }

  return {
    take(size) {
      frames -= 1;
      bytes -= size;
      if (frames > 0 && bytes > 0) return true;
      fill();
      return frames > 0 && bytes > 0;
    },
    ready() {
      fill();
      return frames > rate.frames / 20 && bytes > 0;
    },
  };
}
