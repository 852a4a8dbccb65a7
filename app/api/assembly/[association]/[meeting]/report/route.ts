import { currentSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { toLocale } from "#messages/routing.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { notFound } from "#server/kernel/errors.ts";
import { pdfFile } from "../../../../pdf-file.ts";
import { refusal } from "../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/[meeting]/report">;

/** The narrative of a meeting, an annex that nobody signs. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { association: associationId, meeting: meetingId } = await params;
  const call = await caller();
  try {
    const { report, minutes } = await call.assembly.minutes.report({ associationId, meetingId });
    if (!report) throw notFound();
    const { association, language, meeting } = minutes.record;
    const locale = toLocale((await currentSession())?.locale ?? language);
    const props = { locale, association, language, meetingOn: meeting.on, report };
    const pdf = await renderPdf({ kind: "assembly.report", props });
    return pdfFile(pdf, `report-${meeting.on}.pdf`);
  } catch (error) {
    return refusal(error);
  }
}
