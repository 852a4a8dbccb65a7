import { z } from "zod";
import { IsoDate, Issuer, Majority, ReaderLocale, Shares } from "./parts.schema.ts";

/** Everything to hold a meeting on paper: its roll, the proxies, and a sheet for each text. */
export const KitAct = z.object({
  locale: ReaderLocale,
  /** Of agenda and texts. */
  textLanguage: z.string(),
  association: Issuer,
  printedOn: IsoDate,
  /** Where anybody checks the notice with these texts; absent of a draft. */
  verify: z.string().exactOptional(),
  meeting: z.object({
    kind: z.enum(["ordinary", "extraordinary"]),
    session: z.union([z.literal(1), z.literal(2)]),
    startsAt: z.iso.datetime(),
    place: z.string(),
  }),
  sharesTotal: Shares,
  heads: z.array(
    z.object({
      number: z.int(),
      names: z.array(z.string()),
      lots: z.array(z.string()),
      shares: Shares,
      /** Nobody may vote until the holders name one of them. */
      suspended: z.boolean(),
      /** Who carries its proxies. */
      proxyTo: z.array(z.string()),
      /** Who carries them on an item in their place, for a conflict of interest (art. 3.87 §9). */
      substitutes: z.array(z.object({ item: z.int(), holder: z.string() })),
    }),
  ),
  proxies: z.array(z.object({ principal: z.string(), holder: z.string(), signedOn: IsoDate })),
  items: z.array(
    z.object({
      number: z.int(),
      title: z.string(),
      texts: z.array(
        z.object({
          number: z.string(),
          text: z.string(),
          majority: Majority,
          article: z.string(),
          /** The special common part whose owners alone vote. */
          electorate: z.string().optional(),
          /** It was decided already when the kit was printed. */
          voted: z.boolean(),
          /** Who may vote on it, by the number on the roll, and with how many votes. */
          heads: z.array(z.object({ number: z.int(), votes: Shares })),
        }),
      ),
    }),
  ),
});
export type KitAct = z.infer<typeof KitAct>;
