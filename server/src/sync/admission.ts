// Who is let in to a document, and as what: asked once for a socket of its own, or for a channel of a shared one. The
// engine asks for the right again on every frame after that.
import { closeCode, type Access, type CloseCode } from "@hybrid/sync";
import * as z from "zod";
import type { Circles } from "../access/circles.ts";
import type { Opening } from "../access/opening.ts";
import { isSureEnough, organisationOf } from "../access/seated.ts";
import type { Session } from "../access/sessions.ts";

/** The version of the document layouts. An older client would damage what it does not know, so it is turned away. */
export const schemaVersion = 1;

export type AdmissionDeps = {
  readonly circles: Circles;
  /** false: seats of that space cannot be used now (the demo is off) */
  readonly isOpen: (space: string) => boolean;
  /** Writes the opening into the read log, or says that a reason is asked first. */
  readonly logOpening: (opening: Opening) => Promise<"logged" | "say why">;
  /** Counts who was turned away. */
  readonly refused: (code: CloseCode) => void;
};

export type Refused = { readonly code: CloseCode; readonly reason: string };
export type Granted = {
  readonly document: string;
  readonly epoch: number;
  readonly space: string;
  readonly access: Access;
  readonly acks: boolean;
};

/** What cannot be asked or logged now, for the server's log. */
export type Complain = (cause: unknown, sentence: string) => void;

export const signedOut: Refused = { code: closeCode.signIn, reason: "sign in" };
const notOpen: Refused = { code: closeCode.notOpen, reason: "not open to you" };

const Params = z.object({ document: z.string().max(128), epoch: z.coerce.number().int().nonnegative() });
const Question = z.object({
  seat: z.string().max(128).default(""),
  ack: z.literal("1").optional(),
  schema: z.coerce.number().int().optional(),
});

/** Never rejects: what fails inside is complained of, and the browser is to try again. */
export async function admit(
  session: Session,
  asked: { readonly params: unknown; readonly query: unknown },
  deps: AdmissionDeps,
  complain: Complain,
): Promise<Granted | Refused> {
  const answer = await ask(session, asked, deps, complain).catch((error: unknown): Refused => {
    complain(error, "a socket could not be admitted");
    return { code: closeCode.tryAgain, reason: "try again" };
  });
  if ("code" in answer) deps.refused(answer.code);
  return answer;
}

async function ask(
  session: Session,
  asked: { readonly params: unknown; readonly query: unknown },
  deps: AdmissionDeps,
  complain: Complain,
): Promise<Granted | Refused> {
  const address = Params.safeParse(asked.params);
  const question = Question.safeParse(asked.query);
  if (!address.success || !question.success) return notOpen;
  const { seat, schema, ack } = question.data;
  if (schema !== undefined && schema < schemaVersion) return { code: closeCode.reload, reason: "reload the page" };

  const held = session.seats.find((each) => each.seat === seat);
  const found = held && deps.isOpen(held.space) && (await deps.circles.find(address.data.document, seat));
  if (!held || !found) return notOpen;
  const { record } = found;
  if (record.epoch !== address.data.epoch) return { code: closeCode.newEpoch, reason: "the document has begun anew" };

  const circle = await deps.circles.read(held.space);
  if (!circle) return notOpen;
  // Before any content: what cannot be logged is not shown, and a failing log is said to be one.
  const logged = await deps.logOpening({ circle, record, person: held.person, seat }).catch((error: unknown) => {
    complain(error, "a reading could not be logged");
    return "failed" as const;
  });
  if (logged === "failed") return { code: closeCode.tryAgain, reason: "the reading could not be logged" };
  if (logged === "say why") return { code: closeCode.sayWhy, reason: "say why you open it" };
  const organisation = organisationOf(
    circle,
    circle.seats.find(({ id }) => id === seat),
  );
  const person = circle.people.find(({ id }) => id === held.person);
  return {
    document: record.id,
    epoch: record.epoch,
    space: held.space,
    acks: ack === "1",
    access: {
      actor: { person: held.person, seat, session: session.id },
      identity: { name: person?.name ?? "", seat, kind: organisation?.kind ?? "coordinator" },
      right: () =>
        !session.ended && isSureEnough(session, seat) && deps.circles.holds(held.person, seat, held.space)
          ? deps.circles.right(record, seat)
          : "none",
      fence: () => ({ name: held.space, version: deps.circles.version(held.space) }),
    },
  };
}
