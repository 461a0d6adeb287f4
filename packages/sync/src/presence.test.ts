import * as decoding from "lib0/decoding";
import { describe, expect, test } from "vitest";
import { Doc } from "yjs";
import * as awareness from "y-protocols/awareness";
import { createPresence } from "./presence.ts";

type Peer = { name: string; person: string; got: Uint8Array[] };
const peer = (name: string, person = name): Peer => ({ name, person, got: [] });

function setting() {
  let time = 1_000_000;
  const presence = createPresence<Peer>(
    () => time,
    ({ person }) => ({ person, seat: "a seat" }),
  );
  const send = (to: Peer, frame: Uint8Array) => void to.got.push(frame);
  return {
    presence,
    say: (from: Peer, client: number, state: unknown, clock = 1) =>
      presence.hear(from, { name: from.name }, said([[client, clock, state]])),
    flush: (...peers: Peer[]) => presence.changes(peers, send),
    pass: (ms: number) => void (time += ms),
  };
}

function said(entries: [client: number, clock: number, state: unknown][]): Uint8Array {
  const meta = new Map(entries.map(([client, clock]) => [client, { clock }]));
  const states = new Map(entries.map(([client, , state]) => [client, state]));
  return awareness.encodeAwarenessUpdate(
    { meta, states } as never,
    entries.map(([client]) => client),
    states as never,
  );
}

/** What a stock client knows after the frames it got. */
function known(to: Peer): Map<number, unknown> {
  const client = new awareness.Awareness(new Doc());
  client.setLocalState(null);
  for (const frame of to.got) {
    const decoder = decoding.createDecoder(frame);
    decoding.readVarUint(decoder);
    awareness.applyAwarenessUpdate(client, decoding.readVarUint8Array(decoder), "test");
  }
  client.destroy();
  return new Map(client.getStates());
}

describe("presence", () => {
  test("[PR1] others hear who somebody is from the server, whatever the browser says", () => {
    const { say, flush } = setting();
    const [eva, omar] = [peer("Eva"), peer("Omar")];
    say(eva, 1, { user: { name: "The Chief", kind: "police" }, cursor: { at: 3 } });
    flush(eva, omar);
    expect(known(omar)).toEqual(new Map([[1, { user: { name: "Eva" }, cursor: { at: 3 } }]]));
    expect(eva.got).toEqual([]);
  });

  test("[SP8] carets go along a few at a time, each no more often than it may, and the others later", () => {
    const { presence, say, pass } = setting();
    const [eva, omar] = [peer("Eva"), peer("Omar")];
    const many = Array.from({ length: 12 }, (_, i) => peer(`Ines ${i}`));
    const along = () => presence.someChanges([omar], (to, frame) => void to.got.push(frame), 250);
    say(eva, 1, { at: 1 });
    many.forEach((one, i) => say(one, i + 2, {}));
    along();
    expect([known(omar).size, omar.got.length]).toEqual([8, 1]);
    say(eva, 1, { at: 2 });
    along();
    expect([known(omar).size, known(omar).get(1)]).toEqual([13, { at: 1, user: { name: "Eva" } }]);
    pass(250);
    along();
    expect(known(omar).get(1)).toEqual({ at: 2, user: { name: "Eva" } });
    expect(presence.changed).toBe(false);
  });

  test("[PR2] an id that is another's, and a second id, are dropped", () => {
    const { say, flush } = setting();
    const [eva, omar, ines] = [peer("Eva"), peer("Omar"), peer("Ines")];
    say(eva, 1, {});
    say(omar, 2, {});
    say(omar, 1, { cursor: "forged" });
    say(omar, 1, null, 2 ** 50);
    say(omar, 3, {});
    flush(eva, omar, ines);
    expect(known(ines)).toEqual(
      new Map([
        [1, { user: { name: "Eva" } }],
        [2, { user: { name: "Omar" } }],
      ]),
    );
  });

  test("[PR2] a client that comes back on a new socket takes its entry over; the old socket's end does not end it", () => {
    const { presence, say, flush } = setting();
    const [before, after, omar] = [peer("Eva", "eva"), peer("Eva", "eva"), peer("Omar")];
    say(before, 1, {});
    flush(omar);
    say(after, 1, { cursor: 1 });
    presence.leave(before);
    flush(omar);
    expect(known(omar)).toEqual(new Map([[1, { cursor: 1, user: { name: "Eva" } }]]));
  });

  test("[PR2] an id that was announced once waits for its owner, whoever asks for it meanwhile", () => {
    const { presence, say, flush } = setting();
    const [eva, thief, back, omar] = [peer("Eva", "eva"), peer("Thief"), peer("Eva", "eva"), peer("Omar")];
    say(eva, 1, {});
    presence.leave(eva);
    say(thief, 1, { cursor: "stolen" });
    expect(presence.ownerOf(1)).toEqual({ person: "eva", seat: "a seat" });
    say(back, 1, { cursor: "mine" });
    flush(omar);
    expect(known(omar)).toEqual(new Map([[1, { cursor: "mine", user: { name: "Eva" } }]]));
  });

  test("[PR3] a state beyond two thousand characters, and one that is no object, are dropped", () => {
    const { say, flush } = setting();
    const [eva, omar] = [peer("Eva"), peer("Omar")];
    for (const state of ["x".repeat(4000), { cursor: "x".repeat(2100) }, [1], 7]) say(eva, 1, state);
    flush(eva, omar);
    expect(omar.got).toEqual([]);
  });

  test("[PR4] leaving ends the entry, and a late word about it does not bring it back", () => {
    const { presence, say, flush } = setting();
    const [eva, omar] = [peer("Eva"), peer("Omar")];
    say(eva, 1, {});
    say(omar, 2, {});
    flush(eva, omar);
    presence.leave(eva);
    say(omar, 1, {}, 99);
    flush(omar);
    expect(known(omar)).toEqual(new Map());
  });

  test("[PR5] an entry that is quiet is told again, with a newer clock, before a client would drop it", () => {
    const { presence, say, flush, pass } = setting();
    const [eva, omar] = [peer("Eva"), peer("Omar")];
    say(eva, 1, {});
    flush(eva, omar);
    pass(5_000);
    presence.refresh(10_000);
    expect(presence.changed).toBe(false);
    pass(5_000);
    presence.refresh(10_000);
    flush(eva, omar);
    expect(omar.got.length).toBe(2);
  });
});
