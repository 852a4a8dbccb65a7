import { z } from "zod";
import { BackPath } from "../step-up/step-up.schema.ts";

/** The page to go on with on another device. */
export const ContinueAt = z.object({ page: BackPath });
export type ContinueAt = z.infer<typeof ContinueAt>;

export const DeviceLinkRef = z.object({ id: z.uuid() });
export type DeviceLinkRef = z.infer<typeof DeviceLinkRef>;

/** A code as it is typed on the other device. */
export const DeviceCode = z.object({ code: z.string().max(40) });
export type DeviceCode = z.infer<typeof DeviceCode>;

/** What the first screen shows: the code to type, until it was used or is too old. */
export type DeviceLinkView = Readonly<{
  state: "open" | "used" | "expired";
  /** In two groups, as it is typed; an address ends with it as well. */
  code: string;
  page: string;
  /** An instant as ISO string. */
  expiresAt: string;
}>;
