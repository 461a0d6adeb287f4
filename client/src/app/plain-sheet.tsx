import type { ReactNode } from "react";
import "./sheet.css";

/** A sheet without a document: a message of the tool itself. */
export function PlainSheet({ children }: { children: ReactNode }) {
  return (
    <main className="sheet" id="main" tabIndex={-1}>
      <div className="sheet-body">{children}</div>
    </main>
  );
}
