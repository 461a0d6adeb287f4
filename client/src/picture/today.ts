import { isStale, type Basis } from "@hybrid/domain";
import { today } from "../text/calendar.ts";

export { today };

/** Whether a last fresh day is given and has not passed. */
export const isFresh = (basis: Basis): boolean => basis.staleAfter !== null && !isStale(basis, today());
