import { currentSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { toLocale } from "#messages/routing.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { env } from "#server/platform/env.ts";
import { verificationAddress } from "#server/proof/act/act.rules.ts";
import { pdfFile } from "../../../../../pdf-file.ts";
import { refusal } from "../../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/written/[written]/minutes">;

/** The minutes of a written decision as a printed act, made again from what was issued. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { association: associationId, written: writtenId } = await params;
  const call = await caller();
  try {
    const { record, fingerprint } = await call.assembly.written.minutes({
      ...{ associationId, writtenId },
    });
    const { v: _version, id: _id, ...said } = record;
    const locale = toLocale((await currentSession())?.locale);
    const verify = verificationAddress(env().NEXTAUTH_URL, locale, fingerprint);
    const props = { ...said, locale, fingerprint, verify, cover: null };
    const pdf = await renderPdf({ kind: "assembly.written", props });
    return pdfFile(pdf, `minutes-${record.adoptedOn}.pdf`);
  } catch (error) {
    return refusal(error);
  }
}
