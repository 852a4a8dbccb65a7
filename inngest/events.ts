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

export const meetingCancelled = eventType("assembly/meeting.cancelled", {
  schema: z.object({ associationId, meetingId: z.uuid() }),
});

export const noticesRetried = eventType("assembly/notices.retried", {
  schema: z.object({ associationId, meetingId: z.uuid() }),
});

const proxyFact = z.object({ associationId, meetingId: z.uuid(), proxyId: z.uuid() });
export const proxyGiven = eventType("assembly/proxy.given", { schema: proxyFact });
export const proxyEncoded = eventType("assembly/proxy.encoded", { schema: proxyFact });
export const voterExcluded = eventType("assembly/voter.excluded", {
  schema: z.object({
    associationId,
    meetingId: z.uuid(),
    resolutionId: z.uuid(),
    partyId: z.uuid(),
  }),
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
    /** Null where nothing but an e-mail is known of the addressee. */
    letterId: z.uuid().nullable(),
    subjectId: z.uuid(),
    /** What had been sent (`assembly.convocation`). */
    about: z.string().optional(),
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

/** Of no association, as all that concerns an account alone. */
export const resetAsked = eventType("identity/reset.asked", {
  schema: z.object({ requestId: z.uuid() }),
});
const linkFact = z.object({ accountId: z.uuid(), linkId: z.uuid() });
export const emailAsked = eventType("identity/email.asked", { schema: linkFact });
export const deviceMailAsked = eventType("identity/device.mail-asked", { schema: linkFact });
export const lossAsked = eventType("identity/loss.asked", { schema: linkFact });

/** Of no association: the account may stand for parties in several. */
export const subjectBound = eventType("identity/subject.bound", {
  schema: z.object({ accountId: z.uuid() }),
});

export const minutesDispatched = eventType("assembly/minutes.dispatched", {
  schema: z.object({ associationId, meetingId: z.uuid() }),
});

const writtenFact = z.object({ associationId, writtenId: z.uuid() });
export const writtenOpened = eventType("assembly/written.opened", { schema: writtenFact });
export const writtenAsked = eventType("assembly/written.asked", { schema: writtenFact });

/** A word about a written decision leaves; its minutes do. */
export const writtenTold = eventType("assembly/written.told", {
  schema: z.object({ associationId, writtenId: z.uuid(), subjectId: z.uuid() }),
});
export const writtenDispatched = eventType("assembly/written.dispatched", {
  schema: writtenFact,
});

export const exportAsked = eventType("registry/export.asked", {
  schema: z.object({ associationId, exportId: z.uuid(), partyId: z.uuid() }),
});

const consentRequest = z.object({ associationId, partyId: z.uuid(), requestId: z.uuid() });
export const consentAsked = eventType("registry/consent.asked", { schema: consentRequest });
export const consentInvited = eventType("registry/consent.invited", { schema: consentRequest });
export const consentAnswered = eventType("registry/consent.answered", { schema: consentRequest });

const consentFact = z.object({ associationId, partyId: z.uuid(), consentId: z.uuid() });
export const consentGiven = eventType("registry/consent.given", { schema: consentFact });
export const consentRevoked = eventType("registry/consent.revoked", { schema: consentFact });
export const proposalReceived = eventType("assembly/proposal.received", {
  schema: z.object({ associationId, proposalId: z.uuid() }),
});

export const pollPublished = eventType("assembly/poll.published", {
  schema: z.object({ associationId, pollId: z.uuid() }),
});

export const syndicAppointed = eventType("registry/syndic.appointed", {
  schema: z.object({ associationId, mandateId: z.uuid() }),
});

export const successorNamed = eventType("registry/successor.named", {
  schema: z.object({ associationId, successionId: z.uuid() }),
});

const mandateFact = z.object({ associationId, mandateId: z.uuid() });
export const syndicEnded = eventType("registry/syndic.ended", { schema: mandateFact });
export const syndicCorrected = eventType("registry/syndic.corrected", { schema: mandateFact });
export const syndicWithdrawn = eventType("registry/syndic.withdrawn", { schema: mandateFact });

/** The first mandate comes with the association. */
export const associationCreated = eventType("registry/association.created", {
  schema: z.object({ associationId, mandateId: z.uuid() }),
});

export const associationUpdated = eventType("registry/association.updated", {
  schema: z.object({ associationId }),
});

/** Of no association: the office may have mandates in several. */
export const officeChanged = eventType("registry/office.changed", {
  schema: z.object({ officeId: z.uuid() }),
});

export const faultAnswered = eventType("site/fault.answered", {
  schema: z.object({ associationId, faultId: z.uuid(), deliveryId: z.uuid().nullable() }),
});

/** A mandate reaches one of its three alerts: so many days before its end. */
export const mandateEnding = eventType("registry/mandate.ending", {
  schema: z.object({ associationId, mandateId: z.uuid(), stage: z.number().int() }),
});

/** Of no association: a colleague joins an office. */
export const staffInvited = eventType("registry/staff.invited", {
  schema: z.object({ officeId: z.uuid(), staffInvitationId: z.uuid() }),
});
