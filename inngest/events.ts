import { eventType } from "inngest";
import { z } from "zod";

/**
 * The recorded facts that something later reacts to: the relay sends each audit row under its type,
 * `chapter/thing.happened`, with the row's payload and its association. Ids only: no name, no
 * address, no amount leaves for a job service.
 */
const associationId = z.uuid();

export const meetingConvened = eventType("assembly/meeting.convened", {
  schema: z.object({ associationId, meetingId: z.uuid() }),
});

export const noticesRetried = eventType("assembly/notices.retried", {
  schema: z.object({ associationId, meetingId: z.uuid() }),
});

export const treeSealed = eventType("proof/tree.sealed", {
  schema: z.object({ associationId, treeId: z.uuid(), kind: z.string(), subjectId: z.uuid() }),
});

export const invitationCreated = eventType("registry/invitation.created", {
  schema: z.object({ associationId, invitationId: z.uuid(), partyId: z.uuid() }),
});

export const deliveryBounced = eventType("documents/delivery.bounced", {
  schema: z.object({
    associationId,
    deliveryId: z.uuid(),
    letterId: z.uuid(),
    subjectId: z.uuid(),
  }),
});

export const invitationAccepted = eventType("registry/invitation.accepted", {
  schema: z.object({
    associationId,
    invitationId: z.uuid(),
    partyId: z.uuid(),
    accountId: z.uuid(),
    identityLinked: z.boolean(),
  }),
});

/** Of no association: the account may stand for parties in several. */
export const subjectBound = eventType("identity/subject.bound", {
  schema: z.object({ accountId: z.uuid() }),
});

export const minutesDispatched = eventType("assembly/minutes.dispatched", {
  schema: z.object({ associationId, meetingId: z.uuid() }),
});

const consentRequest = z.object({ associationId, partyId: z.uuid(), requestId: z.uuid() });
export const consentAsked = eventType("registry/consent.asked", { schema: consentRequest });
export const consentInvited = eventType("registry/consent.invited", { schema: consentRequest });
export const consentAnswered = eventType("registry/consent.answered", { schema: consentRequest });

const consentFact = z.object({ associationId, partyId: z.uuid(), consentId: z.uuid() });
export const consentGiven = eventType("registry/consent.given", { schema: consentFact });
export const consentRevoked = eventType("registry/consent.revoked", { schema: consentFact });
