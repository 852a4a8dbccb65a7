import { z } from "zod";
import { SYNDICS } from "#server/registry/deadline/deadline.schema.ts";

/**
 * Whom a kind of notification concerns: the office that follows the association, those of it who are
 * its syndic, its owners, or one account of the office that is named.
 */
export type Audience = "office" | "syndic" | "owners" | "named";

type Kind = Readonly<{
  /** The recorded fact it comes from. */
  event: `${string}/${string}.${string}`;
  /** Where several kinds come from one fact: what the fact is about. */
  about?: readonly string[];
  /** Whom it concerns of those who may open its page. */
  audience: Audience;
  /** The field of the fact that names what it is about, and the one that names the account. */
  subject: string;
  /** The page of the association; `:id` is what it is about. */
  place: string;
}>;

/**
 * Every kind of notification: a further one is a line here, its event in `inngest/events.ts`, and a
 * sentence in `documents.json` under `notification.kind`.
 */
export const NOTIFICATION_KINDS = {
  deadline: {
    event: "registry/deadline.approached",
    audience: "office",
    subject: "deadlineId",
    place: "/home?term=:id",
  },
  duty: {
    event: "registry/deadline.approached",
    about: SYNDICS,
    audience: "syndic",
    subject: "deadlineId",
    place: "/home?term=:id",
  },
  assigned: {
    event: "registry/deadline.assigned",
    audience: "named",
    subject: "deadlineId",
    place: "/home?term=:id",
  },
  bounced: {
    event: "documents/delivery.bounced",
    audience: "office",
    subject: "subjectId",
    place: "/assembly/meetings/:id",
  },
  unanswered: {
    event: "documents/delivery.bounced",
    about: ["site.fault-answer"],
    audience: "syndic",
    subject: "subjectId",
    place: "/site/faults",
  },
  unwarned: {
    event: "documents/delivery.bounced",
    about: ["assembly.substitute"],
    audience: "syndic",
    subject: "subjectId",
    place: "/assembly",
  },
  fault: {
    event: "site/fault.reported",
    audience: "syndic",
    subject: "faultId",
    place: "/site/faults",
  },
  right: {
    event: "registry/privacy.asked",
    audience: "syndic",
    subject: "requestId",
    place: "/registry/privacy?request=:id",
  },
  proposed: {
    event: "assembly/proposal.received",
    audience: "syndic",
    subject: "proposalId",
    place: "/assembly/proposals/:id",
  },
  failure: {
    event: "site/job.failed",
    audience: "office",
    subject: "failureId",
    place: "/home",
  },
  identity: {
    event: "registry/identity.letter-asked",
    audience: "office",
    subject: "partyId",
    place: "/registry/parties/:id",
  },
  joined: {
    event: "registry/invitation.accepted",
    audience: "office",
    subject: "partyId",
    place: "/registry/parties/:id",
  },
  convened: {
    event: "assembly/meeting.convened",
    audience: "owners",
    subject: "meetingId",
    place: "/assembly/meetings/:id",
  },
  minutes: {
    event: "assembly/minutes.dispatched",
    audience: "owners",
    subject: "meetingId",
    place: "/assembly/meetings/:id/minutes",
  },
  written: {
    event: "assembly/written.opened",
    audience: "owners",
    subject: "writtenId",
    place: "/assembly/written/:id",
  },
  asked: {
    event: "assembly/written.asked",
    audience: "syndic",
    subject: "writtenId",
    place: "/assembly/written/:id",
  },
  polled: {
    event: "assembly/poll.published",
    audience: "owners",
    subject: "pollId",
    place: "/assembly/polls/:id",
  },
  appointed: {
    event: "registry/syndic.appointed",
    audience: "owners",
    subject: "mandateId",
    place: "/registry/mandates/:id",
  },
  named: {
    event: "registry/successor.named",
    audience: "owners",
    subject: "successionId",
    place: "/registry/mandates/succession",
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type NotificationKind = keyof typeof NOTIFICATION_KINDS;
export const NOTIFICATION_NAMES = [
  "deadline",
  "duty",
  "assigned",
  "bounced",
  "unanswered",
  "unwarned",
  "fault",
  "right",
  "proposed",
  "failure",
  "identity",
  "joined",
  "convened",
  "minutes",
  "written",
  "asked",
  "polled",
  "appointed",
  "named",
] as const satisfies readonly NotificationKind[];

/** Which kind a recorded fact makes, by what it is about; null for a fact that tells nobody. */
export function kindOfEvent(event: string, about: unknown): NotificationKind | null {
  const made = NOTIFICATION_NAMES.filter((name) => NOTIFICATION_KINDS[name].event === event);
  const aboutOf = (name: NotificationKind) => {
    const kind: Kind = NOTIFICATION_KINDS[name];
    return kind.about;
  };
  return (
    made.find((name) => aboutOf(name)?.some((one) => one === about)) ??
    made.find((name) => !aboutOf(name)) ??
    null
  );
}

/** Where a notification leads: a page of its association, or one's own home. */
export function notificationPlace(kind: string, slug: string, subjectId: string): string {
  const known = NOTIFICATION_NAMES.find((name) => name === kind);
  if (!known) return `/${slug}`;
  const place = NOTIFICATION_KINDS[known].place.replace(":id", subjectId);
  return place.startsWith("/home") ? place : `/${slug}${place}`;
}

export type NotificationLine = Readonly<{
  id: string;
  kind: string;
  subjectId: string;
  associationName: string;
  slug: string;
  /** ISO 8601 */
  at: string;
  isRead: boolean;
}>;

export const NotificationRef = z.object({ notificationId: z.uuid() });
export type NotificationRef = z.infer<typeof NotificationRef>;

/** How one hears of each kind: here, in the daily mail, or not at all. */
export const Choices = z.object({
  choices: z.array(
    z.object({ kind: z.enum(NOTIFICATION_NAMES), shown: z.boolean(), mailed: z.boolean() }),
  ),
});
export type Choices = z.infer<typeof Choices>;
export type Choice = Choices["choices"][number];
