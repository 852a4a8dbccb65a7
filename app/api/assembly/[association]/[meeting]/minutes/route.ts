import { currentSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { toLocale } from "#messages/routing.ts";
import { unsignedOf } from "#server/assembly/minutes/minutes.rules.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { env } from "#server/platform/env.ts";
import { verificationAddress } from "#server/proof/act/act.rules.ts";
import { pdfFile } from "../../../../pdf-file.ts";
import { refusal } from "../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/[meeting]/minutes">;

/** The minutes as a printed act, made again from their canonical record. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { association: associationId, meeting: meetingId } = await params;
  const call = await caller();
  try {
    const minutes = await call.assembly.minutes.get({ associationId, meetingId });
    const { record, recordHash, signatures } = minutes;
    // The fixed words are the reader's, the act itself keeps its own language.
    const locale = toLocale((await currentSession())?.locale ?? record.language);
    const pdf = await renderPdf({
      kind: "assembly.minutes",
      props: {
        ...{ locale, association: record.association, record, recordHash },
        verify: verificationAddress(env().NEXTAUTH_URL, locale, recordHash),
        signatures: signatures.flatMap(({ capacity, name, signed }) =>
          signed ? [{ capacity, name, ...signed }] : [],
        ),
        unsigned: unsignedOf(signatures),
        cover: null,
      },
    });
    return pdfFile(pdf, `minutes-${record.meeting.on}.pdf`);
  } catch (error) {
    return refusal(error);
  }
}
