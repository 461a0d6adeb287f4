// What the rounds gave: a table for people, and one line of JSON with how we compare to Hocuspocus.
import { median } from "./numbers.ts";
import type { System, SystemName } from "./systems.ts";
import type { Figures, Work } from "./works.ts";

/** The figures of every round, by work and system. A reason instead: it was not run. */
export type Results = ReadonlyMap<string, ReadonlyMap<SystemName, readonly Figures[] | string>>;

const units: Readonly<Record<string, { readonly title: string; readonly digits: number }>> = {
  cpu: { title: "CPU µs", digits: 2 },
  rate: { title: "updates/s", digits: 0 },
  p50: { title: "p50 ms", digits: 1 },
  p99: { title: "p99 ms", digits: 1 },
  ackP50: { title: "ack p50 ms", digits: 1 },
  ackP99: { title: "ack p99 ms", digits: 1 },
  rss: { title: "RSS MB", digits: 0 },
  memory: { title: "KB/document", digits: 0 },
  held: { title: "of it heap KB", digits: 0 },
  socket: { title: "KB/socket", digits: 1 },
  cold: { title: "cold ms", digits: 1 },
  coldCpu: { title: "cold CPU ms", digits: 1 },
  warm: { title: "warm ms", digits: 1 },
  stampede: { title: "50 at once ms", digits: 0 },
};

/** Markdown. */
export function tableOf(works: readonly Work[], systems: readonly System[], results: Results): string {
  return works.map((work) => tableOfWork(work, systems, results.get(work.name)!)).join("\n");
}

function tableOfWork(
  { name, says }: Work,
  systems: readonly System[],
  of: NonNullable<ReturnType<Results["get"]>>,
): string {
  const measured = [...of.values()].find((figures) => typeof figures !== "string");
  const columns = measured ? Object.keys(measured[0]!) : [];
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = systems.flatMap(({ name: system, title }) => {
    const figures = of.get(system);
    if (figures === undefined) return [];
    if (typeof figures === "string") return [row([title, `*not run*: ${figures}`, ...columns.slice(1).map(() => "")])];
    return [row([title, ...columns.map((column) => cell(column, figures))])];
  });
  const head = [row(["", ...columns.map((column) => units[column]!.title)]), row(["---", ...columns.map(() => "--:")])];
  return [`**${name}**: ${says}`, "", ...head, ...rows, ""].join("\n");
}

function cell(column: string, figures: readonly Figures[]): string {
  const value = median(figures.map((each) => each[column] ?? NaN));
  return Number.isNaN(value) ? "–" : value.toLocaleString("en", { maximumFractionDigits: units[column]!.digits });
}

/** Null where it was not measured. */
export function ratiosOf(results: Results) {
  const figure = (work: string, system: SystemName, name: string): number => {
    const figures = results.get(work)?.get(system);
    return figures === undefined || typeof figures === "string"
      ? NaN
      : median(figures.map((each) => each[name] ?? NaN));
  };
  const ratio = (work: string, name: string) => rounded(figure(work, "ours", name) / figure(work, "hocuspocus", name));
  return {
    meeting: { cpu: ratio("meeting", "cpu"), p99: ratio("meeting", "p99") },
    burst: { rate: ratio("burst", "rate"), cpu: ratio("burst", "cpu") },
    groups: { cpu: ratio("groups", "cpu") },
    idle: { memory: ratio("idle", "memory") },
    join: { cold: ratio("join", "cold"), stampede: ratio("join", "stampede") },
    durableAckP99Ms: rounded(figure("meeting", "ours", "ackP99")),
  };
}

const rounded = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(3)) : null);
