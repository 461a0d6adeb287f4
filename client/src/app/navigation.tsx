// The way around: what is open to this seat, its own corner, and who holds it. Only what works today is shown.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink } from "react-router";
import {
  BookOpenText,
  Dices,
  Glasses,
  LockKeyhole,
  MapPinned,
  NotebookPen,
  ScanEye,
  ScrollText,
  Send,
  UsersRound,
  type LucideIcon,
} from "lucide-react";
import { signOut } from "../session/api.ts";
import { takeSeat } from "../session/seat-of-tab.ts";
import { useAccountName } from "../session/sign-in-view.ts";
import {
  patternsOf,
  picturesOf,
  seatKind,
  seatName,
  useSeat,
  useSeatView,
  type DocumentView,
} from "../session/seat-view.tsx";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import { Preferences } from "../ui/preferences.tsx";
import { SpaceSwitch } from "./space-switch.tsx";
import "./navigation.css";

export function Navigation() {
  const { t } = useTranslation();
  const view = useSeatView();
  const { documents } = view;
  const pictures = picturesOf(view);
  const patterns = patternsOf(view);
  return (
    <>
      <SpaceSwitch />
      <nav className="navigation" aria-label={t("shared.menu.label")}>
        <NavGroup title={t("shared.menu.pictures")}>
          {pictures.length === 0 && <li className="nav-none">{t("shared.menu.noPictures")}</li>}
          {pictures.map((picture) => (
            <NavEntry key={picture.id} to={`/pictures/${picture.id}`} icon={ScanEye} end>
              {picture.title}
            </NavEntry>
          ))}
        </NavGroup>
        {patterns.length > 0 && (
          <NavGroup title={t("pattern.menu")}>
            {patterns.map((pattern) => (
              <NavEntry key={pattern.id} to={`/patterns/${pattern.id}`} icon={MapPinned}>
                {pattern.title}
              </NavEntry>
            ))}
          </NavGroup>
        )}
        {documents.some((record) => record.kind === "glossary") && (
          <NavGroup title={t("shared.menu.language")}>
            <NavEntry to="/glossary" icon={BookOpenText}>
              {t("shared.menu.glossary")}
            </NavEntry>
          </NavGroup>
        )}
        <NavGroup title={t("group.menu.title")}>
          <NavEntry to="/group" icon={UsersRound}>
            {t("group.menu.seats")}
          </NavEntry>
        </NavGroup>
        <Logs />
        <OwnCorner pictures={pictures} />
      </nav>
      <div className="nav-foot">
        <Preferences />
        <OwnSeat />
        <OwnAccount />
      </div>
    </>
  );
}

function NavGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </div>
  );
}

function NavEntry({
  to,
  icon,
  end = false,
  children,
}: {
  to: string;
  icon: LucideIcon;
  end?: boolean;
  children: ReactNode;
}) {
  return (
    <li>
      <NavLink to={to} end={end}>
        <Icon of={icon} />
        <span>{children}</span>
      </NavLink>
    </li>
  );
}

/** Who was shown what, and who read what. A guest has no part in looking after the readings. */
function Logs() {
  const { t } = useTranslation();
  const seat = useSeat(useSeatView().me.seat);
  return (
    <NavGroup title={t("journal.menu.title")}>
      <NavEntry to="/logs/disclosures" icon={ScrollText}>
        {t("journal.menu.disclosures")}
      </NavEntry>
      {seat?.role !== "guest" && (
        <>
          <NavEntry to="/logs/readings" icon={Glasses}>
            {t("journal.menu.readings")}
          </NavEntry>
          <NavEntry to="/logs/sample" icon={Dices}>
            {t("journal.menu.sample")}
          </NavEntry>
        </>
      )}
    </NavGroup>
  );
}

/**
 * What only one's own organisation reads, in its tint and under a lock. The coordinator belongs to none and has none.
 */
function OwnCorner({ pictures }: { pictures: readonly DocumentView[] }) {
  const { t } = useTranslation();
  const { documents, me } = useSeatView();
  const seat = useSeat(me.seat);
  const noted = pictures.filter(({ id }) => documents.some(({ kind, about }) => kind === "notes" && about === id));
  if (!seat?.organisation || noted.length === 0) return null;
  return (
    <div className={`own-corner o-${seat.organisation.kind}`}>
      <h2>
        <Icon of={LockKeyhole} />
        {t("shared.menu.only", { organisation: seat.organisation.name })}
      </h2>
      <p aria-hidden="true">{t("shared.menu.notes")}</p>
      <ul>
        {noted.map((picture) => (
          <NavEntry key={picture.id} to={`/pictures/${picture.id}/notes`} icon={NotebookPen}>
            <span className="visually-hidden">{t("shared.menu.notes")} </span>
            {picture.title}
          </NavEntry>
        ))}
        <NavEntry to="/slips" icon={Send}>
          {t("journal.menu.slips")}
        </NavEntry>
      </ul>
    </div>
  );
}

/** Who is signed in; in the demo, nobody is. */
function OwnAccount() {
  const { t } = useTranslation();
  const name = useAccountName();
  if (name === undefined) return null;
  const leave = async () => {
    takeSeat(null);
    await signOut();
    location.assign("/");
  };
  return (
    <div className="own-account">
      <span>{t("account.signIn.here", { name })}</span>
      <Link to="/account" className="link">
        {t("account.signIn.account")}
      </Link>
      <button type="button" className="link" onClick={() => void leave()}>
        {t("account.signIn.out")}
      </button>
    </div>
  );
}

function OwnSeat() {
  const { t } = useTranslation();
  const { me } = useSeatView();
  const seat = useSeat(me.seat);
  return (
    <div className="own-seat">
      <Mark kind={seatKind(seat)} size={32} />
      <div>
        <strong>{seatName(seat, t)}</strong>
        <span>{t("shared.menu.holds", { holder: me.person.name })}</span>
        <Link to="/" className="link">
          {t("shared.menu.changeSeat")}
        </Link>
      </div>
    </div>
  );
}
