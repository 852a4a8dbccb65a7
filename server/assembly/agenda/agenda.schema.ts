import { z } from "zod";
import { DECISION_TYPES } from "../ballot/catalogue.rules.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";

const Title = z.string().trim().min(1).max(200);
const Explanation = z
  .string()
  .trim()
  .max(5000)
  .nullish()
  .transform((text) => text || null);
const ResolutionText = z.string().trim().min(1).max(5000);

export const AddItem = MeetingRef.extend({ title: Title, explanation: Explanation });
export type AddItem = z.infer<typeof AddItem>;

export const ItemRef = MeetingRef.extend({ itemId: z.uuid() });
export type ItemRef = z.infer<typeof ItemRef>;

export const EditItem = ItemRef.extend({ title: Title, explanation: Explanation });
export type EditItem = z.infer<typeof EditItem>;

export const DIRECTIONS = ["up", "down"] as const;
/** One place at a time: a button, so that nothing needs a mouse. */
export const MoveItem = ItemRef.extend({ direction: z.enum(DIRECTIONS) });
export type MoveItem = z.infer<typeof MoveItem>;

/** The key of the special common part whose owners alone vote; all owners where there is none. */
const ElectorateKey = z.uuid().nullish();

export const AddResolution = ItemRef.extend({
  text: ResolutionText,
  decisionType: z.enum(DECISION_TYPES),
  electorateKeyId: ElectorateKey,
});
export type AddResolution = z.infer<typeof AddResolution>;

export const ResolutionRef = MeetingRef.extend({ resolutionId: z.uuid() });
export type ResolutionRef = z.infer<typeof ResolutionRef>;

export const EditResolution = ResolutionRef.extend({
  text: ResolutionText,
  decisionType: z.enum(DECISION_TYPES),
  /** Left as it is where nothing is said. */
  electorateKeyId: ElectorateKey,
});
export type EditResolution = z.infer<typeof EditResolution>;

export const MoveResolution = ResolutionRef.extend({ direction: z.enum(DIRECTIONS) });
export type MoveResolution = z.infer<typeof MoveResolution>;

export type AgendaResolution = Readonly<{
  id: string;
  position: number;
  text: string;
  decisionType: string;
  /** Put again after a unanimity that failed by absence (art. 3.88 §4). */
  retry: boolean;
  /** The special common part whose owners alone vote (art. 3.87 §6); null: all owners. */
  electorate: Readonly<{ keyId: string; name: string }> | null;
}>;
export type AgendaItem = Readonly<{
  id: string;
  position: number;
  title: string;
  explanation: string | null;
  resolutions: readonly AgendaResolution[];
}>;
