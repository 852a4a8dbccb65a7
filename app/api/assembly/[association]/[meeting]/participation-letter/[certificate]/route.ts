import { caller } from "#app/caller.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { env } from "#server/platform/env.ts";
import { verificationAddress } from "#server/proof/act/act.rules.ts";
import { pdfFile } from "../../../../../pdf-file.ts";
import { refusal } from "../../../../../refusal.ts";

type Context =
  RouteContext<"/api/assembly/[association]/[meeting]/participation-letter/[certificate]">;

/** The certificate of somebody without a screen, printed in his language by who keeps the minutes. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { association: associationId, meeting: meetingId, certificate } = await params;
  const call = await caller();
  try {
    const { record, fingerprint, locale } = await call.assembly.participation.letter({
      ...{ associationId, meetingId, certificateId: certificate },
    });
    const { v: _version, id: _id, ...said } = record;
    const verify = verificationAddress(env().NEXTAUTH_URL, locale, fingerprint);
    const props = { ...said, locale, fingerprint, verify };
    const pdf = await renderPdf({ kind: "assembly.participation", props });
    return pdfFile(pdf, `participation-${record.meeting.on}.pdf`);
  } catch (error) {
    return refusal(error);
  }
}
