// The logs' questions to the server, and the addresses of the files one can take along.
import { DisclosureLog, ReadLog, Sample, type SampleMark } from "@hybrid/domain";
import * as z from "zod/mini";
import { ask, send, type Answer } from "../session/api.ts";

/** What a log is asked for; "" is everything. */
export type Filter = { readonly picture: string; readonly from: string; readonly until: string };

type Log = "disclosure" | "read";

function search(seat: string, filter: Filter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== "");
  return new URLSearchParams([["seat", seat], ...given]).toString();
}

export function exportAddress(log: Log, format: "csv" | "json", seat: string, filter: Filter): string {
  return `/api/journals/${log}/export.${format}?${search(seat, filter)}`;
}

export const readDisclosures = (seat: string, filter: Filter): Promise<Answer<DisclosureLog>> =>
  ask(`/api/journals/disclosure?${search(seat, filter)}`, DisclosureLog);

export const readReadings = (seat: string, filter: Filter): Promise<Answer<ReadLog>> =>
  ask(`/api/journals/read?${search(seat, filter)}`, ReadLog);

export const readSample = (seat: string, month: string): Promise<Answer<Sample>> =>
  ask(`/api/journals/sample?${new URLSearchParams({ seat, month }).toString()}`, Sample);

export const markSampled = (body: {
  seat: string;
  month: string;
  reading: number;
  mark: SampleMark;
}): Promise<Answer<Sample>> => send("POST", "/api/journals/sample", Sample, body);

export const withdrawSlip = (slip: string, seat: string, reason: string): Promise<Answer<unknown>> =>
  send("POST", `/api/slips/${encodeURIComponent(slip)}/withdrawal`, z.unknown(), { seat, reason });

export const askReasonAfter = (seat: string, days: number | null): Promise<Answer<unknown>> =>
  send("PUT", "/api/journals/read/reason", z.unknown(), { seat, days });

export const giveReason = (seat: string, document: string, reason: string): Promise<Answer<unknown>> =>
  send("POST", "/api/journals/read", z.unknown(), { seat, document, reason });
