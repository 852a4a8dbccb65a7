import type { NextRequest } from "next/server";
import { currentSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { listWords } from "#components/registry/list-words.ts";
import { toLocale } from "#messages/routing.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { WorkbookCell } from "#server/platform/workbook.ts";
import {
  type ColumnType,
  LISTS,
  ListName,
  type ListValue,
} from "#server/registry/list/list.schema.ts";
import { formatOf, listFile, textCell } from "../../list-file.ts";
import { refusal } from "../../refusal.ts";

function cellOf(type: ColumnType, value: ListValue): WorkbookCell {
  if (value === null || value === "") return { type: "empty" };
  return type === "number" || type === "date" ? { type, value: `${value}` } : textCell(`${value}`);
}

/** A list of the whole office as a file, with what its page has sought, filtered and sorted. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/lists/[list]">,
): Promise<Response> {
  const known = ListName.safeParse((await params).list);
  if (!known.success) return new Response(null, { status: 404 });
  const list = known.data;
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const words = listWords(toLocale((await currentSession())?.locale ?? "fr"));
  const columns = Object.entries<ColumnType>(LISTS[list].columns);
  const ofPeople = list === "lots" || list === "people";
  try {
    const rows = await (await caller()).registry.list.export({ ...asked, list });
    if (!rows) throw notFound();
    const file = {
      filename: list,
      title: words.title(list),
      header: [
        ...columns.map(([key]) => words.column(list, key)),
        ...(ofPeople ? [words.markColumn] : []),
      ],
      rows: rows.map(({ values, mark }) => [
        ...columns.map(([key, type]) => {
          const value = values[key] ?? null;
          return cellOf(type, type === "word" && value ? words.word(list, key, value) : value);
        }),
        ...(ofPeople ? [cellOf("text", mark && words.mark(list, mark))] : []),
      ]),
    };
    return await listFile(file, formatOf(request.nextUrl.searchParams.get("format")));
  } catch (error) {
    return refusal(error, request);
  }
}
