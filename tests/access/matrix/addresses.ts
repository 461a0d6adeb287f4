// What every address of the server is to give to whom. A line says who may, how it is asked so that only the right can
// stand in the way, and what whoever may is answered; what everybody else is answered follows from who they are.
import type { DocumentRecord } from "@hybrid/domain";
import type { Actor, World } from "./world.ts";

/**
 * everyone: no sign-in is asked. signed: any account. seat: whoever holds the seat it names, while it stands. speaker:
 * the same, but no guest. coordinator: a coordinator's seat. local: the same, and what the address names belongs to the
 * first group. founder, administrator: by account. reader, sharer, endorser, learner: by the right to a document;
 * onlooker, writer: by the right to the first picture.
 */
export type Who =
  | "everyone"
  | "signed"
  | "seat"
  | "speaker"
  | "coordinator"
  | "local"
  | "founder"
  | "administrator"
  | "reader"
  | "sharer"
  | "endorser"
  | "learner"
  | "onlooker"
  | "writer"
  | "nobody";

export type Asked = { readonly path: string; readonly body?: unknown };
export type Line = {
  readonly who: Who;
  /** `document`: for "reader", which is tried with every document */
  readonly ask: (world: World, actor: Actor, document: DocumentRecord) => Asked;
  /** status and code; several where it depends on who came first or on what is built */
  readonly taken: string | readonly string[];
};

const line = (who: Who, taken: Line["taken"], ask: Line["ask"]): Line => ({ who, taken, ask });
/** An address that is the same for everybody. */
const plain = (who: Who, taken: Line["taken"], path: string, body?: unknown): Line =>
  line(who, taken, () => ({ path, body }));
const own = (who: Who, taken: Line["taken"], path: string, body?: (world: World, actor: Actor) => unknown): Line =>
  line(who, taken, (world, actor) => ({ path: filled(path, world, actor), body: body?.(world, actor) }));

/** What an address names is always the first group's; only the seat that asks is the actor's. */
function filled(path: string, { first, slip }: World, { seat }: Actor): string {
  const { spare, organisation, pictures, space } = first;
  const names: Readonly<Record<string, string>> = {
    seat,
    organisation,
    space,
    slip: slip.id,
    picture: pictures[0]!,
    spareSeat: spare.seat,
    empty: spare.empty,
    guest: spare.guest,
    invitation: spare.invitation,
  };
  return path.replaceAll(/:(\w+)/g, (_, name: string) => names[name] ?? name);
}

const registration = {
  id: "x",
  rawId: "x",
  type: "public-key",
  response: { clientDataJSON: "x", attestationObject: "x", transports: [] },
};
const assertion = {
  id: "x",
  rawId: "x",
  type: "public-key",
  response: { clientDataJSON: "x", authenticatorData: "x", signature: "x" },
};
const newcomer = { door: "invitation", secret: "none", name: "New", email: "new@example.org" };
/** Everybody proved who they are long ago, see the test: the right is there, and the proof is asked for. */
const proof = "403 confirm";

const signIn: Readonly<Record<string, Line>> = {
  "GET /healthz": plain("everyone", "200", "/healthz"),
  "GET /readyz": plain("everyone", "200", "/readyz"),
  // Asked through a proxy, as everybody is here; a token is tried in tests/access/metrics.test.ts.
  "GET /metrics": plain("everyone", "404 unknown", "/metrics"),
  "GET /api/sign-in": plain("everyone", "200", "/api/sign-in"),
  "POST /api/sign-in/password": line("everyone", "401 wrong", (_, { name }) => ({
    path: "/api/sign-in/password",
    body: { email: `${name.replaceAll(/\W/g, "-")}@nowhere.example`, password: "not theirs at all" },
  })),
  "POST /api/sign-in/passkey": plain("everyone", "401 not-accepted", "/api/sign-in/passkey", { response: assertion }),
  "POST /api/sign-in/passkey/options": plain("everyone", "200", "/api/sign-in/passkey/options", {}),
  "POST /api/sign-in/providers/:provider": plain("everyone", "404 unknown", "/api/sign-in/providers/none", {}),
  "POST /api/sign-in/providers/:provider/return": plain(
    "everyone",
    "401 not-accepted",
    "/api/sign-in/providers/none/return",
    { answer: "code=x" },
  ),
  "POST /api/enrolment": plain("everyone", "410 expired", "/api/enrolment", {
    ...newcomer,
    password: "three grey herons wait",
    passkey: null,
  }),
  "POST /api/enrolment/read": plain("everyone", "410 expired", "/api/enrolment/read", newcomer),
  "POST /api/enrolment/passkey": plain("everyone", "410 expired", "/api/enrolment/passkey", newcomer),
  "POST /api/invitations/read": plain("everyone", "404 invitation-unknown", "/api/invitations/read", newcomer),
  "POST /api/invitations/accept": plain("everyone", "404 invitation-unknown", "/api/invitations/accept", newcomer),
  "POST /api/invitations/decline": plain("everyone", "404 invitation-unknown", "/api/invitations/decline", newcomer),
};

