// Vitest's own summary spreads over several lines; this adds the plain one that machines
// read, as the very last, after the names of those that passed only at their second try.
import type { Reporter, TestModule } from "vitest/node";

export default class LastLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      if (module.errors().length > 0) count.failed += 1; // it did not even load
      for (const test of module.children.allTests()) count[test.result().state] += 1;
    }
    const again = modules.flatMap((module) =>
      [...module.children.allTests()].filter((test) => test.diagnostic()?.flaky),
    );
    const skipped = count.skipped + count.pending;
    const line = `${count.passed} passed, ${count.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
    process.once("exit", () => {
      for (const test of again) console.log(`passed at the second try: ${test.fullName}`);
      console.log(line);
    });
  }
}
