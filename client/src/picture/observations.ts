// The words of observations as one line, to tell them apart in lists.
import { observationOf, readProse } from "@hybrid/documents";
import { compareFactors, type Factor } from "@hybrid/domain";
import type { TFunction } from "i18next";
import type { Picture } from "./picture-context.tsx";

const longest = 90;

export function readObservation({ open }: Pick<Picture, "open">, factor: string): string {
  const fragment = observationOf(open.doc, factor);
  return fragment ? readProse(fragment).join(" ").trim() : "";
}

export function nameObservation(picture: Pick<Picture, "open">, factor: string, t: TFunction): string {
  const words = readObservation(picture, factor);
  if (words === "") return t("picture.card.noWords");
  return words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words;
}

/** Options for a list of observations that stand: those of `first`'s domain before the others. */
export function listObservations(
  picture: Pick<Picture, "open" | "factors">,
  t: TFunction,
  { without, first }: { readonly without?: string; readonly first?: Factor["domain"] } = {},
): { value: string; label: string }[] {
  const standing = picture.factors.filter(({ id, retired }) => retired === null && id !== without);
  const near = ({ domain }: Factor): number => (domain === first ? 0 : 1);
  return standing
    .toSorted((one, other) => near(one) - near(other) || compareFactors(one, other))
    .map(({ id, domain }) => ({
      value: id,
      label: `${t(`picture.domain.${domain}`)}: ${nameObservation(picture, id, t)}`,
    }));
}
