// An invitation that has just been made: the link, a button to copy it, and the QR code. Shown once.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check, Copy } from "lucide-react";
import type { InvitationMade } from "@hybrid/domain";
import { useFormat } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { QrCode } from "./qr-code.tsx";

export function InvitationLink({ made, email }: { made: InvitationMade; email: string | null }) {
  const { t } = useTranslation();
  const { day, time } = useFormat();
  const [copied, setCopied] = useState(false);
  const link = `${location.origin}/invitation#${made.secret}`;
  const expires = new Date(made.expiresAt);
  // Without a secure context there is no clipboard; the link is in the box all the same.
  const copy = () => void navigator.clipboard.writeText(link).then(() => setCopied(true));
  return (
    <div className="invitation-link">
      <p>{t("group.invite.once", { when: `${day(expires)} ${time(expires)}` })}</p>
      {email !== null &&
        (made.mailed ? (
          <p>{t("group.invite.mailed", { email })}</p>
        ) : (
          <Banner tone="warn">{t("group.invite.notMailed")}</Banner>
        ))}
      <div className="invitation-link-row">
        <input
          className="box"
          readOnly
          aria-label={t("group.invite.link")}
          value={link}
          onFocus={(event) => event.target.select()}
        />
        {isSecureContext && (
          <Button icon={copied ? Check : Copy} onPress={copy}>
            {copied ? t("shared.copied") : t("group.invite.copy")}
          </Button>
        )}
      </div>
      <QrCode text={link} label={t("group.invite.qr")} />
    </div>
  );
}
