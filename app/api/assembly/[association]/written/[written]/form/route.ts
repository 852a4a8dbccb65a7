import { currentSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { toLocale } from "#messages/routing.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { pdfFile } from "../../../../../pdf-file.ts";
import { refusal } from "../../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/written/[written]/form">;

/** The form on which the owners who have not signed yet do so by hand. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { association: associationId, written: writtenId } = await params;
  const call = await caller();
  try {
    const form = await call.assembly.written.form({ associationId, writtenId });
    const locale = toLocale((await currentSession())?.locale);
    const pdf = await renderPdf({ kind: "assembly.written-form", props: { ...form, locale } });
    return pdfFile(pdf, `form-${form.answerBy}.pdf`);
  } catch (error) {
    return refusal(error);
  }
}
