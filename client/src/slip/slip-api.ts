// The share slip's one question to the server.
import { SlipId, type SlipRequest } from "@hybrid/domain";
import * as z from "zod/mini";
import { send, type Answer } from "../session/api.ts";

const Shared = z.object({ slip: SlipId });

export function shareSlip(slip: SlipRequest): Promise<Answer<z.infer<typeof Shared>>> {
  return send("POST", "/api/slips", Shared, slip);
}
