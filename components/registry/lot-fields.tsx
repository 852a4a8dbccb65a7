import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { LOT_KINDS } from "#server/registry/import/import.schema.ts";
import type { LotShown, MovementDesk } from "#server/registry/movement/movement.schema.ts";
import { DeedFields } from "./deed-fields.tsx";

type NewLotProps = {
  at: string;
  legend: string;
  lot: LotShown;
  shares?: string;
  optional?: boolean;
};

function NewLot({ at, legend, lot, shares, optional }: NewLotProps) {
  const t = useTranslations("registry");
  return (
    <fieldset className="grid min-w-0 items-start gap-4 sm:grid-cols-4">
      <legend className="mb-2 font-semibold">{legend}</legend>
      <Field name={`${at}.code`} label={t("lots.code")} optional={optional} />
      <Select
        name={`${at}.kind`}
        label={t("lots.kind")}
        defaultValue={lot.kind}
        choices={LOT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      />
      <Field name={`${at}.floor`} label={t("lots.floor")} optional defaultValue={lot.floor ?? ""} />
      <Field
        name={`${at}.shares`}
        label={t("lots.shares")}
        inputMode="numeric"
        optional={optional}
        defaultValue={shares}
      />
    </fieldset>
  );
}

const PIECES = [0, 1, 2, 3] as const;

/** The lots that a lot is divided into; together they have its shares. */
export function SplitFields({ desk, lot }: { desk: MovementDesk; lot: LotShown }) {
  const t = useTranslations("registry.movement");
  return (
    <>
      <Section title={t("into")}>
        <p className="max-w-measure text-quiet">{t("splitHint", { shares: lot.shares })}</p>
        {PIECES.map((n) => (
          <NewLot
            key={n}
            at={`act.into.${n}`}
            legend={t("newLot", { n: n + 1 })}
            lot={lot}
            optional={n > 1}
          />
        ))}
      </Section>
      <Section title={t("when")}>
        <DeedFields today={desk.today} proof="decision" />
      </Section>
    </>
  );
}

const heldAlike = (a: LotShown, b: LotShown) =>
  JSON.stringify(a.holders) === JSON.stringify(b.holders);

/** The lots to merge with this one, held by the same people in the same way. */
export function MergeFields({ desk, lot }: { desk: MovementDesk; lot: LotShown }) {
  const t = useTranslations("registry.movement");
  const others = desk.register.lots.filter(
    (other) => other.lotId !== lot.lotId && heldAlike(other, lot),
  );
  if (others.length === 0) return <p className="max-w-measure">{t("nothingToMerge")}</p>;
  return (
    <>
      <Section title={t("mergeWith", { lot: lot.code })}>
        <div className="grid gap-1">
          {others.map(({ lotId, code, shares }) => (
            <Checkbox
              key={lotId}
              name={`merged.${lotId}`}
              label={t("mergeLot", { lot: code, shares })}
            />
          ))}
        </div>
      </Section>
      <Section title={t("intoOne")}>
        <p className="max-w-measure text-quiet">{t("mergeHint")}</p>
        <NewLot at="act.into" legend={t("mergedLot")} lot={lot} />
      </Section>
      <Section title={t("when")}>
        <DeedFields today={desk.today} proof="decision" />
      </Section>
    </>
  );
}
