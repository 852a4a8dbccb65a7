import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ListFilter } from "#components/ui/list-filter.tsx";
import type { ListQuery } from "#components/ui/query.ts";
import { DECISION_TYPES } from "#server/assembly/ballot/catalogue.rules.ts";
import { OUTCOMES } from "#server/assembly/decision/decision.schema.ts";

const CONTROL = "min-h-9 max-w-full rounded-control border border-edge bg-leaf px-2 py-1";

/** What narrows the register: words, days, result and subject, all in its address. */
export function RegisterFilter({ query }: { query: ListQuery }) {
  const t = useTranslations("assembly.register");
  const decision = useTranslations("assembly.decision");
  return (
    <ListFilter label={t("search")} query={query}>
      {(["from", "to"] as const).map((key) => (
        <Labelled key={key} id={key} label={t(key)}>
          <input id={key} type="date" name={key} defaultValue={query[key]} className={CONTROL} />
        </Labelled>
      ))}
      <Labelled id="outcome" label={t("result")}>
        <select id="outcome" name="outcome" defaultValue={query.outcome ?? ""} className={CONTROL}>
          <option value="">{t("anyResult")}</option>
          {OUTCOMES.map((outcome) => (
            <option key={outcome} value={outcome}>
              {t(`outcome.${outcome}`)}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled id="type" label={t("type")}>
        <select
          id="type"
          name="type"
          defaultValue={query.type ?? ""}
          className={`${CONTROL} sm:max-w-72`}
        >
          <option value="">{t("anyType")}</option>
          {DECISION_TYPES.map((type) => (
            <option key={type} value={type}>
              {decision(type)}
            </option>
          ))}
        </select>
      </Labelled>
    </ListFilter>
  );
}

function Labelled({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 grid-cols-1 gap-1">
      <label htmlFor={id} className="font-semibold text-fine">
        {label}
      </label>
      {children}
    </div>
  );
}
