import type { Person } from "#server/kernel/actor.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { issueAct } from "#server/proof/act/act.service.ts";
import { mandateAt } from "#server/registry/mandate/mandate.queries.ts";
import { standingOf } from "../challenge/challenge.rules.ts";
import { decisionPolicy } from "../decision/decision.policy.ts";
import { getDecision, issuerOf } from "../decision/decision.queries.ts";
import { printedDecision } from "../decision/printed.rules.ts";
import { EXTRACT } from "./extract.queries.ts";
import type { ExtractRecord, IssueExtract } from "./extract.schema.ts";

/**
 * Certifies one decision of the register as it stands today, in the name of the syndic in office: the
 * syndic keeps the register (art. 3.87 §12). What was issued is never changed. @returns its id
 * @throws DomainError `convocation.no-syndic` where the mandate of who asks has ended
 */
export function issueExtract(
  actor: Person,
  association: AssociationId,
  { decisionId }: IssueExtract,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(decisionPolicy["decision.keep"](actor, association));
    const decision = await getDecision(tx, association, decisionId);
    const mandate = await mandateAt(tx, association, today());
    if (!mandate) throw new DomainError("convocation.no-syndic");
    const content: Omit<ExtractRecord, "id"> = {
      v: "koprogo.extract/1",
      association: await issuerOf(tx, association),
      decision: printedDecision(decision),
      language: decision.language,
      standing: standingOf(decision.challenges),
      disagreements: [...decision.disagreements],
      syndic: mandate.officeName,
      certifiedBy: actor.displayName,
      issuedOn: today().toString(),
    };
    const id = await issueAct(tx, association, {
      ...{ kind: EXTRACT, subjectId: decisionId, partyId: null, content },
      day: plainDate(decision.decidedOn),
    });
    await record(tx, actor, association, "assembly/extract.issued", { decisionId, extractId: id });
    return id;
  });
}
