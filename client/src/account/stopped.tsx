// Why something about an account did not happen, in words, beside where it was tried.
import { useTranslation } from "react-i18next";
import { useFormat } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { namedAddress, type Stopped } from "./passkey.ts";

export function StoppedBanner({ stopped }: { stopped: Stopped | undefined }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  // The region is there before its words, so that they are read out when they come.
  return (
    <div role="alert" className="stopped">
      {stopped && (
        <Banner
          tone={"code" in stopped && stopped.code === "unavailable" ? "offline" : "stop"}
          {...("code" in stopped && stopped.code === "unavailable" ? { title: t("shared.unreachable.title") } : {})}
        >
          {sentence(stopped)}
        </Banner>
      )}
    </div>
  );
}

function useSentence(): (stopped: Stopped) => string {
  const { t } = useTranslation();
  const { time } = useFormat();
  return (stopped) => {
    if ("trouble" in stopped) return t(`account.passkey.${stopped.trouble}`, { address: namedAddress() });
    if (stopped.code === "locked" && stopped.retryAfter !== undefined)
      // Up to the next whole minute, so that it is not too early by seconds.
      return t("account.signIn.until", { time: time(new Date(Date.now() + stopped.retryAfter * 1000 + 59_999)) });
    return t(`shared.refusal.${stopped.code}`);
  };
}
