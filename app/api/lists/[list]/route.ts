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
  OwnListName,
  partsOf,
} from "#server/registry/list/list.schema.ts";
import { formatOf, listFile, textCell } from "../../list-file.ts";
import { refusal } from "../../refusal.ts";

function cellOf(type: ColumnType, value: ListValue): WorkbookCell {
  if (value === null || value === "") return { type: "empty" };
  return type === "number" || type === "date" ? { type, value: `${value}` } : textCell(`${value}`);
}

/** The rows of a list of the whole office, or of the association that the address names. */
async function listed(name: string, asked: Readonly<Record<string, string>>) {
  const call = await caller();
  const own = OwnListName.safeParse(name);
  if (own.success) {
    const { association: associationId = "", ...look } = asked;
    const found = await call.registry.list.exportOwn({ ...look, associationId, list: own.data });
    return { list: own.data, ...found };
  }
  const office = ListName.safeParse(name);
  if (!office.success) throw notFound();
  const rows = await call.registry.list.export({ ...asked, list: office.data });
  if (!rows) throw notFound();
  return { list: office.data, ...partsOf(office.data), rows };
}

/** A list as a file, with what its page has sought, filtered and sorted. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/lists/[list]">,
): Promise<Response> {
  const words = listWords(toLocale((await currentSession())?.locale ?? "fr"));
  const { searchParams } = request.nextUrl;
  try {
    const found = await listed((await params).list, Object.fromEntries(searchParams));
    const { list, marked, rows } = found;
    const columns = Object.entries<ColumnType>(LISTS[list].columns).filter(([key]) =>
      found.columns.includes(key),
    );
    const file = {
      filename: list.replace("registry.", ""),
      title: words.title(list),
      header: [
        ...columns.map(([key]) => words.column(list, key)),
        ...(marked ? [words.markColumn] : []),
      ],
      rows: rows.map(({ values, mark }) => [
        ...columns.map(([key, type]) => {
          const value = values[key] ?? null;
          return cellOf(type, type === "word" && value ? words.word(list, key, value) : value);
        }),
        ...(marked ? [cellOf("text", mark && words.mark(list, mark))] : []),
      ]),
    };
    return await listFile(file, formatOf(searchParams.get("format")));
  } catch (error) {
    return refusal(error, request);
  }
}
