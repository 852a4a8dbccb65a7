import type { NextRequest } from "next/server";
import { view } from "#app/caller.ts";
import { formatDate, formatMoment } from "#components/ui/format.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { toCsv } from "#server/kernel/csv.ts";

const COLUMNS = ["name", "town", "lots", "mandate", "meeting", "stage"] as const;

/** The table of an office, all its rows as filtered, for a spreadsheet. */
export async function GET(request: NextRequest, context: { params: Promise<{ locale: string }> }) {
  const locale = toLocale((await context.params).locale);
  const t = translator(locale, "site");
  const asked = { ...Object.fromEntries(request.nextUrl.searchParams), all: true };
  const office = await view("/home", (call) => call.assembly.task.office(asked));
  const rows = (office?.rows ?? []).map(({ name, town, lots, mandateEndsOn, meeting }) => [
    name,
    town,
    String(lots),
    mandateEndsOn ? formatDate(mandateEndsOn, locale, "short") : "",
    meeting ? formatMoment(meeting.startsAt, locale, "short") : "",
    meeting ? t(`home.stage.${meeting.stage}`) : "",
  ]);
  const header = COLUMNS.map((key) => t(`home.column.${key}`));
  return new Response(toCsv(header, rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="koprogo.csv"',
      "Cache-Control": "private, no-store",
    },
  });
}
