import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { deviceMailAsked, emailAsked, lossAsked, resetAsked } from "#inngest/events.ts";
import { sendDeviceLink } from "#server/identity/device/device.service.ts";
import { sendEmailLink } from "#server/identity/recovery/email.service.ts";
import { sendLossLink } from "#server/identity/recovery/loss.service.ts";
import { answerReset } from "#server/identity/recovery/reset.service.ts";

/** A new password was asked for: the account behind the address, if there is one, gets its link. */
export const sendResetLinks = inngest.createFunction(
  { id: "identity-send-reset", triggers: [resetAsked], retries: 10 },
  async ({ event, step }) => {
    const { requestId } = event.data;
    await step.run("answer", () => answerReset(jobActor("identity.send-reset"), requestId));
  },
);

export const sendEmailLinks = inngest.createFunction(
  { id: "identity-send-email", triggers: [emailAsked], retries: 10 },
  async ({ event, step }) => {
    const { linkId } = event.data;
    await step.run("send", () => sendEmailLink(jobActor("identity.send-email"), linkId));
  },
);

export const sendLossLinks = inngest.createFunction(
  { id: "identity-send-loss", triggers: [lossAsked], retries: 10 },
  async ({ event, step }) => {
    const { linkId } = event.data;
    await step.run("send", () => sendLossLink(jobActor("identity.send-loss"), linkId));
  },
);

/** A page is to be gone on with elsewhere: its link serves ten minutes, so few attempts are worth it. */
export const sendDeviceLinks = inngest.createFunction(
  { id: "identity-send-device", triggers: [deviceMailAsked], retries: 5 },
  async ({ event, step }) => {
    const { linkId } = event.data;
    await step.run("send", () => sendDeviceLink(jobActor("identity.send-device"), linkId));
  },
);
