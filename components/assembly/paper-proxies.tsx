import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatTime } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { ProxyLine } from "#server/assembly/proxy/proxy.queries.ts";
import type { PaperDeskProps } from "./paper-desk.tsx";
import { ProxyFields } from "./proxy-fields.tsx";

type Props = Pick<PaperDeskProps, "paper" | "proxies" | "holders" | "actions">;

/** The proxies that were handed in where the meeting was held, each with its hour. */
export function PaperProxies({ paper, proxies, holders, actions }: Props) {
  const t = useTranslations("assembly.handed");
  const words = useTranslations("assembly.proxies");
  const locale = useLocale();
  const handed = proxies.filter(
    (line): line is ProxyLine & { handedInAt: string } =>
      line.handedInAt !== null && line.handedInAt !== line.revokedAt,
  );
  const isOver = paper.closedAt !== null;
  if (isOver && handed.length === 0) return null;
  return (
    <Section title={t("title")} id="handed">
      {isOver ? null : <p className="max-w-measure text-quiet">{t("hint")}</p>}
      <Table
        caption={t("title")}
        captionHidden
        rows={handed}
        rowKey={({ id }) => id}
        empty={t("none")}
        columns={[
          {
            key: "principal",
            header: words("principal"),
            names: true,
            cell: ({ principal, lots }) =>
              lots.length > 0 ? (
                <>
                  {principal}
                  <span className="block text-fine text-quiet">
                    {words("onlyLots", { lots: lots.join(", ") })}
                  </span>
                </>
              ) : (
                principal
              ),
          },
          { key: "holder", header: words("holder"), cell: ({ holder }) => holder },
          {
            key: "at",
            header: t("at"),
            cell: ({ handedInAt }) => formatTime(handedInAt, locale),
          },
          ...(isOver
            ? []
            : [
                {
                  key: "action",
                  header: words("action"),
                  cell: ({ id, principal }: ProxyLine) => (
                    <ActionForm action={actions.handBack} label={t("backLabel", { principal })}>
                      <input type="hidden" name="proxyId" value={id} />
                      <Button tone="quiet" dense label={t("backLabel", { principal })}>
                        {t("back")}
                      </Button>
                    </ActionForm>
                  ),
                },
              ]),
        ]}
      />
      {isOver ? null : (
        <details>
          <summary className="w-fit py-1 font-semibold text-plate">{t("add")}</summary>
          <div className="mt-4">
            <ActionForm action={actions.hand} label={t("enter")}>
              <Field
                name="handedInAt"
                label={t("at")}
                hint={t("atHint")}
                width="short"
                autoComplete="off"
              />
              <ProxyFields principals={holders} holders={holders} lots={[]} onPaper />
              <Checkbox name="replaces" label={t("replaces")} />
              <Checkbox name="unnamed" label={t("unnamed")} />
              <Field
                name="reason"
                label={t("reason")}
                hint={t("reasonHint")}
                optional
                maxLength={2000}
              />
              <p>
                <Button>{t("enter")}</Button>
              </p>
            </ActionForm>
          </div>
        </details>
      )}
    </Section>
  );
}
