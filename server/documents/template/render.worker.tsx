import { fileURLToPath } from "node:url";
import { Document, Font, renderToBuffer } from "@react-pdf/renderer";
import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import {
  CancellationMail,
  cancellationSubject,
  cancellationText,
} from "#components/assembly/cancellation.mail.tsx";
import { CancellationPrint } from "#components/assembly/cancellation.print.tsx";
import {
  ConvocationMail,
  convocationSubject,
  convocationText,
} from "#components/assembly/convocation.mail.tsx";
import { ConvocationPrint } from "#components/assembly/convocation.print.tsx";
import { DesignationFormPrint } from "#components/assembly/designation-form.print.tsx";
import { ExtractPrint } from "#components/assembly/extract.print.tsx";
import { KitPrint } from "#components/assembly/kit.print.tsx";
import { MinutesMail, minutesText } from "#components/assembly/minutes.mail.tsx";
import { MinutesPrint } from "#components/assembly/minutes.print.tsx";
import { MinutesCoverPrint } from "#components/assembly/minutes-cover.print.tsx";
import { minutesLetter } from "#components/assembly/minutes-letter.ts";
import { OccupantNoticePrint } from "#components/assembly/occupant-notice.print.tsx";
import { ParticipationPrint } from "#components/assembly/participation.print.tsx";
import { ProxyFormPrint } from "#components/assembly/proxy-form.print.tsx";
import { RegisterPrint } from "#components/assembly/register.print.tsx";
import {
  ReminderMail,
  reminderSubject,
  reminderText,
} from "#components/assembly/reminder.mail.tsx";
import { ReminderPrint } from "#components/assembly/reminder.print.tsx";
import { MinutesReportPrint, ReportPrint } from "#components/assembly/report.print.tsx";
import { SignatureSheetPrint } from "#components/assembly/signature-sheet.print.tsx";
import {
  SubstituteMail,
  substituteSubject,
  substituteText,
} from "#components/assembly/substitute.mail.tsx";
import { SubstitutePrint } from "#components/assembly/substitute.print.tsx";
import {
  WrittenMinutesMail,
  writtenMinutesSubject,
  writtenMinutesText,
} from "#components/assembly/written-minutes.mail.tsx";
import { WrittenMinutesPrint } from "#components/assembly/written-minutes.print.tsx";
import {
  WrittenWordMail,
  writtenWordSubject,
  writtenWordText,
} from "#components/assembly/written-word.mail.tsx";
import { WrittenFormPrint, WrittenWordPrint } from "#components/assembly/written-word.print.tsx";
import { PostingListPrint } from "#components/documents/posting-list.print.tsx";
import {
  FaultAnswerMail,
  faultAnswerSubject,
  faultAnswerText,
} from "#components/site/fault-answer.mail.tsx";
import { FaultAnswerPrint } from "#components/site/fault-answer.print.tsx";
import { HallNoticePrint } from "#components/site/hall-notice.print.tsx";
import { translator } from "#messages/translator.ts";
import { serveTasks } from "#server/platform/workers.ts";
import { joinPdfs } from "./join.rules.ts";
import { type Act, type RenderedMail, RenderTask } from "./template.schema.ts";

/** Static WOFF: the only form of the font that react-pdf reads whole. */
function font(subset: string, weight: number, style: "normal" | "italic" = "normal") {
  const name = `atkinson-hyperlegible-next-${subset}-${weight}-${style}.woff`;
  const file = import.meta.resolve(`@fontsource/atkinson-hyperlegible-next/files/${name}`);
  return { src: fileURLToPath(file), fontWeight: weight, fontStyle: style };
}

for (const [family, subset] of [
  ["Atkinson", "latin"],
  ["Atkinson Ext", "latin-ext"],
] as const) {
  const fonts = [font(subset, 400), font(subset, 600), font(subset, 400, "italic")];
  Font.register({ family, fonts });
}
// Names are never cut in two.
Font.registerHyphenationCallback((word) => [word]);

