// What the coordinator founds and opens: the glossary, pictures, and who is let in to which kinds of a picture's
// documents. Letting in an organisation that a caution stands beside asks for the caution to have been read.
import {
  Caution,
  looksPersonal,
  PictureKind,
  PictureSubject,
  PictureTitle,
  type DocumentRecord,
  type Made,
  type Seat,
} from "@hybrid/domain";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod";
import { RefusalError } from "../access/refusal.ts";
import { requireCoordinator, type GroupDeps, type Sitting } from "./deps.ts";
import { blankRecord, glossaryDocument } from "./documents.ts";
import { done, requireOther } from "./seats.ts";
import { cautionsOf } from "./view.ts";

const GlossaryBody = z.object({ starter: z.boolean() });
/** `sure`: a title that looks like a person is a pseudonym all the same. */
const PictureBody = z.object({
  title: PictureTitle,
  sure: z.boolean(),
  about: z.enum(PictureSubject.options).default("person"),
});
const AdmissionBody = z.object({ kinds: z.array(PictureKind).min(1).max(3), cautionRead: z.boolean() });

export function addPictures(app: FastifyInstance, deps: GroupDeps): void {
  const { groups } = deps;

  app.post("/api/seats/:seat/glossary", async (request, reply) => {
    const sitting = await requireCoordinator(deps, request);
    const { starter } = GlossaryBody.parse(request.body);
    const { circle, person, seat, session } = sitting;
    if (circle.documents.some(({ kind }) => kind === "glossary")) throw new RefusalError("changed");
    const by = { person, seat: seat.id, session: session.id };
    await groups.addDocuments([glossaryDocument(circle.space, by, starter)]);
    await done(deps, sitting, "glossary founded", null);
    return reply.code(204).send();
  });

  app.post("/api/seats/:seat/pictures", async (request): Promise<Made> => {
    const sitting = await requireCoordinator(deps, request);
    const { title, sure, about } = PictureBody.parse(request.body);
    if (!sure && looksPersonal(title) !== null) throw new RefusalError("title-personal");
    const kind = about === "person" ? "picture" : "pattern";
    const record = { ...blankRecord(sitting.circle.space.id, kind), title };
    // Whoever opens a picture and lets others in reads what all of them read; being the coordinator alone opens
    // nothing.
    const kinds: PictureKind[] = about === "person" ? ["picture", "voice"] : ["picture"];
    await groups.addPicture(record, [{ picture: record.id, seat: sitting.seat.id, kinds }]);
    await done(deps, sitting, about === "person" ? "picture added" : "pattern added", null, record.id);
    return { id: record.id };
  });

  addAdmissions(app, deps);

  app.put("/api/seats/:seat/cautions/:kind", async (request, reply) => {
    const sitting = await requireCoordinator(deps, request);
    const params = z.object({ kind: z.string().max(20) }).parse(request.params);
    const caution = Caution.parse({ ...z.looseObject({}).parse(request.body), kind: params.kind });
    await groups.writeCaution(sitting.circle.space.id, caution);
    await done(deps, sitting, "caution changed", null, params.kind);
    return reply.code(204).send();
  });
}

function addAdmissions(app: FastifyInstance, deps: GroupDeps): void {
  const { groups } = deps;
  const address = "/api/seats/:seat/pictures/:picture/admissions/:other";

  app.put(address, async (request, reply) => {
    const sitting = await requireCoordinator(deps, request);
    const [picture, other] = [requirePicture(sitting, request), requireOther(sitting, request)];
    const { kinds: asked, cautionRead } = AdmissionBody.parse(request.body);
    const kinds = [...new Set(asked)];
    if (!mayOpen(picture, other, kinds)) throw new RefusalError("malformed");
    if (!cautionRead && (await asksCaution(deps, sitting, picture, other, kinds))) throw new RefusalError("caution");
    await groups.admit({ picture: picture.id, seat: other.id, kinds });
    await done(deps, sitting, "seat admitted", other.id, `${picture.id} ${kinds.join("+")}`);
    return reply.code(204).send();
  });

  app.delete(address, async (request, reply) => {
    const sitting = await requireCoordinator(deps, request);
    const [picture, other] = [requirePicture(sitting, request), requireOther(sitting, request)];
    await groups.withdraw(picture.id, other.id);
    await done(deps, sitting, "admission withdrawn", other.id, picture.id);
    return reply.code(204).send();
  });
}

/**
 * Voices and notes come beside the picture; notes belong to organisations and not to guests or the coordinator. A
 * picture of a place has neither.
 */
function mayOpen({ kind }: DocumentRecord, { role }: Seat, kinds: readonly PictureKind[]): boolean {
  if (kind === "pattern") return kinds.length === 1 && kinds[0] === "picture";
  return kinds.includes("picture") && (role === "organisation" || !kinds.includes("notes"));
}

/** Whether more is opened than before to a kind of organisation that a caution stands beside. */
async function asksCaution(
  deps: GroupDeps,
  { circle }: Sitting,
  picture: DocumentRecord,
  seat: Seat,
  kinds: readonly PictureKind[],
): Promise<boolean> {
  const before = circle.admissions.find((each) => each.picture === picture.id && each.seat === seat.id)?.kinds ?? [];
  if (kinds.every((kind) => before.includes(kind))) return false;
  const kind = circle.organisations.find(({ id }) => id === seat.organisation)?.kind;
  const cautions = cautionsOf(await deps.groups.readGroup(circle.space.id), circle.space.language);
  return cautions.some((caution) => caution.kind === kind);
}

function requirePicture({ circle }: Sitting, request: FastifyRequest): DocumentRecord {
  const { picture } = z.object({ picture: z.string().max(128) }).parse(request.params);
  const record = circle.documents.find(({ id, kind }) => id === picture && (kind === "picture" || kind === "pattern"));
  if (!record) throw new RefusalError("unknown");
  return record;
}
