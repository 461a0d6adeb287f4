// A deed of the server itself, in the name of somebody it has checked: an update that comes without a socket and is
// judged, logged and shown like any other. What it must not happen without can go along in the same commit.
import type { Actor } from "./log.ts";
import type { Access } from "./peer.ts";

export type Deed = {
  readonly actor: Actor;
  /** asked at the moment of writing, as for a frame */
  readonly right: Access["right"];
  readonly fence?: NonNullable<Access["fence"]>;
  readonly update: Uint8Array;
  /** the row the update was made after: refused as `stale` if another has come meanwhile */
  readonly after?: number;
  /** handed to the log unread: written with the row, or not at all */
  readonly beside?: object;
};

/**
 * `saved`: it is on the disk and others have been shown it. `refused`: the actor may not write here, or not under these
 * client ids. `stale`: it builds on something the log does not hold, or holds nothing new. `unavailable`: nothing was
 * written; trying again may work.
 */
export type Written = "saved" | "refused" | "stale" | "unavailable";
