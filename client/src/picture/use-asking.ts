import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answer } from "../session/api.ts";

/** One request at a time, and the sentence for why it was refused. */
export function useAsking(): {
  readonly asking: boolean;
  readonly problem: string;
  readonly run: (ask: () => Promise<Answer<unknown>>, done?: () => void) => Promise<void>;
} {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState("");
  return {
    asking,
    problem,
    async run(ask, done) {
      setAsking(true);
      const answer = await ask();
      setAsking(false);
      setProblem(answer.ok ? "" : t(`shared.refusal.${answer.code}`));
      if (answer.ok) done?.();
    },
  };
}
