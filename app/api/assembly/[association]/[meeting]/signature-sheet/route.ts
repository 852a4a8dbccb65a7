import { currentSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { toLocale } from "#messages/routing.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { env } from "#server/platform/env.ts";
import { verificationAddress } from "#server/proof/act/act.rules.ts";
import { pdfFile } from "../../../../pdf-file.ts";
import { refusal } from "../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/[meeting]/signature-sheet">;

/** The sheet on which final minutes are signed by hand. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { association: associationId, meeting: meetingId } = await params;
  const call = await caller();
  try {
    const minutes = await call.assembly.minutes.sheet({ associationId, meetingId });
    const { record, recordHash, signatures } = minutes;
    const locale = toLocale((await currentSession())?.locale ?? record.language);
    const { kind, session, on } = record.meeting;
    const pdf = await renderPdf({
      kind: "assembly.signature-sheet",
      props: {
        ...{ locale, association: record.association, meeting: { kind, session, on }, recordHash },
        verify: verificationAddress(env().NEXTAUTH_URL, locale, recordHash),
        signatories: signatures.map(({ capacity, name, signed, missing }) => ({
          ...{ capacity, name },
          done: signed
            ? { how: signed.method, at: signed.at }
            : missing && { how: "missing" as const, reason: missing.reason },
        })),
      },
    });
    return pdfFile(pdf, `signatures-${on}.pdf`);
  } catch (error) {
    return refusal(error);
  }
}
