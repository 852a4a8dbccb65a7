import { monitorEventLoopDelay } from "node:perf_hooks";
import { notice } from "#components/assembly/convocation.example.ts";
import type { Act } from "#server/documents/template/template.schema.ts";
import { renderMail, renderPdf } from "#server/documents/template/template.service.ts";
import type { Row } from "../row.ts";

const NOTICES = 1000;
/** How many are asked for at once: enough that no process waits for the next one. */
const LANES = 8;
const NANOSECONDS = 1e6;

/** The notice to one of a thousand people, in his language. */
function noticeTo(order: number): Act {
  const locale = (["fr", "nl", "de", "en"] as const)[order % 4] ?? "fr";
  const recipient = { ...notice.recipient, name: `Copropriétaire ${order}` };
  return { kind: "assembly.convocation", props: { ...notice, locale, recipient } };
}

async function makeAll(): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < NOTICES) {
      const act = noticeTo(next++);
      await Promise.all([renderMail(act), renderPdf(act)]);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Who sends a thousand convocations keeps nobody's page waiting. */
export const notices: Row = {
  name: `${NOTICES} convocations, meanwhile`,
  says: {
    product: "how late the process that serves the pages was, one time in a hundred",
    floor: "nothing: each is a mail and a PDF, made by the processes beside it",
  },
  unit: "ms",
  bar: { ratio: null, limit: 50 },
  given: true,
  calls: 1,
  atOnce: 1,
  warmUp: 0,
  arrange: async () => ({
    product: async () => {
      const late = monitorEventLoopDelay({ resolution: 1 });
      late.enable();
      await makeAll();
      late.disable();
      return late.percentile(99) / NANOSECONDS;
    },
    floor: null,
  }),
};
