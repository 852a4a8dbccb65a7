import type { Viewed } from "#server/registry/view/view.schema.ts";
import { end, restore, save } from "./view-actions.ts";

/** What is done with the saved views of a list, coming back to where it is shown. */
export function viewsAt(list: Viewed, place: string) {
  const at = { list, place };
  return { save: save.bind(null, at), end: end.bind(null, at), restore: restore.bind(null, at) };
}
