import { caller } from "#app/caller.ts";
import { refusal } from "../../../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/written/[written]/receipt/[signature]">;

/** The proof of one's own signature as a file to keep, as complete as it is by now. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { association: associationId, written: writtenId, signature } = await params;
  try {
    const { written } = (await caller()).assembly;
    const receipt = await written.receipt({ associationId, writtenId, signatureId: signature });
    return new Response(JSON.stringify(receipt), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="signature-${receipt.leaf.slice(0, 12)}.json"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
