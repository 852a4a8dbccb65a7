import { databaseAnswers } from "#server/platform/db.ts";

export const dynamic = "force-dynamic";

/**
 * Whether the application lives, which it says by answering, and whether it is ready: its database
 * answers too. 200 when ready, 503 while it is not; nothing else is told.
 */
export async function GET() {
  const isReady = await databaseAnswers();
  return Response.json(
    { live: true, ready: isReady },
    { status: isReady ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
