// Invitations: a secret that is told once, and its hash in the store. Whoever has the secret may know what it invites
// to and sit down there, once and in time.
import { randomBytes } from "node:crypto";
import type { InvitationMade, Language } from "@hybrid/domain";
import type { Groups } from "@hybrid/store";
import { hashOf } from "../access/secret-hash.ts";
import { letterOf } from "./letter.ts";
import type { Post } from "./post.ts";

const day = 86_400_000;

type Wanted = {
  readonly seat: string;
  readonly by: string;
  readonly replaces: string | null;
  readonly days: number;
  readonly letter: { readonly to: string; readonly space: string; readonly language: Language } | null;
  readonly origin: string;
};

export type InvitationDeps = { readonly groups: Groups; readonly post: Post | undefined; readonly now: () => number };

export function createInvitations({ groups, post, now }: InvitationDeps) {
  return {
    mail: post !== undefined,
    async invite({ seat, by, replaces, days, letter, origin }: Wanted): Promise<InvitationMade> {
      const secret = randomBytes(32).toString("base64url");
      const at = now();
      const expiresAt = at + days * day;
      const id = randomBytes(16).toString("hex");
      await groups.invite(hashOf(secret), { id, seat, replaces, by, at, expiresAt });
      // In the fragment, which browsers send to no server: it comes to be in no log.
      const link = `${origin}/invitation#${secret}`;
      const mailed =
        letter !== null && post !== undefined && (await post.send(letter.to, letterOf(letter, link, days)));
      return { secret, expiresAt, mailed };
    },
  };
}
