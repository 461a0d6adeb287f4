// Own notes: one organisation's working notes on a picture, prose and nothing else.

import type * as Y from "yjs";

export function notesOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment("notes");
}
