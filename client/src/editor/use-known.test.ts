import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { knownOf } from "./use-known.ts";

function withLine(): { readonly fragment: Y.XmlFragment; readonly text: Y.XmlText } {
  const fragment = new Y.Doc().getXmlFragment("t");
  const paragraph = new Y.XmlElement("paragraph");
  const text = new Y.XmlText("words");
  paragraph.insert(0, [text]);
  fragment.insert(0, [paragraph]);
  return { fragment, text };
}

test("[DO9] a text that holds something unknown is told from one that does not, also when it comes later", () => {
  const { fragment, text } = withLine();
  const heard = vi.fn<() => void>();
  const { read, subscribe } = knownOf(fragment);
  subscribe(heard);
  expect(read()).toBe(true);
  text.insert(0, "more ");
  text.delete(0, 2);
  expect(heard, "letters are known").not.toHaveBeenCalled();
  fragment.insert(0, [new Y.XmlElement("spell")]);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(read()).toBe(false);
  fragment.delete(0, 1);
  expect(read()).toBe(true);
  text.insert(0, "x", { spell: true });
  expect(read()).toBe(false);
});