const account: Readonly<Record<string, Line>> = {
  "GET /api/account": plain("signed", "200", "/api/account"),
  "PUT /api/account": plain("signed", proof, "/api/account", { name: "X", email: "other@example.org" }),
  "PUT /api/account/password": plain("signed", "401 wrong", "/api/account/password", {
    current: "not theirs at all",
    password: "quite another heron",
  }),
  "POST /api/account/confirm": plain("signed", "401 wrong", "/api/account/confirm", { password: "not theirs" }),
  "GET /api/account/sessions": plain("signed", "200", "/api/account/sessions"),
  "DELETE /api/account/sessions": plain("signed", proof, "/api/account/sessions"),
  "DELETE /api/account/sessions/:session": plain("signed", proof, "/api/account/sessions/none"),
  "DELETE /api/account/identities": plain("signed", proof, "/api/account/identities?issuer=https://x.example"),
  "POST /api/account/identities/:provider": plain("signed", proof, "/api/account/identities/none", {}),
  "POST /api/account/passkeys": plain("signed", proof, "/api/account/passkeys", { response: registration, name: "K" }),
  "POST /api/account/passkeys/options": plain("signed", proof, "/api/account/passkeys/options", {}),
  "PUT /api/account/passkeys/:passkey": plain("signed", "404 unknown", "/api/account/passkeys/none", { name: "K" }),
  "DELETE /api/account/passkeys/:passkey": plain("signed", proof, "/api/account/passkeys/none"),
};

const silence = "/api/seats/:seat/pictures/:picture/silence";
const group: Readonly<Record<string, Line>> = {
  "GET /api/seats/:seat": own("seat", "200", "/api/seats/:seat"),
  "GET /api/seats/:seat/group": own("seat", "200", "/api/seats/:seat/group"),
  "POST /api/seats/:seat/glossary": own("coordinator", "409 changed", "/api/seats/:seat/glossary", () => ({
    starter: false,
  })),
  "POST /api/seats/:seat/organisations": own("coordinator", "200", "/api/seats/:seat/organisations", () => ({
    kind: "other",
    name: "One more",
  })),
  "PUT /api/seats/:seat/organisations/:organisation": own(
    "local",
    "204",
    "/api/seats/:seat/organisations/:organisation",
    () => ({ kind: "police", name: "The police" }),
  ),
  "POST /api/seats/:seat/seats": own("local", "200", "/api/seats/:seat/seats", ({ first: { organisation } }) => ({
    organisation,
  })),
  "POST /api/seats/:seat/guests": own("local", "200", "/api/seats/:seat/guests", ({ first: { organisation } }) => ({
    organisation,
    until: "2026-12-24",
  })),
  "PUT /api/seats/:seat/seats/:other": own("local", "204", "/api/seats/:seat/seats/:guest", () => ({
    until: "2026-12-20",
  })),
  "DELETE /api/seats/:seat/seats/:other": own("local", "204", "/api/seats/:seat/seats/:guest"),
  "DELETE /api/seats/:seat/seats/:other/holder": own("local", "204", "/api/seats/:seat/seats/:spareSeat/holder"),
  "POST /api/seats/:seat/seats/:other/invitations": own(
    "local",
    "200",
    "/api/seats/:seat/seats/:empty/invitations",
    () => ({ days: 7, replace: "none", email: null }),
  ),
  "DELETE /api/seats/:seat/invitations/:invitation": own("local", "204", "/api/seats/:seat/invitations/:invitation"),
  "POST /api/seats/:seat/pictures": own("coordinator", "200", "/api/seats/:seat/pictures", () => ({
    title: "K-977",
    sure: true,
  })),
  "PUT /api/seats/:seat/pictures/:picture/admissions/:other": own(
    "local",
    "204",
    "/api/seats/:seat/pictures/:picture/admissions/:empty",
    () => ({ kinds: ["picture"], cautionRead: true }),
  ),
  "DELETE /api/seats/:seat/pictures/:picture/admissions/:other": own(
    "local",
    "204",
    "/api/seats/:seat/pictures/:picture/admissions/:empty",
  ),
  "GET /api/seats/:seat/pictures/:picture/silence": own("onlooker", "200", silence),
  // A round is begun once, for the police, and whoever comes later is told so.
  "POST /api/seats/:seat/pictures/:picture/silence": own("writer", ["201", "409 changed"], silence, ({ first }) => ({
    asked: [first.seats.get("police")],
  })),
  "POST /api/seats/:seat/pictures/:picture/silence/ready": own(
    "onlooker",
    ["204", "409 changed"],
    `${silence}/ready`,
    () => ({ ready: false }),
  ),
  "POST /api/seats/:seat/pictures/:picture/silence/reveal": own("local", "204", `${silence}/reveal`, () => ({})),
  "POST /api/seats/:seat/pictures/:picture/erasure": own(
    "local",
    "409 changed",
    "/api/seats/:seat/pictures/:picture/erasure",
    () => ({ title: "not its title" }),
  ),
  "PUT /api/seats/:seat/cautions/:kind": own("coordinator", "204", "/api/seats/:seat/cautions/civil", () => ({
    words: "Think first",
    source: "Us",
    reviewBy: "2027-01-01",
  })),
  "PUT /api/seats/:seat/space": own("coordinator", "204", "/api/seats/:seat/space", () => ({ name: "A group" })),
  "PUT /api/seats/:seat/assurance": own("coordinator", "204", "/api/seats/:seat/assurance", () => ({
    assurance: null,
  })),
};

