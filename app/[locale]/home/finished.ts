import { z } from "zod";
import type { ListQuery } from "#components/ui/query.ts";

const Finished = z.tuple([z.uuid(), z.uuid()]);

/** The term that was just said to be done, as the address names it. */
export function finishedIn({ done }: ListQuery) {
  const ids = Finished.safeParse(done?.split("."));
  return ids.success ? { associationId: ids.data[0], deadlineId: ids.data[1] } : null;
}
