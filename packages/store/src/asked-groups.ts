// Groups as the server's thread sees them: each call is asked of the database behind.
import { Caution } from "@hybrid/domain";
import type { AskDeed } from "./asks.ts";
import type { Groups } from "./groups.ts";

export function createAskedGroups(ask: AskDeed, now: () => number): Groups {
  return {
    async readGroup(space) {
      const group = await ask("readGroup", space);
      return { ...group, cautions: group.cautions.map((caution) => Caution.parse(caution)) };
    },
    renameSpace: (space, name) => ask("renameSpace", { space, name }),
    addOrganisation: (organisation) => ask("addOrganisation", organisation),
    changeOrganisation: (organisation) => ask("changeOrganisation", organisation),
    addSeat: (seat) => ask("addSeat", seat),
    changeUntil: (seat, until) => ask("changeUntil", { seat, until }),
    closeSeat: (seat, at) => ask("closeSeat", { seat, at }),
    endHolding: (seat, at) => ask("endHolding", { seat, at }),
    addDocuments: (documents) => ask("addDocuments", { documents, at: now() }),
    addPicture: (document, admissions) => ask("addPicture", { document, admissions, at: now() }),
    admit: (admission) => ask("admit", { admission, at: now() }),
    withdraw: (picture, seat) => ask("withdraw", { picture, seat, at: now() }),
    invite: (hash, invitation) => ask("invite", { hash, invitation }),
    readInvitation: (hash) => ask("readInvitation", hash),
    endInvitation: (id, ending, at) => ask("endInvitation", { id, ending, at }),
    acceptInvitation: (hash, person, at) => ask("acceptInvitation", { hash, person, at }),
    writeCaution: (space, caution) => ask("writeCaution", { space, caution }),
  };
}
