import { z } from "zod";
import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import {
  NOTIFICATION_KINDS,
  NOTIFICATION_NAMES,
} from "#server/documents/notification/notification.schema.ts";
import { notify as tell } from "#server/documents/notification/notification.service.ts";

const Sent = z.object({ associationId: z.uuid() }).loose();

/** Whom a recorded fact concerns reads it in his notifications, once: the fact's id is the key. */
export const notify = inngest.createFunction(
  {
    id: "documents-notify",
    // Two kinds may come from one fact: it is heard once.
    triggers: [...new Set(NOTIFICATION_NAMES.map((name) => NOTIFICATION_KINDS[name].event))].map(
      (event) => ({ event }),
    ),
    retries: 8,
  },
  async ({ event, step }) => {
    const sent = Sent.safeParse(event.data);
    // The relay gives each event the id of its row; what concerns no association tells nobody.
    if (!sent.success || !event.id) return;
    const { associationId, ...payload } = sent.data;
    const fact = { eventId: event.id, type: event.name, payload };
    const actor = jobActor("documents.notify", associationId);
    await step.run("tell", () => tell(actor, associationId, fact));
  },
);
