import { z } from "zod";
import type { LinkState } from "../link/link.schema.ts";
import { BackPath } from "../step-up/step-up.schema.ts";

/** The page to go on with on another device, and whether the link to it goes by mail as well. */
export const ContinueAt = z.object({
  page: BackPath,
  by: z.enum(["code", "mail"]).default("code"),
});
export type ContinueAt = z.infer<typeof ContinueAt>;

export const DeviceLinkRef = z.object({ id: z.uuid() });
export type DeviceLinkRef = z.infer<typeof DeviceLinkRef>;

/** A code as it is typed on the other device. */
export const DeviceCode = z.object({ code: z.string().max(40) });
export type DeviceCode = z.infer<typeof DeviceCode>;

/** What the second device is shown before it takes anything: whose, what, and since when. */
export type DeviceLook = Readonly<{
  state: LinkState;
  /** Of an open one. */
  offer: Readonly<{
    name: string;
    /** The path alone: what follows it may say more than its reader should know. */
    page: string;
    /** "Firefox, Windows"; empty when it is not known. */
    from: string;
    /** Instants as ISO strings. */
    askedAt: string;
    expiresAt: string;
  }> | null;
}>;

/** What the first screen shows: the code to type, until it was used or is too old. */
export type DeviceLinkView = Readonly<{
  state: "open" | "used" | "expired";
  /** In two groups, as it is typed; an address ends with it as well. */
  code: string;
  page: string;
  /** An instant as ISO string. */
  expiresAt: string;
}>;
