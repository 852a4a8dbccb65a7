import { currentSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { toLocale } from "#messages/routing.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { refusal } from "../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/[meeting]/kit">;

/** Everything to hold a meeting without a screen or a network, as one document to print. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { association: associationId, meeting: meetingId } = await params;
  const call = await caller();
  try {
    const kit = await call.assembly.kit.get({ associationId, meetingId });
    const locale = toLocale((await currentSession())?.locale ?? "fr");
    const pdf = await renderPdf({ kind: "assembly.kit", props: { ...kit, locale } });
    return new Response(new Uint8Array(pdf), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": 'inline; filename="meeting-kit.pdf"',
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
