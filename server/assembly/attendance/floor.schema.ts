import { z } from "zod";
import { NATURES } from "./roll.rules.ts";

const Big = z.string().transform((digits) => BigInt(digits));
const Millis = z.number();
const Party = z.string();

const FrozenHead = z.object({
  entitlementId: z.string(),
  number: z.number(),
  nature: z.enum(NATURES),
  holders: z.array(Party),
  voter: Party.nullable(),
  shares: Big,
  lots: z.array(z.object({ lotId: z.string(), shares: Big })),
});

const RegisterLotRow = z.object({
  lotId: z.string(),
  registerNumber: z.number(),
  shares: Big,
  holdings: z.array(z.object({ partyId: Party, right: z.string() })),
  representatives: z.array(Party),
});

/** What the one statement of `loadFloor` returns: the facts of a meeting in progress. */
export const FloorRow = z.object({
  sharesTotal: Big,
  session: z.number(),
  startsAt: Millis,
  remoteAllowed: z.boolean(),
  rulesVersion: z.string(),
  convenedAt: Millis.nullable(),
  opening: z
    .object({
      at: Millis,
      chairPartyId: Party,
      secretaryName: z.string(),
      tellers: z.string().nullable(),
      headsPresent: z.number(),
      headsTotal: z.number(),
      sharesPresent: Big,
      sharesTotal: Big,
      quorate: z.boolean(),
    })
    .nullable(),
  closedAt: Millis.nullable(),
  /** It was held with the printed sheets, and is recorded from them. */
  onPaper: z.boolean(),
  heads: z.array(FrozenHead),
  register: z.array(RegisterLotRow),
  events: z.array(
    z.object({
      id: z.string(),
      partyId: Party,
      kind: z.enum(["arrived", "departed"]),
      channel: z.enum(["room", "remote"]),
      at: Millis,
    }),
  ),
  powers: z.array(
    z.object({
      id: z.string(),
      principal: Party,
      holder: Party,
      lots: z.array(z.string()),
      registeredAt: Millis,
      revokedAt: Millis.nullable(),
      substitutes: z.array(
        z.object({
          itemId: z.string(),
          holder: Party,
          registeredAt: Millis,
          revokedAt: Millis.nullable(),
        }),
      ),
    }),
  ),
});
export type FloorRow = z.infer<typeof FloorRow>;

/** What the one statement of `loadSeats` returns. */
export const SeatsRow = FloorRow.pick({ startsAt: true, heads: true, events: true, powers: true });
