// What the share slip asks the server: to share, and what has left these notes before.
import { DisclosureLog, SlipId, type SlipRequest, type SlipView } from "@hybrid/domain";
import * as z from "zod/mini";
import { ask, send, type Answer } from "../session/api.ts";

const Shared = z.object({ slip: SlipId });

export function shareSlip(slip: SlipRequest): Promise<Answer<z.infer<typeof Shared>>> {
  return send("POST", "/api/slips", Shared, slip);
}

/** The newest first; none while the server cannot say. */
export async function slipsFrom(notes: string, picture: string, seat: string): Promise<readonly SlipView[]> {
  const search = new URLSearchParams({ seat, picture }).toString();
  const answer = await ask(`/api/journals/disclosure?${search}`, DisclosureLog);
  return answer.ok ? answer.value.slips.filter(({ own, disclosure }) => own && disclosure.notes === notes) : [];
}
