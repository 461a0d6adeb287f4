// The one file that names every part of the server and puts them together.
import { once } from "node:events";
import { existsSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import serveStatic from "@fastify/static";
import websocket from "@fastify/websocket";
import type { Records, Store } from "@hybrid/store";
import { closeCode, openEngine, type CloseCode, type Engine, type Log } from "@hybrid/sync";
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { createCircles, type Circles } from "./access/circles.ts";
import { codesOfPost, decodable } from "./access/foreign-words.ts";
import { followHints } from "./access/hints.ts";
import { createOrigins } from "./access/origins.ts";
import { createRefusals } from "./access/refusals.ts";
import type { SecurityLog } from "./access/security-log.ts";
import { addPressure } from "./access/pressure.ts";
import { createSessions } from "./access/sessions.ts";
import {
  addAccounts,
  noProviders,
  openSetup,
  readProvidersFile,
  type ProvidersFile,
  type SetupAddress,
} from "./account/routes.ts";
import { addAuthorship } from "./authorship/routes.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { demoSpaces, foundDemo } from "./demo/founding.ts";
import { addDemo } from "./demo/routes.ts";
import { addEndorsements } from "./endorsement/routes.ts";
import { backUp } from "./epoch/backup.ts";
import { addErasure } from "./epoch/routes.ts";
import { answerErrors, guardOrigins, nameOfCause } from "./errors.ts";
import { addGrowth } from "./growth/routes.ts";
import { addGroup, viewSession } from "./group/routes.ts";
import { createInvitations } from "./invitation/invitations.ts";
import { openPost } from "./invitation/post.ts";
import { addInvitations, createEnrolmentDoor } from "./invitation/routes.ts";
import { addLimits, usualRequests } from "./limits.ts";
import { createReadings } from "./journal/readings.ts";
import { addJournals } from "./journal/routes.ts";
import { createSecurityLog } from "./journal/security.ts";
import { openSigner } from "./journal/signing.ts";
import { addReveals } from "./reveal/routes.ts";
import { keyBesideData, openSealedStore } from "./master-key.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { addHealth } from "./metrics/routes.ts";
import { isLoopback, pageOrigin, usualLimits, type Settings } from "./settings.ts";
import { addSlips } from "./slip/routes.ts";
import { createLines } from "./sync/lines.ts";
import { watchLiveness } from "./sync/liveness.ts";
import { farewellMs, sayFarewell } from "./sync/farewell.ts";
import { addSync, maxPayload } from "./sync/route.ts";

export type ServerOptions = Settings & {
  /** the built client; without it the server serves documents only */
  readonly clientDir?: string;
  /** milliseconds since 1970 */
  readonly now?: () => number;
  /** the authorities' identity providers, instead of the file that the settings name */
  readonly providers?: ProvidersFile;
  readonly securityLog?: SecurityLog;
  /** a minute, from one network address */
  readonly requests?: number;
};

export type Server = {
  readonly app: FastifyInstance;
  /** where it listens, such as http://127.0.0.1:3000 */
  readonly url: string;
  /** whether the demo group is open */
  readonly demo: boolean;
  /** whether there is nothing here but the demo group */
  readonly onlyDemo: boolean;
  /** the key file that lies beside the data for want of another place; null where it lies elsewhere */
  readonly keyBesideData: string | null;
  /** Writes a whole copy of the database into `backups` of the data folder; answers where. */
  backUp(): Promise<string>;
  /** A single-use address to make the first administrator; undefined once there is one. */
  openSetup(): Promise<SetupAddress | undefined>;
  close(): Promise<void>;
};

const builtClient = fileURLToPath(new URL("../../client/dist", import.meta.url));

/**
 * Opens the store, mounts everything and listens. Rejects with a StoreError if this server must not run on that data
 * folder, and with EADDRINUSE if the port is taken; nothing is left open then.
 */
export async function createServer(options: ServerOptions): Promise<Server> {
  const now = options.now ?? Date.now;
  const store = await openSealedStore(options, now);
  try {
    return await mount(options, store, now);
  } catch (error) {
    await store.close();
    throw error;
  }
}

function createApp({ trustProxy }: ServerOptions): FastifyInstance {
  const app = Fastify({
    logger: { level: process.env["LOG_LEVEL"] ?? "warn", stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    bodyLimit: 64 * 1024,
    // In milliseconds. Without them a request that trickles in keeps its connection for as long as it likes.
    requestTimeout: 30_000,
    http: { headersTimeout: 20_000 },
    frameworkErrors(_error, _request, reply: FastifyReply) {
      void reply.code(400).send({ code: "malformed" });
    },
    trustProxy: trustProxy?.length ? [...trustProxy] : false,
    rewriteUrl: (request) => decodable(request.url),
  });
  addPressure(app);
  return app;
}

function createEngine(app: FastifyInstance, log: Log, now: () => number): Engine {
  return openEngine({
    log,
    now,
    note: (sentence, { document, epoch }, cause) =>
      app.log.warn({ document, epoch, cause: nameOfCause(cause) }, sentence),
  });
}

async function mount(options: ServerOptions, store: Store, now: () => number): Promise<Server> {
  const app = createApp(options);
  const metrics = createMetrics(now);
  const engine = createEngine(app, metrics.watchLog(store.log), now);
  const lines = createLines();
  const demo = options.demo ?? isLoopback(options.host);
  if (demo) await foundDemo(store.records, now());

  const port = () => app.addresses().find((address) => typeof address === "object")?.port ?? options.port;
  const origins = createOrigins(options.host, port, options.origins);
  const { accounts, groups, records, journals, log } = store;
  const signer = await openSigner(options, store);
  const providers = options.providers ?? (options.oidcFile ? readProvidersFile(options.oidcFile) : noProviders);
  const securityLog =
    options.securityLog ?? createSecurityLog(journals, (event, err) => app.log.error({ err, event }, "not noted"));
  const readings = createReadings(journals, now);
  const limits = options.sessionLimits ?? usualLimits;
  const sessions = createSessions({ records, accounts, now, limits, ladder: providers.assurance });
  const circles = createCircles(store.records, now);
  circles.onChange(() => sessions.renewSeats());
  app.addHook("onClose", followHints({ hints: store.hints, circles, sessions }));
  const post =
    options.post && openPost(options.post, (error) => app.log.warn(codesOfPost(error), "a letter was not sent"));
  const inviting = createInvitations({ groups, post, now });
  const nameOf = async (person: string) => (await accounts.readAccount(person))?.name ?? "";
  const isOpen = (space: string) => demo || !demoSpaces.includes(space);

  const refusals = createRefusals(securityLog, sessions, now);

  answerErrors(app, (request, code) => refusals.answered(request, code));
  // First of all: whoever is refused by what comes after gets the headers too.
  await addHeaders(app);
  await addLimits(app, options.requests ?? usualRequests);
  guardOrigins(app, origins);
  await app.register(cookie);
  await addSockets(app, engine);
  await addClient(app, options.clientDir ?? builtClient);

  addHealth(app, {
    metrics,
    sources: { openDocuments: () => engine.openRooms, transports: () => lines.open },
    ask: () => records.readSpaces(),
    token: options.metricsToken,
  });
  const common = { sessions, circles, log: securityLog, now };
  addAccounts(app, {
    ...common,
    accounts,
    demo,
    providers: providers.providers,
    invitations: createEnrolmentDoor({ groups, circles, now }),
    ...nameChanges(records, circles),
  });
  addGroup(app, { ...common, records, groups, accounts, isOpen, inviting, ladder: providers.assurance });
  addInvitations(app, { ...common, groups, nameOf });
  const logOpening: typeof readings.open = (opening) => readings.open(opening);
  const doors = { sessions, circles, isOpen, logOpening };
  addEndorsements(app, { ...doors, engine, log, now });
  addReveals(app, { ...doors, engine, log, now });
  addSlips(app, { ...doors, journals, engine, log, now });
  addJournals(app, { ...doors, journals, readings, signer, securityLog });
  addAuthorship(app, { ...doors, log });
  addErasure(app, { ...doors, keeping: store.keeping, log: securityLog });
  addGrowth(app, { ...doors, log });
  if (demo) {
    addDemo(app, { records, sessions, circles, viewSession: (session) => viewSession(session, { circles, isOpen }) });
  }
  const refused = (code: CloseCode, request: FastifyRequest): void => {
    metrics.refused(code);
    if (code === closeCode.notOpen) refusals.document(request);
  };
  await app.register(async (scope) => addSync(scope, { ...doors, engine, lines, ...metrics, refused }));

  app.addHook("onClose", () => {
    post?.close();
    refusals.close();
    circles.close();
    sessions.close();
    return store.close();
  });
  const url = await app.listen({ port: options.port, host: options.host });
  const spaces = await records.readSpaces();
  const onlyDemo = demo && providers.providers.length === 0 && spaces.length <= demoSpaces.length;
  return { app, url, demo, onlyDemo, ...createOperating(options, store, url, now), close: () => app.close() };
}

/** What is done with a running server besides serving. */
function createOperating(options: ServerOptions, store: Store, url: string, now: () => number) {
  return {
    keyBesideData: keyBesideData(options),
    backUp: () => backUp(store.keeping, options.dataDir, now()),
    async openSetup() {
      if ((await store.accounts.readAdministrators()).length > 0) return undefined;
      const origin = options.origins[0] ?? pageOrigin(url);
      return openSetup(store.accounts, { origin, person: null, now: now() });
    },
  };
}

function nameChanges(records: Records, circles: Circles) {
  return {
    async renamed(person: string) {
      const seats = await records.seatsHeldBy([person]);
      for (const space of new Set(seats.map((seat) => seat.space))) await circles.change(space);
    },
    spaceChanged: (space: string) => circles.change(space),
    spaceName: async (space: string) => (await circles.read(space))?.space.name ?? "",
  };
}

async function addHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, { hsts: false, contentSecurityPolicy });
  app.addHook("onSend", async (request, reply) => {
    // Two years, as browsers' own lists ask for. Only where the browser came over TLS; on plain HTTP it means nothing.
    if (request.protocol === "https") reply.header("strict-transport-security", "max-age=63072000; includeSubDomains");
    if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
  });
}

