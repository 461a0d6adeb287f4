// Three projects. `unit` is quick and runs in parallel; `system` starts real servers, browsers and processes, one file at
// a time, since a fault test that shares two cores with another measures the other; `postgres` is what needs a
// PostgreSQL, one for the whole run.
import { defineConfig } from "vitest/config";

const execArgv = ["--disable-proto=delete"];

/** Kills processes and fills a disk: beside the unit it tests, and no unit test. */
const durability = "packages/store/src/durability.test.ts";

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
          testTimeout: 20_000,
          include: [
            "packages/*/src/**/*.test.ts",
            "server/src/**/*.test.ts",
            "client/src/**/*.test.{ts,tsx}",
            "tests/architecture/**/*.test.ts",
            "tests/**/*.unit.test.ts",
          ],
          exclude: ["**/node_modules/**", durability, ...postgres],
        },
      },
      {
        test: {
          name: "system",
          execArgv,
          // Most of these tests provoke refusals; what the server notes of each would bury a failure.
          env: { LOG_LEVEL: process.env["LOG_LEVEL"] ?? "fatal" },
          include: ["tests/**/*.test.ts", "tests/e2e/**/*.e2e.ts", durability],
          exclude: ["**/node_modules/**", "tests/architecture/**", "tests/**/*.unit.test.ts", ...postgres],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 }, // after the unit tests, not beside them
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: "postgres",
          execArgv,
          env: { LOG_LEVEL: process.env["LOG_LEVEL"] ?? "fatal" },
          include: postgres,
          globalSetup: "packages/store/src/testing/shared-postgres.ts",
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
    ],
  },
});
