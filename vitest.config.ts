// Five projects, one after the other. `unit` is quick and runs in parallel; `system` starts real servers and `journeys`
// real browsers, which mostly wait, so two files at a time go well beside each other; `faults` kills, floods and fills,
// and `postgres` has a PostgreSQL for the whole run: one file at a time, since a fault test that shares two cores with
// another measures the other.
import { defineConfig } from "vitest/config";

const execArgv = ["--disable-proto=delete"];

/** Beside the units they test, and too long for unit tests: databases opened, thousands of schedules, servers that die. */
const longUnits = [
  "packages/store/src/{open-sqlite,open-store,sealed,journals}.test.ts",
  "packages/sync/src/{simulation,neighbours}.test.ts",
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

const twoAtATime = { fileParallelism: true, maxWorkers: 2 };

/** What measures, or takes the whole machine. */
const faults = [
  "packages/store/src/durability.test.ts",
  "tests/{faults,nodes}/**/*.test.ts",
  "tests/access/revocation.test.ts",
];

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
          exclude: ["**/node_modules/**", ...longUnits, ...faults, ...postgres],
        },
      },
      {
        test: {
          ...real,
          ...twoAtATime,
          name: "system",
          include: ["tests/**/*.test.ts", ...longUnits],
          exclude: ["**/node_modules/**", "tests/architecture/**", "tests/**/*.unit.test.ts", ...faults, ...postgres],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...real,
          name: "faults",
          include: faults,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...real,
          ...twoAtATime,
          name: "journeys",
          include: ["tests/e2e/**/*.e2e.ts"],
          // A browser on a busy machine may miss a moment. Who needed a second try is named in the last lines.
          retry: 1,
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          ...real,
          name: "postgres",
          include: postgres,
          globalSetup: "packages/store/src/testing/shared-postgres.ts",
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
