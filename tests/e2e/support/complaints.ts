// What a browser has to complain about: errors and warnings of the console, breaches of the content policy among them,
// exceptions nobody caught, and requests that leave this machine's server. A journey ends with none of them.
import type { BrowserContext } from "playwright-core";

export type Complaints = {
  /** those that were not announced */
  readonly all: readonly string[];
  /** Announces complaints that belong to the journey, such as those about a server that is away. */
  expect(pattern: RegExp): void;
};

export function gatherComplaints(context: BrowserContext, origin: () => string): Complaints {
  const heard: string[] = [];
  const expected: RegExp[] = [];
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) heard.push(`${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => heard.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin()) && !/^(?:data|blob|about):/.test(url)) heard.push(`asked elsewhere: ${url}`);
  });
  return {
    get all() {
      return heard.filter((complaint) => !expected.some((pattern) => pattern.test(complaint)));
    },
    expect: (pattern) => void expected.push(pattern),
  };
}

/** What a browser says when the server cannot be reached. */
export const serverAway = /WebSocket connection to .* failed|net::ERR_|Failed to load resource/;