async function addSockets(app: FastifyInstance, engine: Engine): Promise<void> {
  let stopWatching = () => {};
  const connections = new Set<Socket>();
  app.server.on("connection", (connection) => {
    connections.add(connection);
    connection.once("close", () => connections.delete(connection));
  });
  await app.register(websocket, {
    options: { maxPayload },
    async preClose() {
      stopWatching();
      // Whoever comes again while we close is answered as over plain HTTP; an upgrade refused now would stay open.
      app.server.removeAllListeners("upgrade");
      await sayFarewell(app.websocketServer.clients);
      await engine.close();
      const sockets = [...app.websocketServer.clients];
      const gone = Promise.all(sockets.map((socket) => once(socket, "close")));
      await Promise.race([gone, setTimeout(farewellMs, undefined, { ref: false })]);
      for (const socket of app.websocketServer.clients) socket.terminate();
      app.websocketServer.close();
      // An upgrade that was on its way as we began to close: Node has let go of its socket, and would wait for it.
      for (const connection of connections) connection.destroySoon();
    },
  });
  stopWatching = watchLiveness(app.websocketServer);
}

async function addClient(app: FastifyInstance, root: string): Promise<void> {
  const built = existsSync(join(root, "index.html"));
  if (built) {
    await app.register(serveStatic, {
      root,
      preCompressed: true,
      cacheControl: false,
      setHeaders(reply, path) {
        const forever = path.includes("/assets/");
        reply.header("cache-control", forever ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === "GET" && !/^\/(api|assets|sync)(\/|$)/.test(request.url.split("?")[0]!);
    if (isPage && built) return reply.sendFile("index.html");
    return reply.code(404).send({ code: "unknown" });
  });
}
