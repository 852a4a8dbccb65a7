import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import {
  consentAnswered,
  consentAsked,
  consentGiven,
  consentInvited,
  consentRevoked,
} from "#inngest/events.ts";
import {
  sendConsentLink,
  sendConsentReceipt,
} from "#server/registry/consent/consent-mail.service.ts";

/** The link that confirms a consent in writing; the event names the request, never its secret. */
export const sendConsentLinks = inngest.createFunction(
  {
    id: "registry-send-consent-link",
    triggers: [consentAsked, consentInvited, consentAnswered],
    retries: 10,
  },
  async ({ event, step }) => {
    const { associationId, requestId } = event.data;
    const actor = jobActor("registry.send-consent-link", associationId);
    await step.run("send", () => sendConsentLink(actor, associationId, requestId));
  },
);

/** What a person accepted or withdrew, in writing, where it is about. */
export const sendConsentReceipts = inngest.createFunction(
  { id: "registry-send-consent-receipt", triggers: [consentGiven, consentRevoked], retries: 10 },
  async ({ event, step }) => {
    const { associationId, consentId } = event.data;
    const fact = event.name === consentGiven.name ? "given" : "revoked";
    const actor = jobActor("registry.send-consent-receipt", associationId);
    await step.run("send", () => sendConsentReceipt(actor, associationId, consentId, fact));
  },
);
