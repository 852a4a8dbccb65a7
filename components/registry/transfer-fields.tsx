import { useTranslations } from "next-intl";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import type { LotShown, MovementDesk } from "#server/registry/movement/movement.schema.ts";
import { DeedFields } from "./deed-fields.tsx";
import { NewcomerFields } from "./newcomer-fields.tsx";
import { usePartyChoices } from "./party-choices.ts";

const ACQUIRERS = [0, 1, 2] as const;

/** What each holder can pass on: what he holds, and of full ownership each of its two halves. */
function disposables({ holders }: LotShown) {
  return holders.flatMap(({ partyId, right }) =>
    (right === "full" ? (["full", "bare", "usufruct"] as const) : [right]).map((passed) => ({
      ...{ partyId, passed, keeps: right === "full" && passed !== "full" },
    })),
  );
}

/** A transfer: who passes on what to whom, and from when they enjoy it. */
export function TransferFields({ desk, lot }: { desk: MovementDesk; lot: LotShown }) {
  const t = useTranslations("registry");
  const names = new Map(desk.parties.map(({ id, name }) => [id, name]));
  const choices = usePartyChoices(desk);
  return (
    <>
      <Section title={t("movement.what")}>
        <Select
          name="held"
          label={t("movement.from")}
          choices={disposables(lot).map(({ partyId, passed, keeps }) => ({
            value: `${partyId} ${passed}`,
            label: t(keeps ? "movement.keeping" : "movement.passing", {
              name: names.get(partyId) ?? "",
              right: t(`right.${passed}`),
            }),
          }))}
        />
        <Field
          name="act.part"
          label={t("movement.part")}
          hint={t("movement.partHint")}
          width="short"
          defaultValue="1/1"
        />
      </Section>
      <Section title={t("movement.to")}>
        {ACQUIRERS.map((n) => (
          <div key={n} className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
            <Select
              name={`act.to.${n}.partyId`}
              label={t("movement.acquirer", { n: n + 1 })}
              optional={n > 0}
              placeholder={t("movement.choose")}
              choices={choices}
            />
            <Field
              name={`act.to.${n}.part`}
              label={t("movement.receives", { n: n + 1 })}
              optional
              width="short"
            />
          </div>
        ))}
        <p className="max-w-measure text-fine text-quiet">{t("movement.equalParts")}</p>
        <NewcomerFields index={0} />
        <NewcomerFields index={1} />
      </Section>
      <Section title={t("movement.when")}>
        <DeedFields today={desk.today} proof="deed" />
        <DateField
          name="act.enjoyedFrom"
          label={t("movement.enjoyedFrom")}
          hint={t("movement.enjoyedFromHint")}
          optional
        />
      </Section>
    </>
  );
}