const content: Readonly<Record<string, Line>> = {
  // A plain request to a socket's address is nothing at all, whoever asks; the sockets are in frames.test.ts.
  "GET /sync/:document/:epoch": line("everyone", "404", (_, __, { id }) => ({ path: `/sync/${id}/1` })),
  "GET /sync": plain("everyone", "404", "/sync"),
  "GET /api/documents/:document/growth": line("learner", "200", (_, { seat }, { id }) => ({
    path: `/api/documents/${id}/growth?seat=${seat}`,
  })),
  "POST /api/endorsements": line("endorser", "409 text-changed", (_, { seat }, { id }) => ({
    path: "/api/endorsements",
    body: {
      seat,
      document: id,
      of: { kind: "aim" },
      words: ["what it never said"],
      stance: "behind",
      why: "",
      wouldChange: "",
    },
  })),
  "GET /api/documents/:document/authorship": line("reader", ["200", "202"], (_, { seat }, { id }) => ({
    path: `/api/documents/${id}/authorship?seat=${seat}&fragment=narrative`,
  })),
  "POST /api/journals/read": line("reader", "201", (_, { seat }, { id }) => ({
    path: "/api/journals/read",
    body: { seat, document: id, reason: "to see what comes" },
  })),
  "POST /api/slips": line("sharer", "409 readers-changed", ({ first }, { seat }, { id }) => ({
    path: "/api/slips",
    body: {
      seat,
      notes: id,
      passages: ["words"],
      target: { kind: "narrative" },
      recipients: [first.group.seat],
      ground: "none",
      menu: "none",
      yes: [],
    },
  })),
  "GET /api/journals/disclosure": own("seat", "200", "/api/journals/disclosure?seat=:seat"),
  "GET /api/journals/disclosure/export.:format": own("seat", "200", "/api/journals/disclosure/export.json?seat=:seat"),
  "GET /api/journals/read": own("seat", "200", "/api/journals/read?seat=:seat"),
  "GET /api/journals/read/export.:format": own("seat", "200", "/api/journals/read/export.csv?seat=:seat"),
  "GET /api/journals/sample": own("speaker", "200", "/api/journals/sample?seat=:seat&month=2026-11"),
  "POST /api/journals/sample": own("nobody", "404 unknown", "/api/journals/sample", (_, { seat }) => ({
    seat,
    month: "2026-11",
    reading: 999_999,
    mark: "ok",
  })),
  "PUT /api/journals/read/reason": own("coordinator", "200", "/api/journals/read/reason", (_, { seat }) => ({
    seat,
    days: null,
  })),
};

const rest: Readonly<Record<string, Line>> = {
  "GET /api/founding": plain("signed", "200", "/api/founding"),
  "POST /api/spaces": plain("founder", "200", "/api/spaces", { name: "Another", language: "en", email: null }),
  "PUT /api/spaces/:space/assurance": own("administrator", "204", "/api/spaces/:space/assurance", () => ({
    assurance: null,
  })),
  // The demo is closed here: its addresses answer like unknown ones.
  "GET /api/demo": plain("everyone", "404 unknown", "/api/demo"),
  "POST /api/demo/seats/:seat": own("everyone", "404 unknown", "/api/demo/seats/:seat", () => ({})),
  "GET *": plain("everyone", ["200", "404 unknown"], "/group"),
  "GET /api/session": plain("everyone", "200", "/api/session"),
  // All at once, and of one organisation only one: what one asks for holds up nobody elsewhere.
  "POST /api/slips/:slip/withdrawal": line("nobody", "404 unknown", (_, { name, seat }) => ({
    path: `/api/slips/${name === "colleague" ? "nothing" : "none"}/withdrawal`,
    body: { seat, reason: "second thoughts" },
  })),
  // After this nobody is signed in any more.
  "DELETE /api/session": plain("everyone", "204", "/api/session"),
};

/** In the order they are tried. */
export const addresses: Readonly<Record<string, Line>> = { ...signIn, ...account, ...content, ...group, ...rest };
