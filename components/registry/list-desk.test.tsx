import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { type OwnListName, partsOf } from "#server/registry/list/list.schema.ts";
import type { OwnListProps } from "./list-desk.tsx";
import { LotList } from "./lot-list.tsx";
import { PartyList } from "./party-list.tsx";

const none = async () => ({ values: {}, problems: [] });
const views = { views: [], mayShare: false, save: none, end: none, restore: none };

/** A page of one row of an association's own list. */
function given(
  list: OwnListName,
  mark: string | null,
  values: Readonly<Record<string, string>>,
): OwnListProps {
  const row = { id: "r", slug: "house", subjectId: "r", mark, values };
  return {
    association: { id: "a", name: "House", slug: "house" },
    isOffice: true,
    desk: {
      ...{ list, query: {}, place: "/house", association: "a", views },
      found: { rows: [row], total: 1, page: 1, pages: 1, sums: {}, ...partsOf(list) },
    },
  };
}

/** Whether the mark stands in the row; the filter above it has the same words. */
const isMarked = (html: string) => html.slice(html.indexOf("<tbody")).includes("Usage limité");
const lots = (mark: string | null) => {
  const props = given("registry.lots", mark, { code: "A1", shares: "500", holders: "Ann Peeters" });
  return renderPage(<LotList {...props} on={null} today="2026-05-20" />);
};
const parties = (mark: string | null) =>
  renderPage(<PartyList {...given("registry.parties", mark, { name: "Ann Peeters" })} />);

test("a restriction is marked beside the name, however the page draws it", () => {
  expect(isMarked(lots("Ann Peeters"))).toBe(true);
  expect(isMarked(parties("all"))).toBe(true);
});

test("without one nothing is marked", () => {
  expect(isMarked(lots(null))).toBe(false);
  expect(isMarked(parties(null))).toBe(false);
});
