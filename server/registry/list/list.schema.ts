import { z } from "zod";

export const ROWS_PER_PAGE = 100;

/** What a column holds: a word is translated where it is shown, the rest is as it is. */
export type ColumnType = "text" | "number" | "date" | "word";
export type ListDefinition = Readonly<{
  columns: Readonly<Record<string, ColumnType>>;
  /** The order it has by itself. */
  sort: string;
  filters: readonly string[];
}>;

/** The lists of an office over all its associations: one line each. */
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
      floor: "text",
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
} as const satisfies Readonly<Record<string, ListDefinition>>;

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = ["associations", "lots", "people", "deadlines"] as const;

export const ListName = z.enum(LIST_NAMES);

/** How a list is looked at; anything unreadable in an address is ignored. */
export const ListInput = z.object({
  list: ListName,
  q: z.string().trim().max(100).catch("").default(""),
  sort: z.string().max(40).catch("").default(""),
  dir: z.enum(["asc", "desc"]).catch("asc").default("asc"),
  filter: z.string().max(40).catch("").default(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type ListInput = z.infer<typeof ListInput>;

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
}>;
