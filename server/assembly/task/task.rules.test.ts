import { expect, test } from "vitest";
import { type AskFacts, askOf, byUrgency, officePage, PAGE_ROWS } from "./task.rules.ts";
import { ASKS, type Ask, type OfficeLine, OfficeList } from "./task.schema.ts";

const convened: AskFacts = {
  opened: false,
  closed: false,
  minuted: false,
  past: false,
  present: false,
  attended: false,
  represented: false,
  signed: false,
  ballots: 0,
};
const open = { ...convened, opened: true };
const minuted = { ...open, closed: true, minuted: true };

test.each<[string, AskFacts, Ask | null]>([
  ["convened", convened, "prepare"],
  ["convened, proxy given", { ...convened, represented: true }, "represented"],
  ["never held", { ...convened, past: true }, null],
  ["open, not there", open, "join"],
  ["open, represented", { ...open, represented: true }, "follow"],
  ["open, present", { ...open, present: true, attended: true }, "follow"],
  ["open, a ballot waits", { ...open, present: true, attended: true, ballots: 1 }, "vote"],
  ["open, a principal's ballot waits", { ...open, ballots: 2 }, "vote"],
  ["closed, minutes not drawn up", { ...open, closed: true, attended: true }, null],
  ["minuted, attended", { ...minuted, attended: true }, "sign"],
  ["minuted and signed", { ...minuted, attended: true, signed: true }, null],
  ["minuted, absent", minuted, null],
])("%s", (_case, facts, ask) => {
  expect(askOf(facts)).toBe(ask);
});

test("the most pressing comes first, then the nearest", () => {
  const line = (ask: Ask, startsAt: string) => ({
    ask,
    startsAt,
    meetingId: startsAt,
    associationName: "Résidence",
    slug: "residence",
    ballots: 0,
  });
  const lines = [...ASKS].reverse().map((ask) => line(ask, "2026-06-15"));
  lines.push(line("vote", "2026-06-01"));
  expect(byUrgency(lines).map(({ ask }) => ask)).toEqual(["vote", ...ASKS]);
  expect(byUrgency(lines)[0]?.startsAt).toBe("2026-06-01");
});

const line = (name: string, rest: Partial<OfficeLine> = {}): OfficeLine => ({
  id: name,
  slug: name,
  name,
  town: "Namur",
  lots: 12,
  mandateEndsOn: null,
  meeting: null,
  ...rest,
});

test("an office finds an association without its accents, by name or town", () => {
  const lines = [line("Les Érables"), line("Zénith", { town: "Liège" }), line("Ardenne")];
  const names = (q: string) =>
    officePage(lines, OfficeList.parse({ q })).rows.map(({ name }) => name);
  expect(names("")).toEqual(["Ardenne", "Les Érables", "Zénith"]);
  expect(names("erables")).toEqual(["Les Érables"]);
  expect(names("LIEGE")).toEqual(["Zénith"]);
  expect(names("nulle part")).toEqual([]);
});

test("what has no date comes last when ascending", () => {
  const lines = [line("a"), line("b", { mandateEndsOn: "2027-01-01" })];
  const by = (dir: string) =>
    officePage(lines, OfficeList.parse({ sort: "mandate", dir })).rows.map(({ name }) => name);
  expect(by("asc")).toEqual(["b", "a"]);
  expect(by("desc")).toEqual(["a", "b"]);
});

test("a page past the end is the last one; an unreadable query is ignored", () => {
  const lines = Array.from({ length: PAGE_ROWS + 1 }, (_, n) => line(`n${1000 + n}`));
  const asked = OfficeList.parse({ page: "9" });
  expect(officePage(lines, asked)).toMatchObject({ page: 2, pages: 2, total: PAGE_ROWS + 1 });
  expect(officePage(lines, asked).rows).toHaveLength(1);
  expect(OfficeList.parse({ q: 3, sort: "password", dir: "up", page: "-1" })).toEqual({
    q: "",
    sort: "name",
    dir: "asc",
    page: 1,
    all: false,
  });
  expect(officePage(lines, OfficeList.parse({ all: true })).rows).toHaveLength(PAGE_ROWS + 1);
});
