// Passwords as argon2id hashes that carry their parameters. What is not there takes as long to check as what is, and
// only a few are worked on at a time: each takes memory, and a crowd of them must not take the server down.
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import { RefusalError } from "../access/refusal.ts";

/**
 * OWASP's first choice of the smaller ones (19 MiB, two passes); about 50 ms a hash on one core. Hashes made with other
 * parameters are still checked, and made anew at the next sign-in.
 */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

const atOnce = Math.max(1, availableParallelism() - 1);
const mayWait = 32;

export type Passwords = {
  hash(password: string): Promise<string>;
  /** false also where there is no hash, after the same work */
  verify(password: string, hash: string | null): Promise<boolean>;
  /** whether the hash was made with other parameters than today's */
  isOutdated(hash: string): boolean;
};

type Parts = {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  salt: Buffer;
  tag: Buffer;
};

const derive = promisify(argon2);

export function createPasswords(): Passwords {
  const queue = createQueue();
  const work = (password: string, parts: Omit<Parts, "tag"> & { tagLength: number }): Promise<Buffer> =>
    queue(async () => {
      const { salt, ...parameters } = parts;
      return derive("argon2id", { ...parameters, message: password.normalize("NFC"), nonce: salt });
    });

  async function hash(password: string): Promise<string> {
    const salt = randomBytes(16);
    const tag = await work(password, { ...cost, salt });
    const { memory, passes, parallelism } = cost;
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
  }

  return {
    hash,
    async verify(password, stored) {
      const parts = stored === null ? undefined : parse(stored);
      const salt = parts?.salt ?? randomBytes(16);
      const { memory, passes, parallelism } = parts ?? cost;
      const tag = await work(password, { memory, passes, parallelism, salt, tagLength: parts?.tag.length ?? 32 });
      return timingSafeEqual(tag, parts?.tag ?? randomBytes(tag.length)) && parts !== undefined;
    },
    isOutdated(stored) {
      const parts = parse(stored);
      return !parts || parts.memory !== cost.memory || parts.passes !== cost.passes;
    },
  };
}

const unpadded = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");

function parse(hash: string): Parts | undefined {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
  if (!found) return undefined;
  const [memory = 0, passes = 0, parallelism = 0] = found.slice(1, 4).map(Number);
  const [salt, tag] = found.slice(4).map((part) => Buffer.from(part, "base64"));
  return salt && tag && { memory, passes, parallelism, salt, tag };
}

/** Runs a few tasks at a time, in order. More than may wait: unavailable, so that a flood is no pile of memory. */
function createQueue(): <Value>(task: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= atOnce) {
      if (waiting.length >= mayWait) throw new RefusalError("unavailable");
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
