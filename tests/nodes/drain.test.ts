import { expect, onTestFinished, test } from "vitest";
import { openRawSocket } from "../support/raw-socket.ts";
import { openDoors } from "../support/seats.ts";
import { startServerProcess } from "../support/server.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { drain } from "./drain.ts";

function openFolder(): string {
  const folder = openTempFolder("drain");
  onTestFinished(() => folder.close());
  return folder.path;
}

test("[ND8] [OB3] SIGTERM in mid-meeting: not ready at once, all sent away in turn, nothing lost, ended well", () =>
  drain(openFolder()));

test("[ND8] with one person there it ends at once", async () => {
  const server = await startServerProcess(openFolder());
  onTestFinished(() => server.kill());
  const [door] = await openDoors(server.url);
  const socket = await openRawSocket(door!);
  const began = performance.now();
  expect(await server.stop()).toBe(0);
  expect(await socket.closed).toBe(1012);
  expect(performance.now() - began).toBeLessThan(5000);
});
