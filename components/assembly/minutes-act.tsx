import { useLocale } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { MinutesRecord } from "#server/assembly/minutes/record.schema.ts";
import { type MinutesSignature, type MinutesUnsigned, minutesWords } from "./minutes-words.ts";

type MinutesActProps = Readonly<{
  record: MinutesRecord;
  /** In hexadecimal. */
  recordHash: string;
  signatures: readonly MinutesSignature[];
  unsigned?: readonly MinutesUnsigned[];
}>;

/** The minutes as a page: the twin of the printed act, made from the same record. */
export function MinutesAct({ record, recordHash, signatures, unsigned = [] }: MinutesActProps) {
  const locale = toLocale(useLocale());
  const t = translator(locale, "documents");
  const words = minutesWords({ record, recordHash, signatures, unsigned }, t, locale);
  return (
    <div className="act">
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      <DefinitionList
        items={words.facts.map(({ term, lines }) => ({ term, detail: lines.join(" ") }))}
      />
      <Section title={t("minutes.roll")}>
        <Table
          caption={t("minutes.roll")}
          captionHidden
          columns={[
            { key: "number", header: t("minutes.number"), cell: ({ number }) => number },
            { key: "names", header: t("minutes.names"), cell: ({ names }) => names, names: true },
            { key: "lots", header: t("minutes.lots"), cell: ({ lots }) => lots },
            { key: "shares", header: t("act.shares"), cell: ({ shares }) => shares, numeric: true },
            { key: "by", header: t("minutes.by"), cell: ({ by }) => by },
          ]}
          rows={words.roll}
          rowKey={({ number }) => number}
        />
      </Section>
      <Lines title={t("minutes.acting")} lines={words.acting} />
      <Lines title={t("minutes.moves")} lines={words.moves} />
      <Lines title={t("minutes.proxies")} lines={words.proxies} />
      <Section title={t("minutes.items")}>
        <ol lang={record.language}>
          {words.items.map((item) => (
            <li key={item.number} value={item.number}>
              <h3>{item.title}</h3>
              {item.explanation ? <p>{item.explanation}</p> : null}
              <Prose paragraphs={item.before} />
              {item.resolutions.length === 0 ? (
                <p lang={locale} className="text-quiet">
                  {t("minutes.noVote")}
                </p>
              ) : null}
              {item.disposals.map((line) => (
                <p key={line} lang={locale}>
                  {line}
                </p>
              ))}
              {item.resolutions.map(({ number, text, majority, result, ...said }) => (
                <div key={number}>
                  <p>
                    {number} {text}
                  </p>
                  <div lang={locale}>
                    <p className="text-quiet">{majority}</p>
                    {[...said.electorate, ...said.funding, ...said.motions].map((line) => (
                      <p key={line}>{line}</p>
                    ))}
                    <Status tone={result ? (result.isAdopted ? "done" : "danger") : "neutral"}>
                      {result ? result.outcome : t("minutes.notVoted")}
                    </Status>
                    {result?.lines.map((line) => (
                      <p key={line}>{line}</p>
                    ))}
                  </div>
                </div>
              ))}
              <Prose paragraphs={item.after} />
            </li>
          ))}
        </ol>
      </Section>
      <Lines title={t("minutes.admissions")} lines={words.admissions} />
      <Lines title={t("minutes.paper")} lines={words.paper} />
      <Lines title={t("minutes.interruptions")} lines={words.interruptions} />
      <Lines title={t("minutes.breaches")} lines={words.breaches} />
      <Section title={t("minutes.signatures")}>
        <p>{signatures.length > 0 ? t("minutes.signatureText") : t("minutes.none")}</p>
        <DefinitionList
          items={words.signatures.map(({ who, how }) => ({ term: who, detail: how }))}
        />
        <p className="text-quiet">{t("minutes.challenge")}</p>
      </Section>
      <Section title={t("minutes.proof")}>
        <p className="text-quiet">{t("minutes.proofText")}</p>
        <DefinitionList
          items={words.hashes.map(({ term, hash }) => ({
            term,
            detail: <code className="break-all">{hash}</code>,
          }))}
        />
      </Section>
    </div>
  );
}

/** Written around the facts, in the act's own language. */
function Prose({ paragraphs }: Readonly<{ paragraphs: readonly string[] }>) {
  return paragraphs.map((paragraph) => (
    <p key={paragraph} className="max-w-measure whitespace-pre-line">
      {paragraph}
    </p>
  ));
}

function Lines({ title, lines }: Readonly<{ title: string; lines: readonly string[] }>) {
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
