import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { LOCALES } from "#messages/routing.ts";
import type { PaperView } from "#server/assembly/paper/paper.queries.ts";
import type { ProxyLine } from "#server/assembly/proxy/proxy.queries.ts";
import { PaperProxies } from "./paper-proxies.tsx";

const paper: PaperView = {
  ...{ begun: { at: "2026-05-21T07:00:00Z", by: "Sofie" }, people: [], attendance: null },
  ...{ texts: [], lastClosing: null, lastMove: null, closedAt: null },
};
const line: ProxyLine = {
  ...{
    id: "p1",
    principalId: "c",
    principal: "Carl Peeters",
    holderId: "a",
    holder: "Ana Peeters",
  },
  ...{ restricted: [], signedOn: "2026-05-20", registeredAt: "2026-05-21T07:05:00Z", deed: null },
  ...{ handedInAt: "2026-05-20T17:10:00Z", revokedAt: null, countersignedBy: null, lots: ["B1"] },
  ...{ servesSecond: true, substitutes: [] },
};
const proxies: readonly ProxyLine[] = [
  line,
  { ...line, id: "p2", principal: "Dor Peeters", handedInAt: null },
  { ...line, id: "p3", principal: "Eva Peeters", revokedAt: line.handedInAt },
];
const act = async () => ({ values: {}, problems: [] });
const actions = {
  ...{ begin: act, hand: act, handBack: act, attend: act, keep: act, read: act, blind: act },
  close: act,
};
const shown = (view: PaperView, locale?: (typeof LOCALES)[number]) =>
  renderPage(
    <PaperProxies paper={view} proxies={proxies} holders={[]} actions={actions} />,
    ...(locale ? [locale] : []),
  );

test.each(LOCALES)("only what was handed in there is listed, with its hour, in %s", (locale) => {
  const html = shown(paper, locale);
  expect(html).toContain("Carl Peeters");
  expect(html).toContain("B1");
  expect(html).toMatch(/19[:h]10/);
  // Given before the meeting, and entered by mistake.
  expect(html).not.toContain("Dor Peeters");
  expect(html).not.toContain("Eva Peeters");
  expect(html).toContain('name="handedInAt"');
});

test("once the meeting is closed they are read, and no longer changed", () => {
  const html = shown({ ...paper, closedAt: "2026-05-20T20:00:00Z" });
  expect(html).toContain("Carl Peeters");
  expect(html).not.toContain("<form");
});
