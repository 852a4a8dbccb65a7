import { HallNoticeAct } from "#server/documents/template/posted.schema.ts";
import { fromColumn, type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { OpeningHours } from "#server/registry/office/hours.schema.ts";
import { missingFrom, type Wanted } from "./notice.rules.ts";

/** What the law wants known, as it is set, for the syndic to complete. */
export type SiteSettings = Readonly<{
  slug: string;
  consultationAt: "seat" | "office" | null;
  consultationNote: string | null;
  /** Of the association's texts. */
  language: string;
  office: OfficeSettings | null;
  missing: readonly Wanted[];
}>;

export type OfficeSettings = Readonly<{
  id: string;
  kind: "firm" | "volunteer";
  name: string;
  legalForm: string | null;
  profession: string | null;
  enterpriseNumber: string | null;
  ipiNumber: string | null;
  email: string;
  phone: string;
  emergencyPhone: string | null;
  street: string;
  postcode: string;
  town: string;
  openingHours: OpeningHours | null;
  domicileAgreed: boolean;
  startsOn: string;
}>;

/** The settings of an association: of the office in office that day, else of the next one. */
export async function siteSettings(
  tx: Tx,
  associationId: AssociationId,
  on: PlainDate,
): Promise<SiteSettings> {
  const association = await tx.association.findUniqueOrThrow({
    where: { id: associationId },
    select: { slug: true, consultationAt: true, consultationNote: true, languages: true },
  });
  const mandate = await tx.mandate.findFirst({
    where: { associationId, endsOn: { gte: toColumn(on) } },
    include: { office: true },
    orderBy: [{ provisional: "asc" }, { startsOn: "asc" }, { id: "asc" }],
  });
  const { languages, ...settings } = association;
  const shared = { ...settings, language: languages[0] ?? "fr" };
  if (!mandate) return { ...shared, office: null, missing: [] };
  const { createdAt: _, domicileAgreedBy: _by, domicileAgreedAt, ...office } = mandate.office;
  const shown = {
    ...office,
    openingHours: OpeningHours.nullable().parse(office.openingHours),
    domicileAgreed: domicileAgreedAt !== null,
    startsOn: fromColumn(mandate.startsOn).toString(),
  };
  const known = { ...shown, consultationAt: settings.consultationAt };
  return { ...shared, office: shown, missing: missingFrom(known) };
}

export type PostingLine = Readonly<{ postedOn: string; place: string }>;

/** A notice for the hall as it was made, and where it hangs. */
export type NoticeView = Readonly<{
  id: string;
  documentId: string;
  madeOn: string;
  act: HallNoticeAct;
  /** Last day of the mandate. */
  endsOn: string;
  /** The task, while it is open. */
  dueOn: string | null;
  postings: readonly PostingLine[];
}>;

type Row = Readonly<{
  id: string;
  documentId: string;
  madeOn: string;
  content: object;
  endsOn: string;
  dueOn: string | null;
  postings: readonly PostingLine[];
}>;

/** The notices that hang or are to hang: the last one made of each mandate that is not over. */
export async function hallNotices(
  tx: Tx,
  association: AssociationId,
  on: PlainDate,
): Promise<readonly NoticeView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (m.starts_on, m.id) n.id, n.document_id AS "documentId",
      (n.made_at AT TIME ZONE 'Europe/Brussels')::date::text AS "madeOn", n.content,
      m.ends_on::text AS "endsOn", d.due_on::text AS "dueOn",
      coalesce((SELECT jsonb_agg(jsonb_build_object('postedOn', p.posted_on, 'place', p.place)
          ORDER BY p.id)
        FROM hall_posting p WHERE p.association_id = n.association_id AND p.notice_id = n.id),
        '[]') AS postings
    FROM hall_notice n
    JOIN mandate m ON m.association_id = n.association_id AND m.id = n.mandate_id
    LEFT JOIN legal_deadline d ON d.association_id = n.association_id
      AND d.kind = 'site.notice' AND d.subject_id = m.id AND d.done_at IS NULL
    WHERE n.association_id = ${association}::uuid AND m.ends_on >= ${on.toString()}::date
    ORDER BY m.starts_on, m.id, n.id DESC`;
  return rows.map(({ content, ...row }) => ({
    ...row,
    act: HallNoticeAct.parse({ ...content, madeOn: row.madeOn }),
  }));
}
