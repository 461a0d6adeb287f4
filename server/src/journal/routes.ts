// The logs over HTTP: the disclosure log, the read log, the monthly sample, and each of the logs as a file. What a seat
// is shown is decided in seen.ts, the same for the page and the file.
import {
  MarkRequest,
  Month,
  ReadingRequest,
  ReasonRequest,
  type DisclosureLog,
  type ReadEntry,
  type ReadLog,
  type Sample,
} from "@hybrid/domain";
import type { JournalKind, Journals } from "@hybrid/store";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import type { Opening } from "../access/opening.ts";
import { RefusalError } from "../access/refusal.ts";
import { findSeated, partyOf, type Seated, type SeatedDeps } from "../access/seated.ts";
import type { SecurityLog } from "../access/security-log.ts";
import { csvOf, readingTable, slipTable } from "./export.ts";
import type { Readings } from "./readings.ts";
import { drawSample } from "./sample.ts";
import { readingsSeenBy, slipsSeenBy } from "./seen.ts";
import type { Signer } from "./signing.ts";

export type JournalDeps = SeatedDeps & {
  readonly journals: Journals;
  readonly readings: Readings;
  readonly signer: Signer;
  readonly securityLog: SecurityLog;
};

const id = z.string().max(128);
const day = z.iso.date();
const Asked = z.object({ seat: id, picture: id.optional(), from: day.optional(), until: day.optional() });
type Asked = z.infer<typeof Asked>;
const SampleAsked = z.object({ seat: id, month: Month });
const Format = z.object({ format: z.enum(["csv", "json"]) });

const everything = Number.MAX_SAFE_INTEGER;
const dayMs = 24 * 3600_000;
const startOf = (date: string) => Date.parse(`${date}T00:00:00Z`);

export function addJournals(app: FastifyInstance, deps: JournalDeps): void {
  app.get("/api/journals/disclosure", async (request): Promise<DisclosureLog> => {
    const { seated, asked } = await askedBy(deps, request);
    return readDisclosures(deps, seated, asked);
  });

  app.get("/api/journals/read", async (request): Promise<ReadLog> => {
    const { seated, asked } = await askedBy(deps, request);
    return readReadings(deps, seated, asked);
  });

  app.get("/api/journals/disclosure/export.:format", async (request, reply) => {
    const { seated, asked } = await askedBy(deps, request);
    const { format } = Format.parse(request.params);
    const log = await readDisclosures(deps, seated, asked);
    noteExport(deps, seated, "disclosure", format);
    void reply.header("content-disposition", `attachment; filename="disclosures.${format}"`);
    if (format === "json") return { ...log, publicKey: deps.signer.publicKey };
    return reply.type("text/csv; charset=utf-8").send(csvOf(slipTable(log.slips), log.head));
  });

  app.get("/api/journals/read/export.:format", async (request, reply) => {
    const { seated, asked } = await askedBy(deps, request);
    const { format } = Format.parse(request.params);
    const log = await readReadings(deps, seated, asked);
    noteExport(deps, seated, "read", format);
    void reply.header("content-disposition", `attachment; filename="readings.${format}"`);
    if (format === "json") return { ...log, publicKey: deps.signer.publicKey };
    return reply.type("text/csv; charset=utf-8").send(csvOf(readingTable(log.readings), log.head));
  });

  addSample(app, deps);
  addReasons(app, deps);
}

function addSample(app: FastifyInstance, deps: JournalDeps): void {
  app.get("/api/journals/sample", async (request): Promise<Sample> => {
    const { seat, month } = SampleAsked.parse(request.query);
    return readSample(deps, await findSeated(deps, request, seat), month);
  });

  app.post("/api/journals/sample", async (request): Promise<Sample> => {
    const { seat, month, reading, mark } = MarkRequest.parse(request.body);
    const seated = await findSeated(deps, request, seat);
    const sample = await readSample(deps, seated, month);
    if (!sample.readings.some(({ seq }) => seq === reading)) throw new RefusalError("unknown");
    const by = partyOf(seated.circle, seat);
    await note(deps, seated, { deed: "looked", month, reading, mark, by });
    return readSample(deps, seated, month);
  });
}

