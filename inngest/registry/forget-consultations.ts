import { cron } from "inngest";
import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { log } from "#server/platform/log.ts";
import { forgetConsultations as forget } from "#server/registry/consultation/consultation.service.ts";

/** Every night, what is past its twelve months; the log says how much was removed. */
export const forgetConsultations = inngest.createFunction(
  {
    id: "registry-forget-consultations",
    triggers: [cron("TZ=Europe/Brussels 30 3 * * *")],
    retries: 5,
  },
  async ({ step }) => {
    const removed = await step.run("forget", () =>
      forget(jobActor("registry.forget-consultations")),
    );
    log.info({ removed }, "consultations forgotten");
  },
);
