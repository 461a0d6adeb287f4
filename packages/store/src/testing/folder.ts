// Folders for tests, removed when the test that asked has ended.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export function makeTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hybrid-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
