import { notFound } from "next/navigation";
import { z } from "zod";
import { view } from "#app/caller.ts";
import type { ConveningGround } from "#components/assembly/convening-form.tsx";

const Asked = z.object({
  by: z.enum(["request", "vacancy", "court"]).catch("court"),
  request: z.uuid().nullable().catch(null),
});

/** On what somebody convenes, as the page's address says and the register allows. */
export async function groundAsked(
  back: string,
  associationId: string,
  query: Readonly<Record<string, unknown>>,
): Promise<ConveningGround> {
  const { by, request: requestId } = Asked.parse(query);
  const { turn, lapsed, byCourt } = await view(back, (call) =>
    call.assembly.convening.show({ associationId }),
  );
  if (by === "vacancy") return turn ? { by, turn } : notFound();
  if (by === "court") return byCourt ? { by } : notFound();
  const own = lapsed.find(({ id }) => id === requestId);
  if (!own) notFound();
  const request = await view(back, (call) =>
    call.assembly.request.get({ associationId, requestId: own.id }),
  );
  return { by, request };
}
