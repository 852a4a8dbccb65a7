import type { Actor } from "#server/kernel/actor.ts";
import { isBefore, plainDate } from "#server/kernel/calendar.ts";
import { parseEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { type AssociationId, provenAssociation } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { filingDue } from "../mandate/mandate.rules.ts";
import { askForFiling, openMandate } from "../mandate/mandate.service.ts";
import { officePolicy } from "../office/office.policy.ts";
import { roleInOffice } from "../office/office.queries.ts";
import { associationPolicy } from "./association.policy.ts";
import { deriveSlug, isReserved, nthSlug, numberedSlug } from "./association.rules.ts";
import type { AssociationFacts, NewAssociation } from "./association.schema.ts";

const TRIED_NAMES = 50;

function enterpriseNumber(input: string): string {
  const number = parseEnterpriseNumber(input);
  if (!number) throw new DomainError("association.enterprise-number", {}, "enterpriseNumber");
  return number;
}

/** Inserts the row; false when the name in addresses is taken, by whomever. */
async function insertAs(tx: Tx, id: string, slug: string, facts: AssociationFacts) {
  // What others have is not to be read, only stumbled upon: the unique index answers.
  const inserted = await tx.$executeRaw`
    INSERT INTO association (id, slug, name, enterprise_number, street, postcode, town,
      shares_total, fiscal_year_start, languages, period_start, created_at)
    VALUES (${id}::uuid, ${slug}, ${facts.name}, ${enterpriseNumber(facts.enterpriseNumber)},
      ${facts.street}, ${facts.postcode}, ${facts.town}, ${facts.sharesTotal},
      ${facts.fiscalYearStart}, ${facts.languages}, ${facts.periodStart}, ${nowColumn()})
    ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

async function insert(tx: Tx, id: string, input: NewAssociation): Promise<string> {
  const { slug: chosen, name, town } = input;
  if (chosen !== undefined) {
    if (isReserved(chosen)) throw new DomainError("association.slug-reserved", {}, "slug");
    if (await insertAs(tx, id, chosen, input)) return chosen;
    throw new DomainError("association.slug-taken", {}, "slug");
  }
  const derived = deriveSlug(name, town);
  const numbered = Array.from({ length: TRIED_NAMES }, (_, index) => nthSlug(derived, index + 1));
  // Two that are entered at the same moment meet at the unique index: the second waits, then goes on.
  for (const slug of [
    ...numbered,
    numberedSlug(derived, enterpriseNumber(input.enterpriseNumber)),
  ]) {
    if (await insertAs(tx, id, slug, input)) return slug;
  }
  throw new DomainError("association.slug-taken", {}, "name");
}

/**
 * Enters an association with the mandate that gives it to the office: its staff act in it
 * from their next request on.
 * @throws DomainError `association.enterprise-number`, `association.slug-reserved`,
 *   `association.slug-taken`, and those of the mandate's term.
 */
export function createAssociation(
  actor: Actor,
  input: NewAssociation,
): Promise<{ id: AssociationId; slug: string }> {
  // The one association a person writes for without holding a role there: it does not exist yet.
  const id = provenAssociation(newRowId());
  return write(actor, id, async (tx) => {
    const { officeId } = input;
    const role = await roleInOffice(tx, actor, officeId, today());
    authorize(officePolicy["office.take-association"](actor, role));
    const office = await tx.office.findUnique({ where: { id: officeId }, select: { id: true } });
    if (!office) throw notFound();
    const slug = await insert(tx, id, input);
    // From here on it exists, and is read as well as written: its terms are set where none stood.
    await tx.$executeRaw`SELECT set_config('app.associations', ${id}, true)`;
    const mandateId = await openMandate(tx, id, officeId, input.mandate);
    // What an earlier day asked for was asked of others, or is done: only what is to come is told.
    const { appointedOn, startsOn } = input.mandate;
    if (!isBefore(filingDue(plainDate(appointedOn), plainDate(startsOn)), today())) {
      await askForFiling(tx, id, mandateId, input.mandate);
    }
    await record(tx, actor, id, "registry/association.created", { officeId, mandateId });
    return { id, slug };
  });
}

/**
 * Corrects what the deed and statutes say. The address of its pages stays.
 * @throws DomainError `association.enterprise-number`, `association.total-differs` when lots
 *   are entered that do not make the new total.
 */
export function updateAssociation(
  actor: Actor,
  association: AssociationId,
  facts: AssociationFacts,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(associationPolicy["association.update"](actor, association));
    const { _sum: sum } = await tx.lot.aggregate({
      where: { associationId: association, endsOn: null },
      _sum: { shares: true },
    });
    if (sum.shares !== null && sum.shares !== facts.sharesTotal) {
      const details = { sum: String(sum.shares), total: String(facts.sharesTotal) };
      throw new DomainError("association.total-differs", details, "sharesTotal");
    }
    const number = enterpriseNumber(facts.enterpriseNumber);
    const { name, street, postcode, town, sharesTotal, fiscalYearStart, languages, periodStart } =
      facts;
    await tx.association.update({
      where: { id: association },
      data: {
        ...{ name, street, postcode, town, sharesTotal, fiscalYearStart, languages, periodStart },
        enterpriseNumber: number,
      },
      select: { id: true },
    });
    await record(tx, actor, association, "registry/association.updated", {});
  });
}
