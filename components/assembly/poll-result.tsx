import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { LEAST_UNNAMED } from "#server/assembly/poll/poll.rules.ts";
import type { PollView } from "#server/assembly/poll/poll.schema.ts";

/** How many chose what: counts of answers, no shares, no part of a whole, nothing carried. */
export function PollResult({ poll }: { poll: PollView }) {
  const t = useTranslations("assembly.poll");
  const { shown, result, named, language, several, answered, asked } = poll;
  if (shown === "none") return null;
  return (
    <Section title={t("result")} id="result">
      {shown === "shown" ? (
        <>
          <p>{t("answeredOf", { answered, asked })}</p>
          {result.some(({ between }) => between) ? (
            <p className="max-w-measure text-quiet">{t("nearlyAll")}</p>
          ) : null}
          {several ? <p className="max-w-measure text-quiet">{t("severalCount")}</p> : null}
          <Table
            caption={t("result")}
            captionHidden
            rows={result}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "option",
                header: t("answer"),
                names: true,
                cell: ({ text }) => <span lang={language}>{text}</span>,
              },
              {
                key: "count",
                header: t("answers"),
                numeric: true,
                cell: ({ count, between }) =>
                  between ? t("between", { least: between[0], most: between[1] }) : count,
              },
              ...(named
                ? [
                    {
                      key: "names",
                      header: t("who"),
                      cell: ({ names }: PollView["result"][number]) => names.join(", ") || "–",
                    },
                  ]
                : []),
            ]}
          />
        </>
      ) : (
        <p className="max-w-measure">{t(`hidden.${shown}`, { least: LEAST_UNNAMED })}</p>
      )}
    </Section>
  );
}
