// One panel beside one word: the meaning the group has agreed on, then what each organisation means, then the way to
// the entry. It never takes the focus. It can be dismissed (Esc), pointed at, and stays until its reason is gone.
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { Occurrence } from "./occurrence.ts";
import { TermList } from "./term-list.tsx";
import { TermMeaning } from "./term-meaning.tsx";
import { useTermSource } from "../language/term-source.ts";
import { usePlace } from "./use-place.ts";
import { WhichSense } from "./which-sense.tsx";
import "./term-panel.css";

export interface TermPanel {
  /** Names the panel for `aria-describedby` while it shows this word. */
  readonly id: string;
  readonly shown: { readonly term: string; readonly word: Element; readonly at: Occurrence | undefined } | undefined;
  /** `at`: the place in an editor, where a sense can be marked. */
  readonly show: (term: string, word: Element, delay?: number, at?: Occurrence) => void;
  readonly hide: (delay?: number) => void;
}

export const hoverDelay = 150;

/** Long enough to travel from the word to the panel. */
export const leaveDelay = 250;

const TermPanelContext = createContext<TermPanel>({ id: "", shown: undefined, show: () => {}, hide: () => {} });

export const useTermPanel = (): TermPanel => use(TermPanelContext);

export function TermPanelHost({ children }: { readonly children: ReactNode }) {
  const id = useId();
  const [shown, setShown] = useState<TermPanel["shown"]>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = useCallback((delay: number, deed: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(deed, delay);
  }, []);
  const show = useCallback<TermPanel["show"]>(
    (term, word, delay = 0, at) => later(delay, () => setShown({ term, word, at })),
    [later],
  );
  const hide = useCallback<TermPanel["hide"]>((delay = 0) => later(delay, () => setShown(undefined)), [later]);
  const panel = useMemo(() => ({ id, shown, show, hide }), [id, shown, show, hide]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <TermPanelContext value={panel}>
      {children}
      {shown && <Panel panel={panel} {...shown} />}
      <TermList />
    </TermPanelContext>
  );
}

type PanelProps = { readonly panel: TermPanel } & NonNullable<TermPanel["shown"]>;

function Panel({ panel, term, word, at }: PanelProps) {
  const { t } = useTranslation();
  const description = useTermSource().describe(term);
  const box = usePlace(word, panel.hide);
  useStay(box, panel, { term, word, at });
  useEscape(panel.hide);
  if (!description) return null;
  return createPortal(
    <div
      ref={box}
      id={panel.id}
      className="term-panel"
      role="group"
      aria-label={t("editor.term.panel", { word: description.headword })}
    >
      <TermMeaning term={description} onLeave={panel.hide}>
        {at?.writes && <WhichSense term={description} at={at} onMarked={panel.hide} />}
      </TermMeaning>
    </div>,
    // Inside the sheet, so that it stands in a landmark.
    document.getElementById("main") ?? document.body,
  );
}

/** Stays while it is pointed at. A press in it does not take the caret out of the text. */
function useStay(
  box: RefObject<HTMLElement | null>,
  { show, hide }: TermPanel,
  { term, word, at }: NonNullable<TermPanel["shown"]>,
): void {
  useEffect(() => {
    const element = box.current;
    const stop = new AbortController();
    const { signal } = stop;
    element?.addEventListener("pointerenter", () => show(term, word, 0, at), { signal });
    element?.addEventListener("pointerleave", () => hide(leaveDelay), { signal });
    element?.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
    return () => stop.abort();
  }, [box, show, hide, term, word, at]);
}

function useEscape(hide: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") hide();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [hide]);
}
