import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Link } from "#messages/navigation.ts";
import { subjectPlace } from "#server/site/morning/morning.rules.ts";
import type { TroubleLine } from "#server/site/morning/morning.schema.ts";

type TroubleListProps = { troubles: readonly TroubleLine[]; dismiss: FormAction };

/** What went wrong while nobody looked, each with what to do about it. */
export function TroubleList({ troubles, dismiss }: TroubleListProps) {
  const t = useTranslations("site.home.trouble");
  if (troubles.length === 0) return <p className="text-fine text-quiet">{t("none")}</p>;
  return (
    <Section title={t("title")}>
      <ul className="grid gap-4">
        {troubles.map((trouble) => (
          <li
            key={`${trouble.kind}-${trouble.failureId}-${trouble.associationId}-${trouble.about}-${trouble.subjectId}`}
            className="grid gap-1 border-brick border-s-4 ps-4"
          >
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {trouble.associationName ? <Plate>{trouble.associationName}</Plate> : null}
              <Status tone="danger">{t(`${trouble.kind}.title`, { count: trouble.count })}</Status>
              <span className="text-fine text-quiet">
                <LegalMoment iso={trouble.at} style="short" />
              </span>
            </div>
            <p className="max-w-measure">{t(adviceOf(trouble), { job: trouble.about })}</p>
            <Solve trouble={trouble} dismiss={dismiss} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const adviceOf = ({ kind, associationId }: TroubleLine) =>
  kind === "job" && !associationId ? "job.installation" : (`${kind}.advice` as const);

function Solve({ trouble, dismiss }: { trouble: TroubleLine; dismiss: FormAction }) {
  const t = useTranslations("site.home.trouble");
  const { kind, slug, about, subjectId, failureId, associationId } = trouble;
  if (kind === "job") {
    if (!failureId || !associationId) return null;
    return (
      <ActionForm action={dismiss} className="grid">
        <input type="hidden" name="associationId" value={associationId} />
        <input type="hidden" name="failureId" value={failureId} />
        <Button tone="quiet" dense label={`${t("job.seen")} (${about})`}>
          {t("job.seen")}
        </Button>
      </ActionForm>
    );
  }
  if (!slug) return null;
  const href = kind === "anchor" ? `/${slug}/proof` : subjectPlace(slug, about, subjectId ?? "");
  return (
    <Link href={href} prefetch={false} className="inline-flex min-h-6 items-center">
      {t(`${kind}.act`)}
    </Link>
  );
}
