import type { NextRequest } from "next/server";
import { view } from "#app/caller.ts";
import { csvResponse, toCsv } from "#components/ui/csv.ts";
import { formatDate, formatMoment } from "#components/ui/format.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";

/** The table of an office, all its rows as filtered, for a spreadsheet. */
export async function GET(request: NextRequest, context: { params: Promise<{ locale: string }> }) {
  const locale = toLocale((await context.params).locale);
  const t = translator(locale, "site");
  const asked = { ...Object.fromEntries(request.nextUrl.searchParams), all: true };
  const office = await view("/home", (call) => call.assembly.task.office(asked));
  const columns = ["name", "town", "lots", "mandate", "meeting", "stage"] as const;
  const rows = (office?.rows ?? []).map(({ name, town, lots, mandateEndsOn, meeting }) => [
    name,
    town,
    lots,
    mandateEndsOn && formatDate(mandateEndsOn, locale, "short"),
    meeting && formatMoment(meeting.startsAt, locale, "short"),
    meeting && t(`home.stage.${meeting.stage}`),
  ]);
  return csvResponse("koprogo", toCsv([columns.map((key) => t(`home.column.${key}`)), ...rows]));
}
