import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { currentSession } from "#app/actor.ts";
import { type Caller, caller } from "#app/caller.ts";
import { toLocale } from "#messages/routing.ts";
import { LOT_KINDS } from "#server/registry/import/import.schema.ts";
import { formatOf, listFile, textCell } from "../../../list-file.ts";
import { refusal } from "../../../refusal.ts";

type Asked = { associationId: string; search: string; on: string | null };
type Words = Awaited<ReturnType<typeof getTranslations<"registry">>>;

async function lots(call: Caller, asked: Asked, t: Words) {
  const lines = await call.registry.lot.export(asked);
  const header = [t("lots.code"), t("lots.kind"), t("lots.floor"), t("lots.shares")];
  return {
    header: [...header, t("lots.holders"), t("restriction.title")],
    rows: lines.map(({ code, kind, floor, shares, holders, restricted }) => [
      textCell(code),
      textCell(t(`kind.${LOT_KINDS.find((known) => known === kind) ?? "other"}`)),
      textCell(floor),
      { type: "number", value: shares } as const,
      textCell(holders),
      textCell(restricted && t("restriction.names", { names: restricted })),
    ]),
  };
}

async function parties(call: Caller, asked: Asked, t: Words) {
  const lines = await call.registry.party.export(asked);
  const header = [t("parties.name"), t("parties.lots"), t("party.street"), t("party.postcode")];
  return {
    header: [
      ...[...header, t("party.town"), t("parties.language"), t("party.email"), t("party.phone")],
      ...[t("parties.acting"), t("restriction.title")],
    ],
    rows: lines.map((line) =>
      [
        ...[line.name, line.lots, line.street, line.postcode],
        ...[line.town, line.language, line.email, line.phone],
        ...[line.acting, line.restriction && t(`restriction.${line.restriction}`)],
      ].map(textCell),
    ),
  };
}

const LISTS = new Map([
  ["lots", lots],
  ["parties", parties],
]);

type Context = RouteContext<"/api/registry/[association]/[list]">;

/** A list of the register as a file, with what its page has filtered. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { association: associationId, list } = await params;
  const rowsOf = LISTS.get(list);
  if (!rowsOf) return new Response(null, { status: 404 });
  const locale = toLocale((await currentSession())?.locale ?? "fr");
  const t = await getTranslations({ locale, namespace: "registry" });
  const search = (request.nextUrl.searchParams.get("q") ?? "").slice(0, 100);
  const asked = z.iso.date().safeParse(request.nextUrl.searchParams.get("on"));
  const on = asked.success ? asked.data : null;
  try {
    const { header, rows } = await rowsOf(await caller(), { associationId, search, on }, t);
    const title = t(list === "lots" ? "lots.title" : "parties.title");
    const format = formatOf(request.nextUrl.searchParams.get("format"));
    return await listFile({ filename: list, title, header, rows }, format);
  } catch (error) {
    return refusal(error, request);
  }
}
