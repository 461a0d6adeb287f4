// Sending letters by SMTP, where the server has been told how. A letter that cannot be sent is said to be so; whoever
// wrote it has the link and can hand it over otherwise.
import { createTransport } from "nodemailer";
import type { Letter } from "./letter.ts";

export type PostSettings = { readonly url: string; readonly from: string };

export type Post = {
  /** Whether the letter was taken by the mail server. */
  send(to: string, letter: Letter): Promise<boolean>;
  close(): void;
};

/** In milliseconds: somebody waits for the answer on the page. */
const patience = { connectionTimeout: 8000, greetingTimeout: 8000, socketTimeout: 8000 };

/** `failed`: told of a letter that was not taken, with no word of the letter. */
export function openPost({ url, from }: PostSettings, failed: (error: unknown) => void): Post {
  const transport = createTransport({ url, ...patience });
  return {
    async send(to, { subject, text }) {
      try {
        await transport.sendMail({ from, to, subject, text, disableFileAccess: true, disableUrlAccess: true });
        return true;
      } catch (error) {
        failed(error);
        return false;
      }
    },
    close: () => transport.close(),
  };
}
