// A tab keeps one socket, however many documents its sheets open, and comes back over one when it was cut.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { serverAway } from "./support/complaints.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { untilReads, write } from "./support/words.ts";

const stage = useStage("one-socket");

/** The sockets a page opens, the documents it opens on them, and the messages it has written as the first is heard. */
function watchSockets(page: Page): { readonly sockets: number; readonly documents: number; readonly before: number } {
  const seen = { sockets: 0, documents: 0, before: 0 };
  page.on("websocket", (socket) => {
    if (!socket.url().includes("/sync")) return;
    seen.sockets += 1;
    let heard = false;
    socket.on("framereceived", () => (heard = true));
    socket.on("framesent", ({ payload }) => {
      if (!heard) seen.before += 1;
      seen.documents += payload.toString("latin1").split("?seat=").length - 1;
    });
  });
  return seen;
}

test("[MX3] a picture with its voices, the glossary and its voices cost one socket, walking about none more", async () => {
  const { page, picture, go, untilSaved } = await stage.enter("Police");
  const seen = watchSockets(page);
  await page.reload();
  await picture.narrative.waitFor();
  await untilSaved();
  // One upgrade, and one message that the first words answer: two round trips.
  expect(seen).toMatchObject({ sockets: 1, before: 1 });
  await soon(() => seen.documents).toBeGreaterThanOrEqual(10);
  await go("Glossary");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await go("Practice: Robin");
  await picture.narrative.waitFor();
  await untilSaved();
  expect(seen.sockets).toBe(1);
});

test("[MX6] [SA5] a socket that is cut is one socket again, and what was written meanwhile arrives", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  stage.expect(serverAway);
  let cut: (() => Promise<void>) | undefined;
  let away = false;
  await police.page.routeWebSocket(/\/sync$/, (socket) => {
    if (away) return void socket.close({ code: 1013 });
    const server = socket.connectToServer();
    cut = async () => {
      await server.close();
      await socket.close({ code: 1012 });
    };
  });
  await police.page.reload();
  await police.picture.narrative.waitFor();
  away = true;
  await cut!();
  await soon(() => police.page.getByText(/no contact/i).count()).toBeGreaterThan(0);
  await write(police.picture.narrative, "end", " Written in the tunnel.");
  away = false;
  await police.untilSaved();
  await untilReads(social.picture.narrative, "Written in the tunnel.");
});
