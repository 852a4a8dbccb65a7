import type { NextRequest } from "next/server";
import { caller } from "#app/caller.ts";
import { placeOf } from "#server/documents/search/search.rules.ts";
import { refusal } from "../refusal.ts";

/** What answers to what is being typed, for the search window. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    const q = request.nextUrl.searchParams.get("q") ?? "";
    const found = await (await caller()).documents.search.find({ q });
    const answers = found.map((answer) => ({ ...answer, href: placeOf(answer) }));
    return Response.json(answers, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return refusal(error);
  }
}
