// The order of the map, held while somebody looks at it: colleagues write, and rows stay where they are until one
// sorts.
import { groupRows, holdGroups, type MapGroup, type MapOrder, type MapRow } from "@hybrid/domain";
import { useState } from "react";
import { alike } from "../session/reading.ts";

export interface HeldOrder {
  readonly order: MapOrder;
  readonly groups: readonly MapGroup[];
  /** Sorting would show something else. */
  readonly changed: boolean;
  readonly sort: (order: MapOrder) => void;
}

/** The order begins when everything is `settled`. */
export function useHeldOrder(rows: readonly MapRow[], settled: boolean): HeldOrder {
  const [order, setOrder] = useState<MapOrder>("difference");
  const [held, setHeld] = useState<readonly MapGroup[]>();
  const fresh = groupRows(rows, order);
  if (settled && held === undefined) setHeld(fresh);
  const groups = held ? holdGroups(held, fresh) : fresh;
  return {
    order,
    groups,
    changed: held !== undefined && !alike(groups, fresh),
    sort(next) {
      setOrder(next);
      setHeld(groupRows(rows, next));
    },
  };
}
