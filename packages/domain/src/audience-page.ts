// docs/audiences.md, made from the table: what is written for people to check is what the server decides by.

import { audienceTable, type Audience, type AudienceRow } from "./audience.ts";
import { roleSentences, seatRoles, type SeatRole } from "./role.ts";

const audiences: Readonly<Record<Audience, string>> = {
  "the space": "every seat of the space",
  "the admitted": "the seats admitted to the picture",
  "readers of what it is about": "the seats that read what it is about; on a picture, those admitted to its voices",
  "readers of its subject": "the seats that read what it is about",
  "readers of its voices": "the seats that read the picture it is about and are admitted to its voices",
  "its own seat": "its own seat",
  "its own seat alone": "its own seat, while it reads the picture and is admitted to its voices",
  "its own organisation": "the seats of its own organisation that read the picture and are admitted to its notes",
};

const roleNames: Readonly<Record<SeatRole, string>> = {
  organisation: "organisation's seat",
  coordinator: "coordinator",
  guest: "guest",
};

function cell(allowed: AudienceRow["write"]): string {
  if (allowed === null) return "nobody; the server records it";
  const { audience, roles } = allowed;
  const left = seatRoles.filter((role) => !roles.includes(role)).map((role) => `no ${roleNames[role]}`);
  return `${audiences[audience]}${left.length > 0 ? ` (${left.join(", ")})` : ""}`;
}

/** Markdown. */
export function audiencePage(): string {
  const rows = audienceTable.map((row) => `| ${row.kind} | ${cell(row.read)} | ${cell(row.write)} |`);
  const says = audienceTable.map(({ kind, says: { en, sv } }) => `- **${kind}**: ${en}\n  *${sv}*`);
  const roles = Object.entries(roleSentences).map(([role, { en, sv }]) => `- **${role}**: ${en}\n  *${sv}*`);
  return `# Who reads and who writes

Made from the table in \`packages/domain/src/audience.ts\` by \`pnpm run docs:audiences\`; a test fails when it is stale.
Whatever the table does not grant is denied. Writing always includes reading. A right is to a whole document.

| kind of document | read by | written by |
|---|---|---|
${rows.join("\n")}

A seat that is closed, and a guest's seat after its last day, reads and writes nothing.

In words:

${says.join("\n")}

## Roles

${roles.join("\n")}

## Admissions

A seat is admitted to one picture at a time, and to kinds of its documents: the picture, its voices, own notes. Voices
and notes open only beside the picture; notes only to an organisation's seat. The coordinator admits and withdraws, and
reads a picture only if its own seat is admitted. Where a kind of organisation stands under a caution, such as civil
society, the coordinator reads its words, source and review date before admitting; the group can change them, and they
are help, not legal advice.
`;
}
