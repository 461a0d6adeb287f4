// A text to read: what somebody wrote, with the group's words as links. The link's panel opens on hover and on focus.
import type { Mark, Node } from "@tiptap/pm/model";
import { createElement, Fragment, useRef, type ReactNode } from "react";
import type * as Y from "yjs";
import { holdTogether } from "./held-together.tsx";
import { TermLink } from "./term-link.tsx";
import { senseMark, type Meant } from "./sense-mark.ts";
import { useTermSource, type Matcher } from "../language/term-source.ts";
import { textOf } from "./term-underlines.ts";
import { cutByDress, useShownText, useTextExtension, type Dress } from "./text-extension.ts";
import { useWords } from "./use-words.ts";
import "./words.css";

const tags: Readonly<Record<string, string>> = { bulletList: "ul", orderedList: "ol", listItem: "li" };

/** `lang` is the language the group writes in, which need not be the interface's. */
export function WordsText({ fragment, lang }: { readonly fragment: Y.XmlFragment; readonly lang?: string }) {
  const { matcher } = useTermSource();
  const { words, lines } = useWords(fragment);
  const wardrobe = useTextExtension().useWardrobe(fragment);
  const dresses = (words && countBlocks(words) === wardrobe.length ? wardrobe : []).values();
  const element = useRef<HTMLDivElement>(null);
  useShownText(element, fragment);
  return (
    <div ref={element} className="words" lang={lang}>
      {words
        ? renderBlocks(words, matcher, () => dresses.next().value ?? [])
        : lines.map((line, at) => <p key={at}>{renderPlain(line, matcher)}</p>)}
    </div>
  );
}

/** Plain paragraphs with the group's words as links. */
export function WordsLines({ lines, lang }: { readonly lines: readonly string[]; readonly lang?: string }) {
  const { matcher } = useTermSource();
  return (
    <div className="words" lang={lang}>
      {lines.map((line, at) => (
        <p key={at}>{renderPlain(line, matcher)}</p>
      ))}
    </div>
  );
}

function countBlocks(words: Node): number {
  let count = 0;
  words.descendants((block) => {
    if (block.isTextblock && block.content.size > 0) count += 1;
    return !block.isTextblock;
  });
  return count;
}

/** `dressNext` gives the dress of the next block that is not empty. */
function renderBlocks(parent: Node, matcher: Matcher, dressNext: () => readonly Dress[]): ReactNode[] {
  return parent.children.map((block, at) =>
    block.isTextblock ? (
      <p key={at}>{renderInline(block, matcher, block.content.size > 0 ? dressNext() : [])}</p>
    ) : (
      createElement(tags[block.type.name] ?? "div", { key: at }, renderBlocks(block, matcher, dressNext))
    ),
  );
}

function renderPlain(line: string, matcher: Matcher): ReactNode[] {
  return renderMatches(line, matcher, (from, to) => holdTogether(line.slice(from, to)));
}

function renderInline(block: Node, matcher: Matcher, dresses: readonly Dress[]): ReactNode[] {
  return renderMatches(textOf(block), matcher, (from, to) =>
    cutByDress(dresses, from, to).map(({ dress, ...part }) => {
      const runs = renderRuns(block, part.from, part.to);
      return dress ? renderDressed(dress, part.from, runs) : <Fragment key={part.from}>{runs}</Fragment>;
    }),
  );
}

function renderDressed(dress: Dress, from: number, runs: ReactNode): ReactNode {
  const starts = dress.from === from && dress.letters !== "";
  return (
    <span key={from} className={dress.className} title={dress.says}>
      {starts && <span className="dress-start" data-letters={dress.letters} aria-hidden="true" />}
      {starts && (
        <span className="visually-hidden" data-aside>
          {dress.says}:{" "}
        </span>
      )}
      {runs}
    </span>
  );
}

function renderMatches(text: string, matcher: Matcher, render: (from: number, to: number) => ReactNode): ReactNode[] {
  const pieces: ReactNode[] = [];
  let reached = 0;
  for (const { from, to, term } of matcher.find(text)) {
    pieces.push(<Fragment key={reached}>{render(reached, from)}</Fragment>);
    pieces.push(
      <TermLink key={`term ${from}`} term={term}>
        {render(from, to)}
      </TermLink>,
    );
    reached = to;
  }
  pieces.push(<Fragment key={reached}>{render(reached, text.length)}</Fragment>);
  return pieces;
}

function renderRuns(block: Node, from: number, to: number): ReactNode[] {
  const runs: ReactNode[] = [];
  block.nodesBetween(from, to, (node, position) => {
    const text = node.text?.slice(Math.max(0, from - position), to - position);
    runs.push(text === undefined ? <br key={position} /> : renderMarks(text, node.marks, position));
  });
  return runs;
}

function renderMarks(text: string, marks: readonly Mark[], key: number): ReactNode {
  const dress = (inner: ReactNode, { type, attrs }: Mark): ReactNode => {
    if (type.name === senseMark) return <MeantWord by={(attrs as Meant).by}>{inner}</MeantWord>;
    return type.name === "bold" ? <strong>{inner}</strong> : <em>{inner}</em>;
  };
  return <Fragment key={key}>{marks.reduce<ReactNode>(dress, holdTogether(text))}</Fragment>;
}

/** A word whose writer has said whose sense she means. */
function MeantWord({ by, children }: { readonly by: string; readonly children: ReactNode }) {
  const meant = useTermSource().matcher.meant?.(by);
  if (!meant) return children;
  return (
    <span className={`meant o-${meant.kind}`} data-letters={meant.letters} title={meant.says}>
      {children}
      <span className="visually-hidden" data-aside>
        {" "}
        ({meant.says})
      </span>
    </span>
  );
}
