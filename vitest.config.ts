// Four projects, one after the other. `unit` is quick and runs in parallel; `system` starts real servers and processes,
// `postgres` a PostgreSQL for the whole run, one file at a time, since a fault test that shares two cores with another
// measures the other; `journeys` real browsers, two files at a time.
import { defineConfig } from "vitest/config";

const execArgv = ["--disable-proto=delete"];

/** Beside the units they test, and too long for unit tests: databases opened, processes killed, a disk filled. */
const long = [
  "packages/store/src/{durability,open-sqlite,open-store,sealed,journals}.test.ts",
  "packages/sync/src/simulation.test.ts",
];

/** What starts servers, processes and browsers. */
const real = {
  execArgv,
  // Most of these tests provoke refusals; what the server notes of each would bury a failure.
  env: { LOG_LEVEL: process.env["LOG_LEVEL"] ?? "fatal" },
  testTimeout: 120_000,
  hookTimeout: 60_000,
  fileParallelism: false,
  maxWorkers: 1,
};

/** What needs a PostgreSQL. */
const postgres = ["packages/store/src/postgres/**/*.test.ts", "tests/postgres/**/*.test.ts"];

export default defineConfig({
  test: {
    reporters: ["default", "./tests/support/last-line.ts"],
    projects: [
      {
        test: {
          name: "unit",
          execArgv,
          // A process for each of a hundred small files costs more than the tests in them.
          isolate: false,
          testTimeout: 20_000,
          include: [
            "packages/*/src/**/*.test.ts",
            "server/src/**/*.test.ts",
            "client/src/**/*.test.{ts,tsx}",
            "tests/architecture/**/*.test.ts",
            "tests/**/*.unit.test.ts",
          ],
          exclude: ["**/node_modules/**", ...long, ...postgres],
        },
      },
      {
        test: {
          ...real,
          name: "system",
          include: ["tests/**/*.test.ts", ...long],
          exclude: ["**/node_modules/**", "tests/architecture/**", "tests/**/*.unit.test.ts", ...postgres],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...real,
          name: "journeys",
          include: ["tests/e2e/**/*.e2e.ts"],
          // Journeys mostly wait, each for a browser and a server of its own: two go well beside each other.
          fileParallelism: true,
          maxWorkers: 2,
          // A browser on a busy machine may miss a moment. Who needed a second try is named in the last lines.
          retry: 1,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...real,
          name: "postgres",
          include: postgres,
          globalSetup: "packages/store/src/testing/shared-postgres.ts",
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
