import { currentSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { toLocale } from "#messages/routing.ts";
import { RegisterQuery } from "#server/assembly/decision/decision.schema.ts";
import { printedActs, printedDecision } from "#server/assembly/decision/printed.rules.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { today } from "#server/platform/clock.ts";
import { env } from "#server/platform/env.ts";
import { verificationAddress } from "#server/proof/act/act.rules.ts";
import { refusal } from "../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/decisions">;

/** The register on paper, or what answers to a search in it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { association: associationId } = await params;
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const query = RegisterQuery.parse(asked);
  const call = await caller();
  try {
    const { rows, issuer } = await call.assembly.decision.printed({ associationId, ...query });
    const printedOn = today().toString();
    const locale = toLocale((await currentSession())?.locale ?? "fr");
    const acts = printedActs(rows, (act) => verificationAddress(env().NEXTAUTH_URL, locale, act));
    const { q, from, to, outcome, type, meetingId } = query;
    const pdf = await renderPdf({
      kind: "assembly.register",
      props: {
        ...{ locale, acts, association: issuer, printedOn },
        decisions: rows.map(printedDecision),
        isSelection: [q, from, to, outcome, type, meetingId].some(Boolean),
      },
    });
    return new Response(new Uint8Array(pdf), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `inline; filename="decisions-${printedOn}.pdf"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
