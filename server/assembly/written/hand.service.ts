import { fileDocument } from "#server/documents/archive/archive.service.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { noonOf, type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { toHex } from "#server/proof/leaf/leaf.rules.ts";
import { keepScan } from "../decision/decision.service.ts";
import { type Held, holdWritten, refuseUnlessFiling } from "./held.queries.ts";
import { type Member, membersOn } from "./roll.queries.ts";
import { endRefused, keepSignatures, signersOf } from "./signing.service.ts";
import { REFUSAL, SIGNED_FORM } from "./text.queries.ts";
import { writtenPolicy } from "./written.policy.ts";
import { isInTime, refusers, signatories } from "./written.rules.ts";
import type { FileForm, FileRefusal } from "./written.schema.ts";

/** The day that paper bears, where it was an answer in time. @throws DomainError `written.day-impossible` */
function inTime(held: Held, day: string, field: string): PlainDate {
  const on = plainDate(day);
  if (isInTime(on, held, today())) return on;
  const from = noonOf(held.openedOn ?? held.answerBy);
  throw new DomainError("written.day-impossible", { from, until: noonOf(held.answerBy) }, field);
}

/** The members of the days on which somebody said something on paper, and of today: he may have sold since. */
async function membersOnAny(tx: Tx, association: AssociationId, days: readonly PlainDate[]) {
  const each = [...new Map([...days, today()].map((day) => [day.toString(), day])).values()];
  const rolls: Member[] = [];
  for (const day of each) rolls.push(...(await membersOn(tx, association, day)));
  return rolls;
}

/**
 * Files a form that was signed by hand, and records as signed those whose names the syndic read on it, each
 * on the day beside his name. The form is the owner's own act: without its scan nobody signs for him. One
 * that was signed in time counts after the last day too, with the reason why it is filed then only: that
 * reason stands beside it. Who was a member when he signed and sold since did sign: whether it counts is
 * seen on the day of the last signature.
 * @returns the scan's id
 * @throws DomainError `written.not-a-member`, `written.already-signed`, `written.not-open`,
 * `written.ended`, `written.day-impossible`, `written.late-unreasoned`, `decision.scan-too-large`,
 * `decision.scan-unknown`
 */
export async function fileForm(
  actor: Actor,
  association: AssociationId,
  { writtenId, signers, signedOn: day, days, lateReason: why, scan: { filename, bytes } }: FileForm,
): Promise<string> {
  authorize(writtenPolicy["written.keep"](actor, association));
  const kept = await keepScan(bytes);
  return write(actor, association, async (tx) => {
    const held = await holdWritten(tx, association, writtenId);
    refuseUnlessFiling(held);
    const form = inTime(held, day, "signedOn");
    const signings = [...new Set(signers)].map((partyId) => {
      const own = days[partyId];
      return { partyId, on: own ? inTime(held, own, `days.${partyId}`) : form };
    });
    const isLate = held.state === "lapsed";
    if (isLate && why === null) throw new DomainError("written.late-unreasoned", {}, "lateReason");
    const known = signatories(
      await membersOnAny(
        tx,
        association,
        signings.map(({ on }) => on),
      ),
    );
    if (!signers.every((party) => known.has(party))) {
      throw new DomainError("written.not-a-member", {}, "signers");
    }
    const already = await signersOf(tx, association, writtenId);
    const given = signings.filter(({ partyId }) => !already.has(partyId));
    if (given.length === 0) throw new DomainError("written.already-signed", {}, "signers");
    const documentId = await fileDocument(tx, association, {
      ...{ kind: SIGNED_FORM, title: filename, language: held.language, audience: "owners" },
      ...{ ...kept, subjectId: writtenId },
    });
    await record(tx, actor, association, "assembly/written.form-filed", { writtenId, documentId });
    const sha256 = toHex(kept.file.sha256);
    const paper = { documentId, sha256, lateReason: isLate ? why : null };
    await keepSignatures(tx, actor, association, { held, given, paper, signedBy: null });
    return documentId;
  });
}

/**
 * Enters a refusal that came on paper: a form with "no" on it, a letter. Its scan shows it, or the syndic
 * writes how it came; the decision ends with it as with a refusal on screen, even where who said no as a
 * member has sold since.
 * @throws DomainError `written.not-a-member`, `written.already-signed`, `written.not-open`,
 * `written.ended`, `written.day-impossible`, `written.refusal-unproven`, `decision.scan-too-large`,
 * `decision.scan-unknown`
 */
export async function fileRefusal(
  actor: Actor,
  association: AssociationId,
  { writtenId, partyId, saidOn: day, reason, note, scan }: FileRefusal,
): Promise<void> {
  authorize(writtenPolicy["written.keep"](actor, association));
  if (!scan && note === null) throw new DomainError("written.refusal-unproven", {}, "note");
  const kept = scan && (await keepScan(scan.bytes));
  return write(actor, association, async (tx) => {
    const held = await holdWritten(tx, association, writtenId);
    refuseUnlessFiling(held);
    const saidOn = inTime(held, day, "saidOn");
    if (!refusers(await membersOnAny(tx, association, [saidOn])).has(partyId)) {
      throw new DomainError("written.not-a-member", {}, "partyId");
    }
    if ((await signersOf(tx, association, writtenId)).has(partyId)) {
      throw new DomainError("written.already-signed", {}, "partyId");
    }
    const documentId =
      kept && scan
        ? await fileDocument(tx, association, {
            ...{ kind: REFUSAL, title: scan.filename, language: held.language },
            ...{ ...kept, audience: "syndic", subjectId: writtenId },
          })
        : null;
    const paper = { saidOn, documentId, note };
    await endRefused(tx, actor, association, held, { partyId, reason, paper });
  });
}
