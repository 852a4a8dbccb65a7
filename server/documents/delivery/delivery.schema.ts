import { z } from "zod";

export const CHANNELS = ["email", "registered_letter", "letter"] as const;
export type DeliveryChannel = (typeof CHANNELS)[number];

/** Where it went: the addresses as they were that day. No lines: the address is not known. */
export const DeliveryAddress = z.object({
  name: z.string(),
  email: z.string().nullable(),
  lines: z.array(z.string()),
});
export type DeliveryAddress = z.infer<typeof DeliveryAddress>;
