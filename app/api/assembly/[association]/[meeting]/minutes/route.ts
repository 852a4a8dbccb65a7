import { currentSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { toLocale } from "#messages/routing.ts";
import { unsignedOf } from "#server/assembly/minutes/minutes.rules.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { refusal } from "../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/[meeting]/minutes">;

/** The minutes as a printed act, made again from their canonical record. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { association: associationId, meeting: meetingId } = await params;
  const call = await caller();
  try {
    const minutes = await call.assembly.minutes.get({ associationId, meetingId });
    const { record, recordHash, signatures } = minutes;
    const pdf = await renderPdf({
      kind: "assembly.minutes",
      props: {
        // The fixed words are the reader's, the act itself keeps its own language.
        locale: toLocale((await currentSession())?.locale ?? record.language),
        association: record.association,
        record,
        recordHash,
        signatures: signatures.flatMap(({ capacity, name, signed }) =>
          signed ? [{ capacity, name, ...signed }] : [],
        ),
        unsigned: unsignedOf(signatures),
        cover: null,
      },
    });
    return new Response(new Uint8Array(pdf), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `inline; filename="minutes-${record.meeting.on}.pdf"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
