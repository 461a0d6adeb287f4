// One PostgreSQL for all files of a test run, and a database of its own for each test that asks. Where PostgreSQL
// cannot run, the tests that need it say so and are not run; they do not pass.
import { describe, inject } from "vitest";
import type { TestProject } from "vitest/node";
import { createDatabase, startPostgres, type PostgresServer } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly postgres: { readonly port: number } | { readonly why: string };
  }
}

let server: PostgresServer | undefined;

/**
 * Vitest's global setup. What is tested with it is not power loss: the disk need not be waited for. Its log is removed
 * once it is over and not used again as it is, so that what was written there before is gone with it.
 */
export async function setup(project: TestProject): Promise<void> {
  try {
    server = await startPostgres(["-c", "fsync=off", "-c", "wal_recycle=off"]);
    project.provide("postgres", { port: server.port });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.warn(`Tests on PostgreSQL are not run: ${why}.`);
    project.provide("postgres", { why });
  }
}

export async function teardown(): Promise<void> {
  await server?.close();
}

/** `describe` for tests that need PostgreSQL: where there is none, they are named and not run. */
export const onPostgres = (): typeof describe.skip =>
  "why" in inject("postgres") ? describe.skip : (describe as typeof describe.skip);

/** The address of a new, empty database. */
export function createNew(): Promise<string> {
  const shared = inject("postgres");
  if ("why" in shared) throw new Error(shared.why);
  return createDatabase(shared.port);
}
