// What others say to the server in a form that it neither passes on nor logs as it came.

/** Why a letter was not taken, for the log: mail servers put addresses into their words, so only their codes. */
export function codesOfPost(error: unknown): { readonly code: string; readonly answer: number | null } {
  const { code, responseCode } = { ...(error as { readonly code?: unknown; readonly responseCode?: unknown } | null) };
  const isCode = typeof code === "string" && /^[A-Z]{1,20}$/.test(code);
  return { code: isCode ? code : "unknown", answer: typeof responseCode === "number" ? responseCode : null };
}

/** An address that cannot be decoded becomes one that nobody has, and is answered like any other, headers and all. */
export function decodable(url: string | undefined): string {
  try {
    decodeURIComponent(url?.split("?")[0] ?? "");
    return url ?? "/";
  } catch {
    return "/api/";
  }
}
