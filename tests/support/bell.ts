// Waits for the next of many small events, without asking again and again.

export type Bell = {
  readonly ring: () => void;
  /** Resolves at the next ring, or after `ms` without one. */
  readonly heard: (ms: number) => Promise<void>;
};

export function createBell(): Bell {
  let waiting: (() => void) | null = null;
  return {
    ring: () => waiting?.(),
    heard: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => waiting?.(), ms);
        waiting = () => {
          clearTimeout(timer);
          waiting = null;
          resolve();
        };
      }),
  };
}
