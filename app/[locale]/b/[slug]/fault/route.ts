import { TRPCError } from "@trpc/server";
import type { NextRequest } from "next/server";
import { clientAddress } from "#app/address.ts";
import { FAULT_FIELDS, type FaultField, type FaultForm } from "#components/site/fault-form.ts";
import {
  faultFormPage,
  notReceivedPage,
  receivedPage,
  unknownPage,
} from "#components/site/fault-pages.ts";
import { publicPath } from "#components/site/public-page.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { env } from "#server/platform/env.ts";
import { isReference } from "#server/site/fault/fault.rules.ts";
import { htmlAnswer } from "../../answer.ts";
import { boundedText } from "../../body.ts";
import { noticeAt, visiting } from "../../shown.ts";

/** The longest form: each character may be sent as nine. Far below what a file would be. */
const MOST_BYTES = 64 * 1024;

type Context = RouteContext<"/[locale]/b/[slug]/fault">;

/** Whose page it is; its name stands on every answer. */
async function placeOf({ params }: Context) {
  const { locale: language, slug } = await params;
  const locale = toLocale(language);
  const notice = await noticeAt(slug);
  const at = { locale, slug, site: env().NEXTAUTH_URL, name: notice?.name ?? null };
  return { at, isReceiving: notice?.syndic !== null && notice !== null };
}

/** The form alone, or the number of what was just sent. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { at, isReceiving } = await placeOf(context);
  if (at.name === null) return htmlAnswer(unknownPage(at), { status: 404 });
  const reference = request.nextUrl.searchParams.get("reference") ?? "";
  if (isReference(reference)) return htmlAnswer(receivedPage(at, reference));
  if (isReceiving) return htmlAnswer(faultFormPage(at, { ...at, values: {}, problems: [] }));
  return htmlAnswer(notReceivedPage(at, translator(at.locale, "errors")("fault.no-syndic")));
}

/** Keeps what somebody reports; the answer is a page by itself, whatever came. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const { at } = await placeOf(context);
  if (at.name === null) return htmlAnswer(unknownPage(at), { status: 404 });
  const body = await boundedText(request, MOST_BYTES);
  if (body === null) {
    const why = translator(at.locale, "site")("public.fault.large");
    return htmlAnswer(notReceivedPage(at, why), { status: 413 });
  }
  const sent = new URLSearchParams(body);
  const typed = (name: FaultField) => (sent.get(name) ?? "").trim();
  const values = {
    ...{ what: typed("what"), place: typed("place") },
    ...{ email: typed("email"), phone: typed("phone") },
  };
  const address = clientAddress(request.headers.get("x-forwarded-for"), env().KOPRO_PROXIES);
  try {
    const said = { ...values, slug: at.slug, locale: at.locale };
    const { reference } = await visiting(address).site.fault.report(said);
    const location = `${publicPath(at.locale, at.slug)}/fault?reference=${reference}`;
    return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
  } catch (error) {
    return refusal(error, { ...at, values, problems: [] }, at);
  }
}

/** Why it was not kept, with what was typed. @throws whatever is no refusal */
function refusal(error: unknown, form: FaultForm, at: Parameters<typeof receivedPage>[0]) {
  const cause = error instanceof TRPCError ? error.cause : null;
  if (cause instanceof DomainError) {
    const minutes = Number(cause.details.minutes ?? 1);
    if (cause.code === "limit.too-many") {
      const why = translator(at.locale, "site")("public.fault.many.text", { minutes });
      return htmlAnswer(notReceivedPage(at, why), { status: 429, retryAfter: minutes * 60 });
    }
    const why = translator(at.locale, "errors")(cause.code, { ...cause.details });
    return htmlAnswer(notReceivedPage(at, why), { status: 409 });
  }
  const problems = wrongIn(cause);
  if (problems.length === 0) throw error;
  return htmlAnswer(faultFormPage(at, { ...form, problems }), { status: 422 });
}

/** The fields that a procedure could not read, in their order. */
function wrongIn(cause: unknown): readonly FaultField[] {
  if (!cause || typeof cause !== "object" || !("issues" in cause)) return [];
  const issues: readonly { path?: readonly unknown[] }[] = Array.isArray(cause.issues)
    ? cause.issues
    : [];
  const names = issues.map(({ path }) => path?.[0]);
  return FAULT_FIELDS.filter((field) => names.includes(field));
}
