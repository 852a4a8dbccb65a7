import { z } from "zod";

/** What a link stands for its account for. */
export const LINK_PURPOSES = ["reset", "email", "email-back", "factor", "device"] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** The secret of a link, as an address carries it. */
export const LinkToken = z.object({ token: z.string().max(200) });
export type LinkToken = z.infer<typeof LinkToken>;

export type LinkState = "open" | "used" | "expired" | "too-early" | "unknown";

/** A link that was found by its secret. */
export type FoundLink = Readonly<{
  id: string;
  accountId: string;
  purpose: LinkPurpose;
  detail: string | null;
  /** The session it was made in, where it serves no longer than that. */
  sessionId: string | null;
  opensAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
  isUsed: boolean;
}>;
