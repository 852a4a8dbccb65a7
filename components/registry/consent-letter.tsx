import { useTranslations } from "next-intl";
import { formatDate } from "#components/ui/format.ts";
import { Page } from "#components/ui/page.tsx";
import { translator } from "#messages/translator.ts";
import type { ConsentLetter } from "#server/registry/consent/request.service.ts";

type ConsentLetterPageProps = {
  association: Readonly<{ name: string; slug: string }>;
  letter: ConsentLetter;
};

/**
 * The letter in its reader's language, printed from the browser: the page is what a screen reader
 * reads, the paper is the same words.
 */
export function ConsentLetterPage({ association, letter }: ConsentLetterPageProps) {
  const t = useTranslations("registry.consents");
  const { slug, name } = association;
  return (
    <Page
      title={t("letterTitle")}
      lead={t("letterLead", { name: letter.name })}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/registry/consents`, label: t("title") },
      ]}
    >
      <Letter letter={letter} />
    </Page>
  );
}

/** Large enough to be read without effort; the code in figures one cannot miss. */
function Letter({ letter }: { letter: ConsentLetter }) {
  const { language, office, code, isConfirmation } = letter;
  const t = translator(language, "registry");
  const date = (iso: string) => formatDate(iso, language);
  return (
    <article
      lang={language}
      className="grid max-w-measure gap-5 rounded-plate border border-edge bg-leaf p-8 text-[1.125rem] leading-relaxed print:border-0 print:p-0"
    >
      <p>
        <strong>{letter.association}</strong>
        {office ? (
          <>
            <br />
            {office.name} · {office.phone} · {office.email}
          </>
        ) : null}
      </p>
      <address className="justify-self-end not-italic">
        {letter.name}
        {letter.lines.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
      <p>{date(letter.signedOn)}</p>
      <h2 className="text-part">{t("consents.paper.subject")}</h2>
      <p>{t("consent.mail.greeting")}</p>
      <p>{t(isConfirmation ? "consents.paper.confirm" : "consents.paper.propose")}</p>
      <blockquote className="border-plate border-s-4 ps-4">{letter.text}</blockquote>
      {isConfirmation ? null : (
        <p>{t("consents.paper.telephone", { phone: office?.phone ?? "—" })}</p>
      )}
      <p>
        {t("consents.paper.code")}
        <br />
        <strong className="text-[2rem] tabular-nums tracking-wider">{code}</strong>
      </p>
      <p>{t("consents.paper.sign", { date: date(letter.answerBy) })}</p>
      <p className="grid gap-8 pt-4">
        <span>{t("consents.paper.dateLine")} ______________________________</span>
        <span>{t("consents.paper.nameLine")} ______________________________</span>
        <span>{t("consents.paper.signatureLine")} ______________________________</span>
      </p>
      <p>{t("consent.mail.nothing")}</p>
    </article>
  );
}
