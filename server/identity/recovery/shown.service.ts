import type { SystemActor } from "#server/kernel/actor.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { now } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { stateOf } from "../link/link.rules.ts";
import { LINK_PURPOSES } from "../link/link.schema.ts";
import { findLink } from "../link/link.service.ts";
import type { LinkView } from "./recovery.schema.ts";

const machine: SystemActor = { kind: "system", name: "identity.link", scope: provenScope([]) };

/** What a link's holder is shown of it; looking uses nothing up. */
export async function showLink(token: string): Promise<LinkView & { purpose: string | null }> {
  const link = await read(machine, (tx) => findLink(tx, token));
  const state = stateOf(link, LINK_PURPOSES, now());
  const isShown = state === "open" && (link?.purpose === "email" || link?.purpose === "email-back");
  return { state, purpose: link?.purpose ?? null, detail: isShown ? (link?.detail ?? null) : null };
}
