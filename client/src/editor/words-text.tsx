// A text to read: what somebody wrote, with the group's words as links. The link's panel opens on hover and on focus.
import type { Mark, Node } from "@tiptap/pm/model";
import { createElement, Fragment, type ReactNode } from "react";
import type * as Y from "yjs";
import { TermLink } from "./term-link.tsx";
import { useTermSource, type Matcher } from "../language/term-source.ts";
import { textOf } from "./term-underlines.ts";
import { cutAtPseudonyms } from "./together.ts";
import { useWords } from "./use-words.ts";
import "./words.css";

const tags: Readonly<Record<string, string>> = { bulletList: "ul", orderedList: "ol", listItem: "li" };

/** `lang` is the language the group writes in, which need not be the interface's. */
export function WordsText({ fragment, lang }: { readonly fragment: Y.XmlFragment; readonly lang?: string }) {
  const { matcher } = useTermSource();
  const { words, lines } = useWords(fragment);
  return (
    <div className="words" lang={lang}>
      {words ? renderBlocks(words, matcher) : lines.map((line, at) => <p key={at}>{renderPlain(line, matcher)}</p>)}
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

function renderBlocks(parent: Node, matcher: Matcher): ReactNode[] {
  return parent.children.map((block, at) =>
    block.isTextblock ? (
      <p key={at}>{renderInline(block, matcher)}</p>
    ) : (
      createElement(tags[block.type.name] ?? "div", { key: at }, renderBlocks(block, matcher))
    ),
  );
}

function renderPlain(line: string, matcher: Matcher): ReactNode[] {
  return renderMatches(line, matcher, (from, to) => holdTogether(line.slice(from, to)));
}

function renderInline(block: Node, matcher: Matcher): ReactNode[] {
  return renderMatches(textOf(block), matcher, (from, to) => renderRuns(block, from, to));
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
  const dress = (inner: ReactNode, { type }: Mark): ReactNode =>
    type.name === "bold" ? <strong>{inner}</strong> : <em>{inner}</em>;
  return <Fragment key={key}>{marks.reduce<ReactNode>(dress, holdTogether(text))}</Fragment>;
}

function holdTogether(text: string): ReactNode {
  return cutAtPseudonyms(text).map((piece, at) =>
    at % 2 === 1 ? (
      <span key={at} className="together">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
