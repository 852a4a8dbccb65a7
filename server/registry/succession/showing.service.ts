import type { Person } from "#server/kernel/actor.ts";
import { legalDate } from "#server/kernel/calendar.ts";
import { parseEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read, type Tx } from "#server/platform/db.ts";
import { findOffice, knownMandates } from "../mandate/mandate.queries.ts";
import { type Ground, groundOf } from "./standing.service.ts";
import { successionPolicy } from "./succession.policy.ts";
import { type OpenSuccession, officeIdentity, openSuccessions } from "./succession.queries.ts";
import { countsAtOnce, lastMandate, mandateInTheWay, sharesHeldBy } from "./succession.rules.ts";
import { type SuccessionLine, Successor } from "./succession.schema.ts";

const floor = ({ num, den }: { num: bigint; den: bigint }) => (num / den).toString();

/** What a successor is called; an office of this installation was told by its number or address. */
async function nameOf(tx: Tx, { outside, officeKey = "" }: Successor): Promise<string> {
  if (outside) return outside.name;
  const known = await findOffice(tx, parseEnterpriseNumber(officeKey), officeKey);
  return known ? (await officeIdentity(tx, known.id)).name : officeKey;
}

async function lineOf(
  tx: Tx,
  actor: Person,
  ground: Ground,
  row: OpenSuccession,
): Promise<SuccessionLine> {
  const { id, accountId, backers, proposedAt } = row;
  const successor = Successor.parse(row.successor);
  const behind = backers.map(({ partyId }) => partyId);
  const moment = Temporal.Instant.fromEpochMilliseconds(proposedAt.getTime());
  return {
    ...{ id, successor },
    name: await nameOf(tx, successor),
    proposedAt: legalDate(moment).toString(),
    backers: backers.map(({ name }) => name),
    shares: floor(sharesHeldBy(behind, ground.lots)),
    isOwn: accountId === actor.accountId,
    mayBack: ground.parties.some((party) => !behind.includes(party)),
  };
}

/** Whether an association is without syndic, what one may do about it, and what waits. */
export function showSuccession(actor: Person, association: AssociationId) {
  return read(actor, async (tx) => {
    authorize(successionPolicy["succession.read"](actor, association));
    const all = await knownMandates(tx, association);
    const last = lastMandate(all);
    const other = mandateInTheWay(all, today());
    const ground = await groundOf(tx, actor, association, all);
    const readsWaiting = !other && successionPolicy["succession.read-waiting"](actor, association);
    const waiting = readsWaiting ? await openSuccessions(tx, association) : [];
    const lines: SuccessionLine[] = [];
    for (const row of waiting) lines.push(await lineOf(tx, actor, ground, row));
    const mayRecord = successionPolicy["succession.record"](actor, association);
    const standing = other || !mayRecord ? null : ground.standing;
    return {
      /** Who is syndic or is about to be; null where nobody is. */
      taken: other
        ? {
            officeName: (await officeIdentity(tx, other.officeId)).name,
            startsOn: other.startsOn.toString(),
            endsOn: other.endsOn.toString(),
          }
        : null,
      lastEndedOn: last && !other ? last.endsOn.toString() : null,
      standing,
      countsAtOnce: standing !== null && countsAtOnce(standing),
      held: floor(ground.held),
      total: ground.total.toString(),
      waiting: lines,
    };
  });
}
