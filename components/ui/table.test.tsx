import { expect, test } from "vitest";
import { ListFilter } from "./list-filter.tsx";
import { Paging } from "./paging.tsx";
import { toListQuery, withQuery } from "./query.ts";
import { type Column, Table } from "./table.tsx";
import { renderPage } from "./testing.tsx";

type Lot = { code: string; shares: string };
const columns: Column<Lot>[] = [
  { key: "code", header: "Lot", cell: ({ code }) => code, sortable: true, names: true },
  { key: "shares", header: "Quotités", cell: ({ shares }) => shares, numeric: true },
];
const rows = [
  { code: "A1", shares: "125" },
  { code: "A2", shares: "90" },
];

function lots(query = {}) {
  return renderPage(
    <Table
      caption="Lots de la copropriété"
      columns={columns}
      rows={rows}
      rowKey={({ code }) => code}
      query={query}
    />,
  );
}

test("a table has its caption, column headers and a header for each row", () => {
  const html = lots();
  expect(html).toMatch(/<caption[^>]*>Lots de la copropriété<\/caption>/);
  expect(html.match(/<th scope="col"/g)).toHaveLength(2);
  expect(html).toMatch(/<th scope="row" data-label="Lot"><div>A1<\/div><\/th>/);
  expect(html).toMatch(/<td data-label="Quotités" class="numeric"><div>125<\/div><\/td>/);
});

test("a sortable header is a link that turns the order and forgets the page", () => {
  expect(lots({ q: "a", page: "3" })).toContain('href="?q=a&amp;sort=code&amp;dir=asc"');
  const sorted = lots({ sort: "code", dir: "asc" });
  expect(sorted).toContain('aria-sort="ascending"');
  expect(sorted).toContain('href="?sort=code&amp;dir=desc"');
  expect(lots({ sort: "code", dir: "desc" })).toContain('aria-sort="descending"');
});

test("an empty list says so instead of showing a table", () => {
  const html = renderPage(
    <Table caption="Lots" columns={columns} rows={[]} rowKey={({ code }) => code} />,
  );
  expect(html).not.toContain("<table");
  expect(html).toContain("Rien à montrer");
});

test("paging leads to what exists and says where one is", () => {
  const first = renderPage(<Paging page={1} pages={3} total={240} query={{ q: "a" }} />);
  expect(first).toContain("240 lignes");
  expect(first).toContain("Page 1 sur 3");
  expect(first).toContain('href="?q=a&amp;page=2"');
  expect(first).not.toContain("Page précédente");
  const last = renderPage(<Paging page={3} pages={3} total={240} query={{}} />);
  expect(last).not.toContain("Page suivante");
  expect(renderPage(<Paging page={1} pages={1} total={1} query={{}} />)).toContain("Une ligne");
});

test("a filter is a plain form that keeps the order and drops the page", () => {
  const html = renderPage(
    <ListFilter label="Chercher un lot" query={{ q: "a", sort: "code", page: "2" }} csv="/x.csv" />,
  );
  expect(html).toContain('method="get"');
  expect(html).toMatch(/<input type="hidden" name="sort" value="code"\/>/);
  expect(html).toMatch(/name="q"[^>]*value="a"/);
  expect(html).not.toContain('name="page"');
  expect(html).toContain('href="/x.csv"');
});

test("queries keep one value of each parameter and drop the empty ones", () => {
  expect(toListQuery({ q: ["a", "b"], page: undefined })).toEqual({ q: "a", page: undefined });
  expect(withQuery({ q: "", page: "2" }, { sort: "code" })).toBe("?page=2&sort=code");
});
