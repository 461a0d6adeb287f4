// What a browser asks of the server in a silent round. Nothing that was written travels this way.
import * as z from "zod/mini";
import { send, type Answer } from "../session/api.ts";

const part = encodeURIComponent;
const done = z.undefined();

export function silenceApi(seat: string, picture: string) {
  const at = `/api/seats/${part(seat)}/pictures/${part(picture)}/silence`;
  return {
    begin: (asked: readonly string[]): Promise<Answer<unknown>> =>
      send("POST", at, z.object({ id: z.string() }), { asked }),
    ready: (ready: boolean): Promise<Answer<undefined>> => send("POST", `${at}/ready`, done, { ready }),
    reveal: (): Promise<Answer<undefined>> => send("POST", `${at}/reveal`, done, {}),
  };
}
