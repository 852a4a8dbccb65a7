"use server";

import { currentSession } from "../actor.ts";

/** Uses the session, which puts its end off. @returns its new end; null when it is over. */
export async function extendSession(): Promise<string | null> {
  return (await currentSession())?.endsAt.toString() ?? null;
}
