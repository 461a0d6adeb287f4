import type { Writer } from "@hybrid/domain";
import type { TFunction } from "i18next";

/** "Eva Lind, Police"; the organisation alone where the server does not say who it was. */
export function nameWriter({ person, organisation }: Writer, t: TFunction): string {
  return [person, organisation ?? t("shared.coordinator")].filter(Boolean).join(", ");
}
