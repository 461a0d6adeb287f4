// The logs as files to take along: CSV for a spreadsheet, JSON with every seal and the signed end of the chain. Both
// hold what the seat sees, and nothing more.
import type { ReadingView, SlipView } from "@hybrid/domain";
import { toCsv } from "./csv.ts";
import type { SignedHead } from "./signing.ts";

type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] };

const timeOf = (at: number) => new Date(at).toISOString();

export function slipTable(slips: readonly SlipView[]): Table {
  const head = ["number", "time", "slip", "picture", "from", "by", "to", "words", "ground", "paragraph"];
  return {
    head: [...head, "answered yes", "withdrawn", "withdrawn by", "reason", "seal"],
    rows: slips.map(({ seq, at, hash, disclosure: d, withdrawn: w }) => [
      seq,
      timeOf(at),
      d.slip,
      d.title,
      d.sender.organisation?.name ?? "",
      d.sender.holder,
      d.recipients.map((one) => `${one.organisation?.name ?? "–"} (${one.holder})`).join("; "),
      d.passages.join("\n"),
      d.ground.title,
      `${d.ground.paragraph} (${d.ground.menu})`,
      d.answered.map(({ asks }) => asks).join(" "),
      w ? timeOf(w.at) : "",
      w?.withdrawal.by.holder ?? "",
      w?.withdrawal.reason ?? "",
      hash,
    ]),
  };
}

export function readingTable(readings: readonly ReadingView[]): Table {
  return {
    head: ["number", "time", "person", "organisation", "document", "picture", "reason", "seal"],
    rows: readings.map(({ seq, at, hash, reading: r }) => [
      seq,
      timeOf(at),
      r.name,
      r.organisation?.name ?? "",
      r.documentKind,
      r.title,
      r.reason,
      hash,
    ]),
  };
}

export function csvOf({ head, rows }: Table, end: SignedHead | null): string {
  const last = end ? [[], ["last in the log", String(end.seq), "seal", end.hash, "signature", end.signature]] : [];
  return toCsv([head, ...rows, ...last]);
}
