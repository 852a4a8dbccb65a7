import { caller } from "#app/caller.ts";
import { refusal } from "../../../../../refusal.ts";

type Context = RouteContext<"/api/receipts/[association]/[meeting]/[resolution]/[entitlement]">;

/** One's own receipt as a file to keep, with its place and its anchor as far as they are known. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { association, meeting, resolution, entitlement } = await params;
  // Of several votes for the lots of one head, which.
  const vote = new URL(request.url).searchParams.get("vote");
  try {
    const receipt = await (await caller()).assembly.receipt.get({
      associationId: association,
      meetingId: meeting,
      resolutionId: resolution,
      entitlementId: entitlement,
      sequence: vote === null ? undefined : Number(vote),
    });
    return new Response(JSON.stringify(receipt), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="recu-${receipt.leaf.slice(0, 12)}.json"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
