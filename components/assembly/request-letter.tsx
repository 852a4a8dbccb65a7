import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatInteger } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type { LetterHead } from "#server/assembly/request/letter.queries.ts";
import type { RequestView } from "#server/assembly/request/request.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";

type RequestLetterProps = {
  slug: string;
  letter: LetterHead & Readonly<{ request: RequestView }>;
};

/** The registered letter that a request becomes on paper: what is printed, signed and posted. */
export function RequestLetter({ slug, letter }: RequestLetterProps) {
  const t = useTranslations("assembly");
  const { association, syndic, request } = letter;
  return (
    <Page
      title={t("letter.title")}
      crumbs={[
        { href: `/${slug}`, label: association.name },
        { href: `/${slug}/assembly/requests`, label: t("requests.title") },
        { href: `/${slug}/assembly/requests/${request.id}`, label: t("request.receipt") },
      ]}
    >
      <div className="print:hidden">
        <Notice tone={syndic ? "info" : "danger"}>
          <p>{t(syndic ? "letter.print" : "letter.noSyndic")}</p>
        </Notice>
      </div>
      <article className="grid min-w-0 max-w-measure grid-cols-1 gap-6">
        <Head letter={letter} />
        <Body letter={letter} />
        <Signatures request={request} />
      </article>
    </Page>
  );
}

type PartProps = Pick<RequestLetterProps, "letter">;

function Head({ letter: { association, syndic, on } }: PartProps) {
  const t = useTranslations("assembly.letter");
  const locale = useLocale();
  return (
    <>
      <p>
        {[
          association.name,
          formatEnterpriseNumber(association.enterpriseNumber),
          ...association.lines,
        ].join(", ")}
      </p>
      <div>
        <p className="font-semibold">{t("registered")}</p>
        {syndic ? [syndic.name, ...syndic.lines].map((line) => <p key={line}>{line}</p>) : null}
      </div>
      <p>{formatDate(on, locale)}</p>
      <p className="font-semibold">{t("subject", { association: association.name })}</p>
    </>
  );
}

function Body({ letter: { request } }: PartProps) {
  const t = useTranslations("assembly.letter");
  const locale = useLocale();
  const { held, total } = request;
  return (
    <>
      <p>{t("body", { held: formatInteger(held, locale), total: formatInteger(total, locale) })}</p>
      <ol className="grid list-decimal gap-2 ps-6">
        {request.points.map(({ id, title, motion }) => (
          <li key={id}>
            <span className="font-semibold">{title}</span>
            {motion ? <p className="whitespace-pre-line">{motion}</p> : null}
          </li>
        ))}
      </ol>
      <p className="whitespace-pre-line">{request.reason}</p>
      <p>{t("close")}</p>
    </>
  );
}

/** A place for each name: the letter is signed by hand. */
function Signatures({ request }: { request: RequestView }) {
  const t = useTranslations("assembly");
  return (
    <table className="w-full border-collapse wrap-anywhere">
      <caption className="sr-only">{t("request.signers")}</caption>
      <thead>
        <tr className="border-rule border-b text-start">
          <th scope="col" className="py-1 text-start">
            {t("request.signer")}
          </th>
          <th scope="col" className="py-1 text-end">
            {t("request.shares")}
          </th>
          <th scope="col" className="py-1 ps-4 text-start">
            {t("letter.signature")}
          </th>
        </tr>
      </thead>
      <tbody>
        {request.signers.map(({ partyId, name, shares }) => (
          <tr key={partyId} className="h-12 break-inside-avoid border-rule border-b align-bottom">
            <th scope="row" className="py-1 text-start font-normal">
              {name}
            </th>
            <td className="py-1 text-end tabular-nums">{shares}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
