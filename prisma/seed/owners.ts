import { createHash } from "node:crypto";
import { jobActor } from "#inngest/actor.ts";
import type { Person } from "#server/kernel/actor.ts";
import { legalInstant } from "#server/kernel/calendar.ts";
import { at, now } from "#server/platform/clock.ts";
import { env } from "#server/platform/env.ts";
import {
  partiesToTell,
  tellIdentityLinked,
} from "#server/registry/invitation/identity-notice.service.ts";
import type { InvitedRole } from "#server/registry/invitation/invitation.schema.ts";
import { invitationToken } from "#server/registry/invitation/invitation.service.ts";
import { linkIdentity } from "#server/registry/membership/membership.service.ts";
import { type CastMember, OWNERS, PASSWORD, STAFF } from "./cast.ts";
import type { StoryDays } from "./days.ts";
import type { Building } from "./office.ts";
import { anybody, type Call, during, inSession, memberOf } from "./person.ts";

/** Lets the local identity provider open this account too; there is none without its address. */
async function bind(person: Person, { subject, name }: CastMember): Promise<void> {
  const issuer = env().OIDC_ISSUER;
  if (!issuer) return;
  const tokenHash = new Uint8Array(createHash("sha256").update(subject).digest());
  await linkIdentity(person, { issuer, subject, name, acr: null, authTime: now(), tokenHash });
  // Told at that moment of the story: the job then finds nothing left to tell.
  const machine = "registry.tell-identity";
  for (const party of await partiesToTell(jobActor(machine), person.accountId)) {
    await tellIdentityLinked(jobActor(machine, party.associationId), party, person.accountId);
  }
}

function invite(call: Call, building: Building, { name, email }: CastMember, role: InvitedRole) {
  const { associationId, partyOf } = building;
  const partyId = partyOf(name);
  return call.registry.invitation.invite({ associationId, partyId, role, email });
}

/** The owners are invited and open their accounts, in the evening of the same day. */
export async function inviteOwners(building: Building, { assembly }: StoryDays): Promise<void> {
  const on = assembly.subtract({ days: 110 });
  for (const member of STAFF) {
    await during(legalInstant(on, "08:50"), member.key, (_, person) => bind(person, member));
  }
  const invited = await during(legalInstant(on, "09:15"), "odile", async (call) => {
    const made = [];
    for (const member of OWNERS) {
      made.push({ member, id: await invite(call, building, member, "owner") });
    }
    return made;
  });
  for (const [index, { member, id }] of invited.entries()) {
    const evening = legalInstant(on, "19:00").add({ minutes: 17 * index });
    await at(evening, async () => {
      const { secret } = await anybody.registry.invitation.acceptByPassword({
        token: invitationToken(id),
        password: PASSWORD,
        locale: member.locale,
      });
      await inSession(secret, (_, person) => bind(person, member));
    });
  }
}

/** Whom the assembly elected to the council acts as such from his acceptance on. */
export async function seatCouncil(building: Building, { assembly }: StoryDays): Promise<void> {
  const on = assembly.add({ days: 2 });
  const marc = memberOf("marc");
  const id = await during(legalInstant(on, "09:30"), "odile", (call) =>
    invite(call, building, marc, "council"),
  );
  await during(legalInstant(on, "18:40"), "marc", (call) =>
    call.registry.invitation.acceptAsPerson({ token: invitationToken(id) }),
  );
}
