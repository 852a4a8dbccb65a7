import { currentActor } from "#app/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { exportFor } from "#server/registry/privacy/export.service.ts";
import { refusal } from "../../../refusal.ts";

type Params = Readonly<{ params: Promise<{ association: string; export: string }> }>;

/** The file of a person's data, for himself and for the office; for anybody else it does not exist. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { association, export: id } = await params;
  try {
    const actor = await currentActor();
    if (actor.kind === "anonymous") throw new DomainError("access.not-signed-in");
    const { bytes, name } = await exportFor(actor, association, id);
    return new Response(Buffer.from(bytes), {
      headers: {
        "Content-Type": "application/zip",
        "Content-Disposition": `attachment; filename="${name}"`,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
