import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { LetterLine } from "#server/assembly/convocation/posting.queries.ts";
import { CarrierFile } from "./carrier-file.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import type { ShownMeeting } from "./shown-meeting.ts";

type PostingDeskProps = {
  slug: string;
  meeting: ShownMeeting;
  letters: readonly LetterLine[];
  /** The letter whose number is read next; null when each has one. */
  next: LetterLine | null;
  /** The day of deposit that was said last. */
  on: string;
  today: string;
  record: FormAction;
  file: Parameters<typeof CarrierFile>[0]["action"];
};

/** The numbers of registered letters, one after the other or by the carrier's file. */
export function PostingDesk(props: PostingDeskProps) {
  const { slug, meeting, letters, next, on, today, record, file } = props;
  const t = useTranslations("assembly.letters");
  const notice = `/${slug}/assembly/meetings/${meeting.id}/convocation`;
  const crumbs = [
    ...useMeetingCrumbs(slug, meeting),
    { href: notice, label: useTranslations("assembly.notice")("title") },
  ];
  const missing = letters.filter(({ number }) => number === null).length;
  return (
    <Page title={t("title")} crumbs={crumbs} law={<LawNote article="3.87 §3">{t("law")}</LawNote>}>
      {letters.length === 0 ? <p className="text-quiet">{t("none")}</p> : null}
      {letters.length > 0 && missing === 0 ? <Notice tone="done">{t("complete")}</Notice> : null}
      {next ? (
        <Section title={t("scan")} aside={t("missing", { count: missing })}>
          <NextLetter letter={next} here={`${notice}/letters`} {...{ on, today, record }} />
        </Section>
      ) : null}
      {missing > 0 ? (
        <Section title={t("file")}>
          <CarrierFile action={file} on={on} today={today} />
        </Section>
      ) : null}
      {letters.length > 0 ? (
        <Section title={t("list")}>
          <Letters letters={letters} here={`${notice}/letters`} on={on} />
        </Section>
      ) : null}
    </Page>
  );
}

type NextLetterProps = Pick<PostingDeskProps, "on" | "today" | "record"> & {
  letter: LetterLine;
  here: string;
};

/** One letter and the field its label is read into: the reader's end of line sends the form. */
function NextLetter({ letter, here, on, today, record }: NextLetterProps) {
  const t = useTranslations("assembly.letters");
  const { deliveryId, reference, name, lines } = letter;
  return (
    <ActionForm action={record} label={t("scan")}>
      <p className="max-w-measure text-quiet">{t("scanHint")}</p>
      <p className="rounded-plate border border-edge bg-leaf p-4">
        <strong>{name}</strong>
        <br />
        {lines.join(", ")}
        <br />
        <span className="text-quiet">{t("referenceOf", { reference })}</span>
      </p>
      <input type="hidden" name="deliveryId" value={deliveryId} />
      <Field name="number" label={t("number")} width="medium" maxLength={60} autoComplete="off" />
      <DateField name="depositedOn" label={t("depositedOn")} defaultValue={on} max={today} />
      <div className="flex flex-wrap gap-3">
        <Button>{t("keep")}</Button>
        <LinkButton href={`${here}?on=${on}&after=${deliveryId}`} tone="quiet">
          {t("skip")}
        </LinkButton>
      </div>
    </ActionForm>
  );
}

function Letters({
  letters,
  here,
  on,
}: Pick<PostingDeskProps, "letters" | "on"> & { here: string }) {
  const t = useTranslations("assembly.letters");
  const locale = useLocale();
  return (
    <Table
      caption={t("list")}
      captionHidden
      rows={letters}
      rowKey={({ deliveryId }) => deliveryId}
      columns={[
        { key: "name", header: t("name"), names: true, cell: ({ name }) => name },
        { key: "reference", header: t("reference"), cell: ({ reference }) => reference },
        {
          key: "posted",
          header: t("depositedOn"),
          cell: ({ postedOn }) =>
            postedOn ? formatDate(postedOn.toString(), locale, "short") : t("notPosted"),
        },
        {
          key: "number",
          header: t("number"),
          cell: ({ number, deliveryId, name }) =>
            number ?? (
              <Link href={`${here}?on=${on}&letter=${deliveryId}`}>
                {t("give")}
                <span className="sr-only"> {t("giveFor", { name })}</span>
              </Link>
            ),
        },
      ]}
    />
  );
}
