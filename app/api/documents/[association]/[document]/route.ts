import { currentActor } from "#app/actor.ts";
import { documentFor } from "#server/documents/archive/archive.service.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { refusal } from "../../../refusal.ts";

type Params = Readonly<{ params: Promise<{ association: string; document: string }> }>;

/** Only what we made ourselves is shown in the browser; all else is saved, never opened. */
const SHOWN = new Set(["application/pdf"]);

/** A filed document, for whom may read it; for anybody else it does not exist. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { association, document: id } = await params;
  try {
    const actor = await currentActor();
    if (actor.kind === "anonymous") throw new DomainError("access.not-signed-in");
    const { document, bytes } = await documentFor(actor, association, id);
    const shown = SHOWN.has(document.mediaType);
    const name = encodeURIComponent(`${document.title}${shown ? ".pdf" : ""}`);
    return new Response(Buffer.from(bytes), {
      headers: {
        // Never the type a client once claimed: what is not our PDF is only bytes.
        "Content-Type": shown ? document.mediaType : "application/octet-stream",
        "Content-Disposition": `${shown ? "inline" : "attachment"}; filename*=UTF-8''${name}`,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
