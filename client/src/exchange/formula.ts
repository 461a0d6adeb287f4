// Cells that a spreadsheet would calculate. An apostrophe before the sign keeps it from that, and is taken off again on
// the way in. A spreadsheet set up for Swedish cuts at semicolons and minds no quotes inside a line, so that cells begin
// within cells: aliases stand one after the other in ours.

const cut = /([;\t\r\n])/;
const sign = /^[=+\-@＝＋－＠]/u;
/** Blanks, quotes and apostrophes do not keep every spreadsheet from seeing the sign after them. */
const lead = /^[\s"']*/;

export const guardCell = (text: string): string => eachBeginning(text, (part) => `'${part}`);
export const unguardCell = (text: string): string => eachBeginning(text, (part) => part.replace(/^'/, ""));

/** Changes the parts that would begin a formula. From the end, and so that no file makes it look at anything twice. */
function eachBeginning(text: string, change: (part: string) => string): string {
  // Every second one is where the text was cut.
  const parts = text.split(cut);
  let signFollows = false;
  for (let at = parts.length - 1; at >= 0; at -= 2) {
    const part = parts[at]!;
    const rest = part.slice(lead.exec(part)![0].length);
    const following = parts[at + 1];
    signFollows = rest === "" ? signFollows && following !== ";" : sign.test(rest);
    const blank = at === 0 && /^'*$/.test(part) && (following === "\t" || following === "\r");
    if (signFollows || blank) parts[at] = change(part);
  }
  return parts.join("");
}
