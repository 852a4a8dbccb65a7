import { z } from "zod";
import { LIST_NAMES, OWN_LIST_NAMES } from "../list/list.schema.ts";

/** The lists that may be looked at under a name: an office's, and those of any one association. */
export const VIEWED = [...LIST_NAMES, ...OWN_LIST_NAMES] as const;
export type Viewed = (typeof VIEWED)[number];

export const MOST_VIEWS = 50;

const part = z.string().trim().max(100);

/** What makes a view: the list's address without its page. */
export const ViewQuery = z.object({
  q: part.optional(),
  sort: part.optional(),
  dir: part.optional(),
  filter: part.optional(),
});
export type ViewQuery = z.infer<typeof ViewQuery>;

export const ViewedList = z.object({ list: z.enum(VIEWED) });
export type ViewedList = z.infer<typeof ViewedList>;

export const NewView = ViewedList.extend({
  name: z.string().trim().min(1).max(60),
  query: ViewQuery,
  /** For the whole office; without, for oneself. */
  isShared: z.boolean().default(false),
});
export type NewView = z.infer<typeof NewView>;

export const ViewRef = z.object({ viewId: z.uuid() });
export type ViewRef = z.infer<typeof ViewRef>;

export type ViewLine = Readonly<{
  id: string;
  name: string;
  query: ViewQuery;
  isMine: boolean;
  isShared: boolean;
  ownerName: string;
}>;
