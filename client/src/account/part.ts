import type { AccountView } from "@hybrid/domain";
import type { Deed, useDeeds } from "./confirm-dialog.tsx";

export type PartProps = {
  account: AccountView;
  /** Does something that may ask first who one is. */
  run: ReturnType<typeof useDeeds>["run"];
  /** The account is another now. */
  onChanged: () => void;
};
export type { Deed };
