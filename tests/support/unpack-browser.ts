// Unpacks the browser once, before journeys that go beside each other would both begin to.
import { unpackBrowser } from "./browser.ts";

export async function setup(): Promise<void> {
  await unpackBrowser();
}
