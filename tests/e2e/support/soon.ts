// What the screen will say in a moment: asked again and again until it does, or until patience ends.
import { expect } from "vitest";

const patience = 20_000;

type Polled = ReturnType<typeof expect.poll>;

export function soon<Value>(read: () => Value | Promise<Value>, timeout = patience): Polled {
  return expect.poll(read, { timeout });
}
