import type { SessionState } from "#server/identity/session/session.schema.ts";
import { caller } from "./caller.ts";

/** How many notifications wait, for the head of each page; who has yet to enrol has none to read. */
export async function unreadCount({ mustEnrol }: SessionState): Promise<number> {
  return mustEnrol ? 0 : (await caller()).documents.notification.unread();
}
