import { expect, test } from "vitest";
import { noBrowserSentence, waysToInstall } from "./browser.ts";

test.each([
  [{ isRoot: true, hasApt: true }, ["debian", "playwright"], "none could be installed"],
  [{ isRoot: false, hasApt: true }, ["playwright"], "as root, run apt-get install chromium"],
  [{ isRoot: true, hasApt: false }, ["playwright"], "none could be installed"],
  [{ isRoot: false, hasApt: false }, ["playwright"], "none could be installed"],
])("a browser is got by what %o may do, or one sentence says how", (means, ways, words) => {
  expect(waysToInstall(means)).toEqual(ways);
  expect(noBrowserSentence(means)).toContain(words);
});
