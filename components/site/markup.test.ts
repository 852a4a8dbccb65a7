import { expect, test } from "vitest";
import { markup } from "./markup.ts";

test("what is put in is text, wherever it stands", () => {
  const typed = `<img src=x onerror="alert('1')">&`;
  const safe = "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;";
  expect(markup`<p title="${typed}">${typed}</p>`.html).toBe(`<p title="${safe}">${safe}</p>`);
});

test("pieces made here are put in as they are, lists of them one after the other", () => {
  const items = ["a", "<b>"].map((text) => markup`<li>${text}</li>`);
  expect(markup`<ul>${items}</ul>${null}${false}${3}`.html).toBe(
    "<ul><li>a</li><li>&lt;b&gt;</li></ul>3",
  );
});
