import { Slice } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import { dropStyles, flatten } from "./paste.ts";
import { wordsSchema } from "./schema.ts";

test("[UI2] what is pasted into a text of one line becomes one line", () => {
  const { content } = wordsSchema.nodeFromJSON({
    type: "doc",
    content: ["one", "two  three"].map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
  });
  const flat = flatten(new Slice(content, 0, 0), wordsSchema);
  expect(flat.content.textBetween(0, flat.content.size)).toBe("one two three");
  expect(flatten(Slice.empty, wordsSchema).size).toBe(0);
});

test("[UI3] styles are dropped from what is pasted, whatever their quotes", () => {
  expect(dropStyles(`<p style="color: red" lang="sv">a</p><b STYLE = 'x'>b</b>`)).toBe(`<p lang="sv">a</p><b>b</b>`);
});
