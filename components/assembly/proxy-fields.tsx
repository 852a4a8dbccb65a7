import { useLocale, useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import { formatInteger } from "#components/ui/format.ts";
import { Select } from "#components/ui/select.tsx";
import type { OwnLots } from "#server/assembly/proxy/lots.queries.ts";

export type Holder = Readonly<{ partyId: string; name: string }>;

type FieldsProps = {
  principals: readonly Holder[];
  holders: readonly Holder[];
  lots: readonly OwnLots[];
  onPaper: boolean;
};

/** Who names whom, for which lots, and from when: on line by the principal, from paper by the office. */
export function ProxyFields({ principals, holders, lots, onPaper }: FieldsProps) {
  const t = useTranslations("assembly.proxies");
  const [only, ...others] = principals;
  const choices = (list: readonly Holder[]) =>
    list.map(({ partyId, name }) => ({ value: partyId, label: name }));
  return (
    <>
      {only && others.length === 0 ? (
        <input type="hidden" name="principalPartyId" value={only.partyId} />
      ) : (
        <Select name="principalPartyId" label={t("for")} choices={choices(principals)} />
      )}
      <Select
        name="holder"
        label={t(onPaper ? "holderOffice" : "holderField")}
        placeholder={t("someoneElse")}
        choices={choices(holders.filter(({ partyId }) => onPaper || partyId !== only?.partyId))}
      />
      <Field name="givenName" label={t("givenName")} hint={t("otherHint")} optional />
      <Field name="familyName" label={t("familyName")} optional />
      {onPaper ? (
        <Field name="lots" label={t("someLots")} hint={t("someLotsHint")} optional />
      ) : (
        lots.map((own) => <LotBoxes key={own.partyId} own={own} principals={principals} />)
      )}
      <Checkbox name="firstOnly" label={t("notSecond")} hint={t("notSecondHint")} />
      {onPaper ? (
        <>
          <DateField name="signedOn" label={t("signedOn")} />
          <Checkbox name="countersigned" label={t("countersigned")} hint={t("countersignedHint")} />
        </>
      ) : null}
    </>
  );
}

type LotBoxesProps = { own: OwnLots; principals: readonly Holder[] };

/** Folded away: a proxy is for all lots unless some are ticked. */
function LotBoxes({ own: { partyId, lots }, principals }: LotBoxesProps) {
  const t = useTranslations("assembly.proxies");
  const locale = useLocale();
  const name = principals.find((one) => one.partyId === partyId)?.name ?? "";
  return (
    <details>
      <summary className="w-fit py-1 text-plate">
        {principals.length > 1 ? t("lotsOf", { name }) : t("lots")}
      </summary>
      <Fieldset id={`lots-${partyId}`} legend={t("lotsLegend")} hint={t("lotsHint")}>
        {lots.map(({ lotId, code, shares }) => (
          <Checkbox
            key={lotId}
            name={`lot.${partyId}.${lotId}`}
            label={t("lot", { code, shares: formatInteger(shares, locale) })}
          />
        ))}
      </Fieldset>
    </details>
  );
}
