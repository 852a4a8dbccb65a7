import { currentSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { toCsv } from "#server/kernel/csv.ts";
import { refusal } from "../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/[meeting]/posting-list">;

/** The posting list as a file: the carrier gives it back with its numbers, and it is read again. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { association: associationId, meeting: meetingId } = await params;
  const call = await caller();
  try {
    const letters = await call.assembly.convocation.letters({ associationId, meetingId });
    const t = translator(toLocale((await currentSession())?.locale ?? "fr"), "documents");
    const headings = ["reference", "recipient", "address", "code", "deposit"] as const;
    const rows = letters.map(({ reference, name, lines, number, postedOn }) => [
      ...[reference, name, lines.join(", ")],
      ...[number ?? "", postedOn?.toString() ?? ""],
    ]);
    const heading = headings.map((column) => t(`postingList.${column}`));
    return new Response(toCsv(heading, rows), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="posting-list.csv"',
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
