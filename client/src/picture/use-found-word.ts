// Going to a word that was found elsewhere: its text or card is shown and has the focus, the word is scrolled to and
// marked for a moment. The mark is painted over the text and changes nothing in it. Whoever does something meanwhile is
// left alone.
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearchParams } from "react-router";
import { placeInText, readFoundState, type FoundWord } from "../language/found-word.ts";
import { useAnnounce } from "../ui/announcer.tsx";
import { usePicture } from "./picture-context.tsx";
import "./found-word.css";

const patience = 5000;
const beat = 100;
const shownFor = 4000;
const mark = "found-word";

/** `settled`: the board is there. */
export function useFoundWord(settled: boolean): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { state } = useLocation() as { state: unknown };
  const [search, setSearch] = useSearchParams();
  const { known, factors, under } = usePicture();
  const found = useMemo(() => readFoundState(state), [state]);
  const factor = found?.factor ? known.get(found.factor) : undefined;
  // One that lies under another is shown there.
  const head = factor && (factors.find((one) => under(one.id).some(({ id }) => id === factor.id)) ?? factor);
  const away = head !== undefined && search.get("domain") !== head.domain;
  useEffect(() => {
    if (!found || !settled) return;
    if (away) return setSearch({ domain: head.domain }, { replace: true, preventScrollReset: true, state });
    return arrive(found, head?.id, (there) => {
      announce(t(there ? "picture.found.here" : "picture.found.gone", { word: found.word }));
      setSearch((last) => last, { replace: true, preventScrollReset: true, state: null });
    });
  }, [found, settled, away, head?.id, head?.domain, state, setSearch, announce, t]);
}

/** Waits for the text; answers how to stop waiting. */
function arrive(found: FoundWord, factor: string | undefined, done: (there: boolean) => void): () => void {
  const until = performance.now() + patience;
  const waiting = new AbortController();
  const look = (): void => {
    const element = elementOf(found, factor);
    // A card that is not whole yet becomes so in the window.
    if (element?.ariaBusy === "true" && performance.now() < until) return element.scrollIntoView({ block: "center" });
    const text = element && textIn(element, found);
    const range = text ? rangeIn(text, found) : undefined;
    if (!range && performance.now() < until) return;
    stop();
    if (element) goTo(element, range);
    done(range !== undefined);
  };
  const timer = setInterval(look, beat);
  const stop = (): void => {
    clearInterval(timer);
    waiting.abort();
  };
  for (const deed of ["pointerdown", "keydown", "wheel"])
    document.addEventListener(deed, stop, { capture: true, signal: waiting.signal });
  return stop;
}

function elementOf({ part }: FoundWord, factor: string | undefined): HTMLElement | null {
  if (part === "aim" || part === "narrative") return document.querySelector(part === "aim" ? ".aim" : ".picture-story");
  const card = document.querySelector<HTMLElement>(`[data-factor="${CSS.escape(factor ?? "")}"]`);
  // A perspective's words are behind the card's own button.
  if (part === "perspective") card?.querySelector<HTMLElement>(".card-foot [aria-expanded='false']")?.click();
  return card;
}

function textIn(element: HTMLElement, { part }: FoundWord): Element | null {
  return part === "factor" || part === "perspective"
    ? element.querySelector(part === "factor" ? ".card-observation" : ".words-of-all")
    : element;
}

function goTo(element: HTMLElement, range: Range | undefined): void {
  for (let folded = element.closest("details"); folded; folded = folded.parentElement?.closest("details") ?? null)
    folded.open = true;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const at = range?.startContainer.parentElement ?? element;
  at.scrollIntoView({ block: "center" });
  if (!range || !("highlights" in CSS)) return;
  CSS.highlights.set(mark, new Highlight(range));
  setTimeout(() => CSS.highlights.delete(mark), shownFor);
}

/** The word as it is drawn; what is only said to whoever listens is no part of the text. */
function rangeIn(element: Element, found: FoundWord): Range | undefined {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(".visually-hidden, [data-aside], button, .caret")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const pieces: { readonly node: Node; readonly at: number; readonly text: string }[] = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const more = node instanceof Text ? node.data : node.nodeName === "BR" || node.nodeName === "P" ? "\n" : "";
    if (node instanceof Text) pieces.push({ node, at: text.length, text: more });
    text += more;
  }
  const place = placeInText(text, found);
  if (!place) return undefined;
  const holder = (offset: number) => pieces.findLast(({ at }) => at <= offset);
  const [first, last] = [holder(place.from), holder(place.to - 1)];
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first.node, place.from - first.at);
  range.setEnd(last.node, Math.min(place.to - last.at, last.text.length));
  return range;
}
