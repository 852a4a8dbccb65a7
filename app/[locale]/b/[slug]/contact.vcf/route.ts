import type { NextRequest } from "next/server";
import { publicPath } from "#components/site/public-page.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { env } from "#server/platform/env.ts";
import { vcard } from "#server/site/notice/vcard.rules.ts";
import { SHARED } from "../../answer.ts";
import { noticeAt } from "../../shown.ts";

/** The syndic as a telephone keeps him; nothing where nobody is in office. */
export async function GET(
  _request: NextRequest,
  { params }: RouteContext<"/[locale]/b/[slug]/contact.vcf">,
): Promise<Response> {
  const { locale, slug } = await params;
  const notice = await noticeAt(slug);
  if (!notice?.syndic) return new Response(null, { status: 404 });
  const { syndic, name } = notice;
  const t = translator(toLocale(locale), "site");
  const called = [syndic.name, syndic.legalForm].filter((part) => part !== null).join(" ");
  const card = vcard({
    ...syndic,
    name: called,
    title: t("public.title", { association: name }),
    organisation: syndic.kind === "firm" ? called : null,
    emergencyLabel: t("public.emergency"),
    url: `${env().NEXTAUTH_URL}${publicPath(locale, slug)}`,
  });
  return new Response(card, {
    headers: {
      "content-type": "text/vcard; charset=utf-8",
      "content-disposition": `attachment; filename="${slug}.vcf"`,
      "cache-control": SHARED,
    },
  });
}
