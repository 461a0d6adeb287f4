// What a page notes of itself while it is measured; it runs in the page before anything of the page does. Nothing else
// looks in from outside while a figure is taken, so that looking costs the page next to nothing.

export type Marks = {
  /**
   * Milliseconds from the navigation to the first frame that could be read, to when the page answers, and to when all
   * of it is there, out of sight too; 0 before.
   */
  readable: number;
  usable: number;
  whole: number;
  /** the tasks above 50 ms since the navigation: when they began and how long they held the page */
  readonly held: [begin: number, ms: number][];
  /** from each key's event to when the frame that shows it was handed over */
  readonly keys: number[];
  /** the same until the frame was on the screen, by the browser's own account, in steps of 8 ms; 0 for below 16 */
  readonly shown: number[];
};

/** `story`: the selector of the narrative's text. Must not use anything outside itself. */
export function watch({ seat, story }: { seat: string; story: string }): void {
  sessionStorage.setItem("seat", seat);
  const marks: Marks = { readable: 0, usable: 0, whole: 0, held: [], keys: [], shown: [] };
  Object.assign(window, { marks });

  const cards = (): Element[] => [...document.querySelectorAll("[data-factor]")];
  const isFull = (card: Element): boolean =>
    Boolean(card.querySelector(".card-observation")?.textContent) && card.querySelector(".card-foot") !== null;
  const isInWindow = (part: Element): boolean => {
    const { top, bottom } = part.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  };
  const hasStory = (): boolean => (document.querySelector(story)?.children.length ?? 0) > 100;
  /** There are cards in the window, and every one of them has its words and its foot; the narrative, if that is. */
  const isReadable = (): boolean => {
    const shown = cards().filter(isInWindow);
    const place = document.querySelector(".picture-story");
    return shown.length > 0 && shown.every(isFull) && place !== null && (hasStory() || !isInWindow(place));
  };
  const lookForAll = (): void => {
    if (hasStory() && cards().every(isFull)) marks.whole = performance.now();
    else setTimeout(lookForAll, 50);
  };
  /** Usable is a page of which, for a tenth of a second, every question is answered within 50 ms. */
  const ask = (): void => {
    const beats = [performance.now()];
    const beat = (): void => {
      const now = performance.now();
      const late = now - beats.at(-1)! > 50;
      if (late) beats.length = 0;
      beats.push(now);
      if (now - beats[0]! <= 100) return void setTimeout(beat, 10);
      marks.usable = beats[0]!;
      lookForAll();
    };
    setTimeout(beat);
  };
  const look = (): void => {
    if (!isReadable()) return void requestAnimationFrame(look);
    // The frame after the one in which it is there has painted it.
    requestAnimationFrame(() => {
      marks.readable = performance.now();
      ask();
    });
  };
  requestAnimationFrame(look);

  const afterFrame = (then: () => void): void =>
    void requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = then;
      painted.port2.postMessage(null);
    });
  const onKey = ({ timeStamp }: KeyboardEvent): void =>
    afterFrame(() => marks.keys.push(performance.now() - timeStamp));
  addEventListener("keydown", onKey, { capture: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) marks.held.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === "keydown") marks.shown.push(duration);
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
}
