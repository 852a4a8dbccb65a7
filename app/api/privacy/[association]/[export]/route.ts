import { caller } from "#app/caller.ts";
import { refusal } from "../../../refusal.ts";

type Params = Readonly<{ params: Promise<{ association: string; export: string }> }>;

/** The file of a person's data, for himself and for the office; for anybody else it does not exist. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { association: associationId, export: exportId } = await params;
  try {
    const call = await caller();
    const { bytes, name } = await call.registry.privacy.takeExport({ associationId, exportId });
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
    return refusal(error, request);
  }
}
