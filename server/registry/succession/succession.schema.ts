import { z } from "zod";
import { OutsideOffice, Term } from "../mandate/mandate.schema.ts";

/** As what somebody speaks for an association that has no syndic. */
export const STANDINGS = ["former_syndic", "council", "chair", "fifth", "co_owner"] as const;
export type Standing = (typeof STANDINGS)[number];

/** Who was appointed, and by what: the meeting's minutes or the judge's order, which must be named. */
export const Successor = Term.omit({ appointer: true, decision: true })
  .extend({
    appointer: z.enum(["assembly", "judge"]),
    decision: z.string().trim().min(1).max(200),
    officeKey: z.string().trim().min(1).max(200).optional(),
    outside: OutsideOffice.optional(),
  })
  .refine(({ officeKey, outside }) => (officeKey === undefined) !== (outside === undefined));
export type Successor = z.infer<typeof Successor>;

/** Recorded by who declares that it was decided so. */
export const NamedSuccessor = Successor.safeExtend({
  declared: z.boolean().refine((given) => given),
});
export type NamedSuccessor = z.infer<typeof NamedSuccessor>;

export const SuccessionRef = z.object({ successionId: z.uuid() });
export type SuccessionRef = z.infer<typeof SuccessionRef>;

/** A successor that waits for more co-owners; days in ISO, shares in digits. */
export type SuccessionLine = Readonly<{
  id: string;
  name: string;
  successor: Successor;
  proposedAt: string;
  backers: readonly string[];
  shares: string;
  isOwn: boolean;
  mayBack: boolean;
}>;
