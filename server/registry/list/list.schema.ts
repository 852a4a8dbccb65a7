import { z } from "zod";

export const ROWS_PER_PAGE = 100;
export const LANGUAGES = ["fr", "nl", "de", "en"] as const;

/** What a column holds: a word is translated where it is shown, the rest is as it is. */
export type ColumnType = "text" | "number" | "date" | "word";
export type ListDefinition = Readonly<{
  columns: Readonly<Record<string, ColumnType>>;
  /** The order it has by itself. */
  sort: string;
  filters: readonly string[];
}>;

/** The lists of an office over all its associations, then those of any one association. */
export const LISTS = {
  associations: {
    columns: {
      name: "text",
      town: "text",
      enterpriseNumber: "text",
      lots: "number",
      mandateEndsOn: "date",
      terms: "number",
      followers: "text",
    },
    sort: "name",
    filters: ["unfollowed", "mandate-ending"],
  },
  lots: {
    columns: {
      association: "text",
      code: "text",
      kind: "word",
      floor: "word",
      shares: "number",
      holders: "text",
    },
    sort: "association",
    filters: ["apartment", "commercial", "office", "garage", "parking", "cellar", "other"],
  },
  people: {
    columns: {
      name: "text",
      association: "text",
      lots: "text",
      street: "text",
      postcode: "text",
      town: "text",
      language: "word",
      email: "text",
      phone: "text",
      notices: "word",
    },
    sort: "name",
    filters: ["fr", "nl", "de", "en", "by-email", "by-letter", "unreachable", "restricted"],
  },
  deadlines: {
    columns: {
      dueOn: "date",
      kind: "word",
      association: "text",
      article: "word",
      assignee: "text",
    },
    sort: "dueOn",
    filters: ["overdue", "soon", "unassigned"],
  },
  "registry.lots": {
    columns: { code: "text", kind: "word", floor: "word", shares: "number", holders: "text" },
    sort: "place",
    filters: ["apartment", "commercial", "office", "garage", "parking", "cellar", "other"],
  },
  "registry.parties": {
    columns: {
      name: "text",
      lots: "text",
      street: "text",
      postcode: "text",
      town: "text",
      language: "word",
      email: "text",
      phone: "text",
      acting: "text",
      notices: "word",
    },
    sort: "name",
    filters: ["fr", "nl", "de", "en", "by-email", "by-letter", "unreachable", "restricted"],
  },
  "registry.mandates": {
    columns: {
      office: "text",
      kind: "word",
      appointedOn: "date",
      appointer: "word",
      startsOn: "date",
      endsOn: "date",
      state: "word",
    },
    sort: "recent",
    filters: ["past", "present", "future", "provisional"],
  },
} as const satisfies Readonly<Record<string, ListDefinition>>;

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = ["associations", "lots", "people", "deadlines"] as const;
export const ListName = z.enum(LIST_NAMES);
export type OfficeListName = z.infer<typeof ListName>;

export const OWN_LIST_NAMES = ["registry.lots", "registry.parties", "registry.mandates"] as const;
export const OwnListName = z.enum(OWN_LIST_NAMES);
export type OwnListName = z.infer<typeof OwnListName>;

/** What the office alone knows of people: who may not read it has a list without. */
export const OFFICE_ONLY: Readonly<Record<OwnListName, readonly string[]>> = {
  "registry.lots": [],
  "registry.parties": [
    ...["email", "phone", "notices"],
    ...["by-email", "by-letter", "unreachable", "restricted"],
  ],
  "registry.mandates": [],
};

/** How a list is looked at; anything unreadable in an address is ignored. */
const Look = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  sort: z.string().max(40).catch("").default(""),
  dir: z.enum(["asc", "desc"]).catch("asc").default("asc"),
  filter: z.string().max(40).catch("").default(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

export const ListInput = Look.extend({ list: ListName });
export type ListInput = z.infer<typeof ListInput>;

/** A list of one association, as it stood on a past day where it keeps its past. */
export const OwnListInput = Look.extend({
  list: OwnListName,
  on: z.iso.date().nullable().catch(null).default(null),
});
export type OwnListInput = z.infer<typeof OwnListInput>;

export type ListAsked = z.infer<typeof Look> & Readonly<{ list: ListName }>;

/** A value as the database gives it: dates in ISO, shares in decimal digits. */
export type ListValue = string | number | null;
export type ListRow = Readonly<{
  id: string;
  slug: string;
  /** What a term is about; the row's own thing elsewhere. */
  subjectId: string;
  /** How far the use of a person's data is restricted, or which holders of a lot it is of. */
  mark: string | null;
  values: Readonly<Record<string, ListValue>>;
}>;
export type ListPage = Readonly<{
  rows: readonly ListRow[];
  total: number;
  page: number;
  pages: number;
  /** What is summed over all that is found, in decimal digits. */
  sums: Readonly<Record<string, string>>;
}>;

const OF_PEOPLE: readonly ListName[] = ["lots", "people", "registry.lots", "registry.parties"];

/** What of a list a reader has: columns and filters by their names. */
export type ListParts = Readonly<{
  columns: readonly string[];
  filters: readonly string[];
  /** It says of people whose use is restricted. */
  marked: boolean;
}>;

/** All of a list, or all but what only the office knows. */
export function partsOf(list: ListName, knowsContact = true): ListParts {
  const own = OWN_LIST_NAMES.find((name) => name === list);
  const hidden = own && !knowsContact ? OFFICE_ONLY[own] : [];
  const shown = (name: string) => !hidden.includes(name);
  const { columns, filters } = LISTS[list];
  return {
    columns: Object.keys(columns).filter(shown),
    filters: [...filters].filter(shown),
    marked: knowsContact && OF_PEOPLE.includes(list),
  };
}
