// What was marked in a note: the words, which may be changed, and the domain of each.
import { factorDomains, type FactorDomain } from "@hybrid/domain";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../ui/button.tsx";
import { Select, TextField } from "../ui/field.tsx";

export interface Marked {
  readonly id: string;
  readonly words: string;
  readonly domain: FactorDomain;
}

interface MarkedListProps {
  readonly marked: readonly Marked[];
  readonly change: (marked: readonly Marked[]) => void;
}

export function MarkedList({ marked, change }: MarkedListProps) {
  const { t } = useTranslation();
  if (marked.length === 0) return null;
  const edit = (at: number, part: Partial<Marked>): void => change(marked.with(at, { ...marked[at]!, ...part }));
  return (
    <ol className="marked-list" aria-label={t("board.note.list")}>
      {marked.map((one, at) => (
        <li key={one.id}>
          <TextField
            label={t("board.note.observation", { number: at + 1 })}
            lines={2}
            words
            value={one.words}
            onChange={(words) => edit(at, { words })}
          />
          <Select
            label={t("board.note.domain", { number: at + 1 })}
            value={one.domain}
            onChange={(domain) => edit(at, { domain })}
            options={factorDomains.map((value) => ({ value, label: t(`picture.domain.${value}`) }))}
          />
          <IconButton
            icon={X}
            label={t("board.note.remove", { number: at + 1 })}
            onPress={() => change(marked.filter((other) => other !== one))}
          />
        </li>
      ))}
    </ol>
  );
}
