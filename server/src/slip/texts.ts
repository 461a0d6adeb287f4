// What the notes say as the server has them, and the update that brings words into a picture, from documents rebuilt
// in a thread of their own.
import type { markWithdrawn, writeDisclosed } from "@hybrid/documents";
import type { Address, Log } from "@hybrid/sync";
import { freshClient, readStored, type Composed } from "../rebuild/stored.ts";
import { openThread } from "../rebuild/thread.ts";

export type TextAsk = { readonly updates: readonly Uint8Array[] } & (
  | { readonly deed: "read" }
  | { readonly deed: "disclose"; readonly client: number; readonly slip: Parameters<typeof writeDisclosed>[1] }
  | { readonly deed: "withdraw"; readonly client: number; readonly mark: Parameters<typeof markWithdrawn>[1] }
);
export type TextAnswer = { readonly blocks: string[] } | { readonly update: Uint8Array | null };

export type Texts = {
  /** The blocks of own notes, as they are on the disk. */
  readNotes(address: Address): Promise<readonly string[]>;
  disclose(address: Address, slip: Parameters<typeof writeDisclosed>[1]): Promise<Composed>;
  /** null where none of the words are left. */
  withdraw(address: Address, mark: Parameters<typeof markWithdrawn>[1]): Promise<Composed | null>;
  close(): Promise<void>;
};

export function openTexts(log: Log): Texts {
  const thread = openThread<TextAsk, TextAnswer>(new URL("./text-thread.ts", import.meta.url));
  const read = (address: Address) => readStored(log, address);

  return {
    async readNotes(address) {
      const { updates } = await read(address);
      const answer = await thread.ask({ deed: "read", updates });
      if (!("blocks" in answer)) throw new Error("the thread answered something else");
      return answer.blocks;
    },
    async disclose(address, slip) {
      const { stored, updates } = await read(address);
      const client = freshClient(stored);
      const answer = await thread.ask({ deed: "disclose", updates, client, slip });
      if (!("update" in answer) || !answer.update) throw new Error("the thread answered something else");
      return { update: answer.update, client };
    },
    async withdraw(address, mark) {
      const { stored, updates } = await read(address);
      const client = freshClient(stored);
      const answer = await thread.ask({ deed: "withdraw", updates, client, mark });
      if (!("update" in answer)) throw new Error("the thread answered something else");
      return answer.update && { update: answer.update, client };
    },
    close: () => thread.close(),
  };
}