/** The pages of one act, in its reader's language. */
function pagesOf(act: Act) {
  const t = translator(act.props.locale, "documents");
  const { locale } = act.props;
  switch (act.kind) {
    case "assembly.convocation":
      return (
        <>
          <ConvocationPrint act={act.props} t={t} locale={locale} />
          <ProxyFormPrint act={act.props} t={t} locale={locale} />
          {act.props.designation.length > 0 ? (
            <DesignationFormPrint act={act.props} t={t} locale={locale} />
          ) : null}
        </>
      );
    case "assembly.register":
      return <RegisterPrint act={act.props} t={t} locale={locale} />;
    case "assembly.kit":
      return <KitPrint act={act.props} t={t} locale={locale} />;
    case "documents.posting-list":
      return <PostingListPrint act={act.props} t={t} locale={locale} />;
    case "assembly.reminder":
      return <ReminderPrint act={act.props} t={t} locale={locale} />;
    case "assembly.substitute":
      return <SubstitutePrint act={act.props} t={t} locale={locale} />;
    case "assembly.cancellation":
      return <CancellationPrint act={act.props} t={t} locale={locale} />;
    case "assembly.minutes":
      return (
        <>
          {act.props.cover?.letter ? (
            <MinutesCoverPrint act={act.props} t={t} locale={locale} />
          ) : null}
          <MinutesPrint act={act.props} t={t} locale={locale} />
          <MinutesReportPrint act={act.props} t={t} locale={locale} />
        </>
      );
    case "assembly.participation":
      return <ParticipationPrint act={act.props} t={t} locale={locale} />;
    case "assembly.extract":
      return <ExtractPrint act={act.props} t={t} locale={locale} />;
    case "assembly.report":
      return <ReportPrint act={act.props} t={t} locale={locale} />;
    case "assembly.written-word":
      return <WrittenWordPrint act={act.props} t={t} locale={locale} />;
    case "assembly.written-form":
      return <WrittenFormPrint act={act.props} t={t} locale={locale} />;
    case "assembly.written":
      return <WrittenMinutesPrint act={act.props} t={t} locale={locale} />;
    case "assembly.signature-sheet":
      return <SignatureSheetPrint act={act.props} t={t} locale={locale} />;
    case "assembly.occupant-notice":
      return <OccupantNoticePrint act={act.props} />;
    case "assembly.occupant-cancellation":
      return <OccupantNoticePrint act={act.props} cancelled />;
    case "site.hall-notice":
      return <HallNoticePrint act={act.props} />;
    case "site.fault-answer":
      return <FaultAnswerPrint act={act.props} t={t} locale={locale} />;
    default:
      return act satisfies never;
  }
}

function mailOf(act: Act): RenderedMail {
  const { locale } = act.props;
  const words = { t: translator(locale, "documents"), locale };
  if (act.kind === "assembly.minutes") {
    const props = { act: act.props, ...words };
    const { subject } = minutesLetter(act.props, words.t, locale);
    return { subject, text: minutesText(props), html: pageOf(<MinutesMail {...props} />, locale) };
  }
  if (act.kind === "assembly.reminder") {
    const props = { act: act.props, ...words };
    const html = pageOf(<ReminderMail {...props} />, locale);
    return { subject: reminderSubject(props), text: reminderText(props), html };
  }
  if (act.kind === "assembly.cancellation") {
    const props = { act: act.props, ...words };
    const html = pageOf(<CancellationMail {...props} />, locale);
    return { subject: cancellationSubject(props), text: cancellationText(props), html };
  }
  if (act.kind === "assembly.substitute") {
    const props = { act: act.props, ...words };
    const html = pageOf(<SubstituteMail {...props} />, locale);
    return { subject: substituteSubject(props), text: substituteText(props), html };
  }
  if (act.kind === "assembly.written-word") {
    const props = { act: act.props, ...words };
    const html = pageOf(<WrittenWordMail {...props} />, locale);
    return { subject: writtenWordSubject(props), text: writtenWordText(props), html };
  }
  if (act.kind === "assembly.written") {
    const props = { act: act.props, ...words };
    const html = pageOf(<WrittenMinutesMail {...props} />, locale);
    return { subject: writtenMinutesSubject(props), text: writtenMinutesText(props), html };
  }
  if (act.kind === "site.fault-answer") {
    const props = { act: act.props, ...words };
    const html = pageOf(<FaultAnswerMail {...props} />, locale);
    return { subject: faultAnswerSubject(props), text: faultAnswerText(props), html };
  }
  if (act.kind !== "assembly.convocation") throw new Error(`${act.kind} is not mailed`);
  const props = { act: act.props, ...words };
  const html = pageOf(<ConvocationMail {...props} />, locale);
  return { subject: convocationSubject(props), text: convocationText(props), html };
}

function pageOf(mail: ReactElement, locale: string): string {
  const body = renderToStaticMarkup(mail);
  const head = '<meta charset="utf-8"><meta name="color-scheme" content="light">';
  return `<!doctype html><html lang="${locale}"><head>${head}</head><body>${body}</body></html>`;
}

async function pdfOf(acts: readonly Act[]): Promise<Uint8Array> {
  const language = acts[0]?.props.locale ?? "fr";
  const about = { language, producer: "KoproGo", creator: "KoproGo" };
  return renderToBuffer(createElement(Document, about, ...acts.map(pagesOf)));
}

serveTasks(async (task) => {
  const asked = RenderTask.parse(task);
  if (asked.make === "join") return await joinPdfs(asked.parts);
  return asked.make === "mail" ? mailOf(asked.act) : pdfOf(asked.acts);
});
