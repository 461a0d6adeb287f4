// Words the server has not taken, shown so that they can be copied, by button or by hand.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check, Copy } from "lucide-react";
import { Button } from "../ui/button.tsx";
import "./unsaved-words.css";

export function UnsavedWords({ words }: { words: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  if (words === "") return null;
  // Without a secure context there is no clipboard; the words are in the box all the same.
  const copy = () => void navigator.clipboard.writeText(words).then(() => setCopied(true));
  return (
    <div className="unsaved-words">
      <textarea
        readOnly
        aria-label={t("shared.closed.words")}
        value={words}
        rows={Math.min(8, words.split("\n").length + 1)}
      />
      {isSecureContext && (
        <Button icon={copied ? Check : Copy} onPress={copy}>
          {copied ? t("shared.copied") : t("shared.closed.copy")}
        </Button>
      )}
    </div>
  );
}
