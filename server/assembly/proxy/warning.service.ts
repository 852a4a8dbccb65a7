import { mailsToSend } from "#server/documents/delivery/delivery.queries.ts";
import { queueDelivery } from "#server/documents/delivery/delivery.service.ts";
import type { SubstituteAct } from "#server/documents/template/template.schema.ts";
import type { SystemActor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { associationOf } from "#server/platform/access.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { partyNames } from "../attendance/floor.queries.ts";
import { type NoticeSource, noticeTo } from "../convocation/act.rules.ts";
import { addresseesOn, noticeSource } from "../convocation/convocation.queries.ts";
import { getMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { type ConflictLine, proxyConflicts } from "./proxy.queries.ts";

const SUBSTITUTE = "assembly.substitute";

type Addressed = Awaited<ReturnType<typeof addresseesOn>>[number];
type Warning = Readonly<{ holder: string; lines: readonly ConflictLine[] }>;

/** Each conflict of a holder is told once, whatever makes the job look again. */
async function isFirst(tx: Tx, { proxyId, itemId, holder }: ConflictLine): Promise<boolean> {
  const key = { key: `substitute:${proxyId}:${itemId}:${holder}`, at: nowColumn() };
  const { count } = await tx.effectKey.createMany({ data: key, skipDuplicates: true });
  return count === 1;
}

/** What a principal is told: who may not vote for him, on which items, and where he names another. */
function warningTo(
  source: NoticeSource,
  { addressee, person }: Addressed,
  { holder, lines }: Warning,
  items: ReadonlyMap<string, Readonly<{ number: number; title: string }>>,
): SubstituteAct {
  const notice = noticeTo(source, person, addressee);
  const { kind, session, startsAt, place, remote } = notice.meeting;
  const told = new Map(lines.map(({ itemId }) => [itemId, items.get(itemId)]));
  return {
    locale: notice.locale,
    textLanguage: notice.textLanguage,
    association: notice.association,
    sender: notice.sender,
    recipient: notice.recipient,
    meeting: { kind, session, startsAt, place, remote: remote !== null },
    holder,
    items: [...told.values()].filter((item) => item !== undefined),
    url: `${notice.url ?? source.baseUrl}/proxies`,
  };
}

/** Those whose holder the law keeps from an item and who were not told so yet, by proxy and holder. */
async function newWarnings(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<ReadonlyMap<string, readonly ConflictLine[]>> {
  const conflicts = await proxyConflicts(tx, association, meetingId);
  const groups = new Map<string, readonly ConflictLine[]>();
  for (const line of conflicts.filter(({ excluded }) => excluded === "holder")) {
    const key = `${line.proxyId} ${line.holder}`;
    const lines = groups.get(key) ?? [];
    if (!lines.some(({ itemId }) => itemId === line.itemId) && (await isFirst(tx, line))) {
      groups.set(key, [...lines, line]);
    }
  }
  return groups;
}

async function itemsOf(tx: Tx, association: AssociationId, meetingId: string) {
  const rows = await tx.agendaItem.findMany({
    where: { associationId: association, meetingId },
    select: { id: true, position: true, title: true },
  });
  return new Map(rows.map(({ id, position, title }) => [id, { number: position, title }]));
}

/** A mail is about the conflict it was first written for: another conflict is another mail. */
async function waitingMails(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly string[]> {
  const conflicts = await proxyConflicts(tx, association, meetingId);
  const mails: string[] = [];
  for (const subjectId of new Set(conflicts.map(({ exclusionId }) => exclusionId))) {
    mails.push(...(await mailsToSend(tx, association, { kind: SUBSTITUTE, subjectId })));
  }
  return mails;
}

/** Queues one warning; what somebody had stopped is left alone. */
async function queue(
  tx: Tx,
  association: AssociationId,
  { subjectId, person, props }: { subjectId: string; person: Addressed; props: SubstituteAct },
): Promise<void> {
  const { acceptedEmail, language, mailFormat } = person.person;
  const { name, lines } = props.recipient;
  try {
    await queueDelivery(tx, association, {
      ...{ subjectId, partyId: person.addressee.partyId, channel: "email", language },
      address: { name, lines, email: acceptedEmail, plain: mailFormat === "text" },
      act: { kind: SUBSTITUTE, props },
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "privacy.restricted") throw error;
  }
}

/**
 * Tells by the e-mail he accepted every principal whose holder may not vote on an item, once for each
 * item and holder (AD-04). Who reads no mail is on the office's list. Returns the mails that wait to
 * be sent.
 */
export function warnPrincipals(
  actor: SystemActor,
  associationId: string,
  meetingId: string,
): Promise<readonly string[]> {
  const association = associationOf(actor, associationId);
  return write(actor, association, async (tx) => {
    const meeting = await lockMeeting(tx, association, meetingId);
    if (meeting.stage !== "convened" && meeting.stage !== "open") return [];
    const view = await getMeeting(tx, association, meetingId);
    // Copied from its sheets it is over: nobody can name somebody else any more.
    if (view.onPaper) return [];
    const source = await noticeSource(tx, association, view, today());
    if (!source) return [];
    const warnings = await newWarnings(tx, association, meetingId);
    if (warnings.size > 0) {
      const names = await partyNames(tx, association);
      const items = await itemsOf(tx, association, meetingId);
      const addressed = await addresseesOn(tx, association, today());
      for (const lines of warnings.values()) {
        const [line] = lines;
        const person = addressed.find(({ addressee }) => addressee.partyId === line?.principal);
        if (!line || person?.person.acceptedEmail == null) continue;
        const warning = { holder: names.get(line.holder) ?? "", lines };
        const props = warningTo(source, person, warning, items);
        await queue(tx, association, { subjectId: line.exclusionId, person, props });
      }
      await record(tx, actor, association, "assembly/principals.warned", { meetingId });
    }
    return waitingMails(tx, association, meetingId);
  });
}