function addReasons(app: FastifyInstance, deps: JournalDeps): void {
  app.post("/api/journals/read", async (request, reply) => {
    const { seat, document, reason } = ReadingRequest.parse(request.body);
    await deps.readings.give(await openingOf(deps, request, seat, document), reason);
    return reply.code(201).send({});
  });

  app.put("/api/journals/read/reason", async (request) => {
    const { seat, days } = ReasonRequest.parse(request.body);
    const seated = await findSeated(deps, request, seat);
    if (seated.seat.role !== "coordinator") throw new RefusalError("unknown");
    await note(deps, seated, { deed: "reason-set", days, by: partyOf(seated.circle, seat) });
    await deps.journals.askReasonAfter(seated.circle.space.id, days);
    return { days };
  });
}

async function askedBy(deps: JournalDeps, request: FastifyRequest): Promise<{ seated: Seated; asked: Asked }> {
  const asked = Asked.parse(request.query);
  return { seated: await findSeated(deps, request, asked.seat), asked };
}

async function readDisclosures(deps: JournalDeps, seated: Seated, asked: Asked): Promise<DisclosureLog> {
  // All rows, since a withdrawal may lie outside the period of what it withdraws.
  const rows = await deps.journals.read({ space: seated.circle.space.id, kind: "disclosure", limit: everything });
  const { from, before } = periodOf(asked);
  const seen = slipsSeenBy(seated, rows, { picture: asked.picture });
  const slips = seen.filter(({ at }) => at >= from && at < before);
  return { head: await headOf(deps, seated, "disclosure"), slips };
}

async function readReadings(deps: JournalDeps, seated: Seated, asked: Asked): Promise<ReadLog> {
  const space = seated.circle.space.id;
  const rows = await deps.journals.read({ space, kind: "read", ...periodOf(asked), limit: everything });
  return {
    head: await headOf(deps, seated, "read"),
    readings: readingsSeenBy(seated, rows, { picture: asked.picture }),
    reasonAfter: await deps.journals.reasonAfter(space),
    maySetReason: seated.seat.role === "coordinator",
  };
}

async function readSample(deps: JournalDeps, seated: Seated, month: string): Promise<Sample> {
  if (seated.seat.role === "guest") throw new RefusalError("unknown");
  const space = seated.circle.space.id;
  const [year = 0, number = 1] = month.split("-").map(Number);
  const period = { from: Date.UTC(year, number - 1), before: Date.UTC(year, number) };
  const rows = await deps.journals.read({ space, kind: "read", ...period, limit: everything });
  // Marks are made in the month, or long after it.
  const later = await deps.journals.read({ space, kind: "read", from: period.from, limit: everything });
  return drawSample(month, readingsSeenBy(seated, rows, { picture: undefined }), later);
}

function periodOf({ from, until }: Asked): { from: number; before: number } {
  return {
    from: from === undefined ? 0 : startOf(from),
    before: until === undefined ? everything : startOf(until) + dayMs,
  };
}

async function headOf(deps: JournalDeps, { circle }: Seated, kind: JournalKind) {
  const space = circle.space.id;
  const head = await deps.journals.head({ space, kind });
  return head && deps.signer.sign(space, kind, head);
}

async function openingOf(deps: JournalDeps, request: FastifyRequest, seat: string, document: string): Promise<Opening> {
  const { circle, held } = await findSeated(deps, request, seat);
  const found = await deps.circles.find(document, seat);
  if (!found) throw new RefusalError("unknown");
  return { circle, record: found.record, person: held.person, seat };
}

function note({ journals }: JournalDeps, { circle, held, seat }: Seated, payload: ReadEntry) {
  return journals.note({ space: circle.space.id, kind: "read", person: held.person, seat: seat.id, payload });
}

function noteExport({ securityLog }: JournalDeps, { held, seat }: Seated, kind: JournalKind, format: string): void {
  securityLog.note({ what: "a log was exported", person: held.person, seat: seat.id, detail: `${kind} ${format}` });
}
