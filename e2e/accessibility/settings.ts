import type { BrowserContext } from "@playwright/test";
import type { Place, Stage } from "#e2e/pages.ts";
import { mouseOn } from "#e2e/screens/hand.ts";
import type { Mailbox } from "#e2e/screens/mailbox.ts";
import { signInByPassword } from "#e2e/screens/sign-in.ts";
import { OWNERS, PASSWORD, STAFF } from "#prisma/seed/cast.ts";
import { findDemonstration, makeEmpty, makeLoaded, makeOpen } from "./places.ts";
import type { Scene } from "./scenes.ts";

/** Where each scene is, and the browser of who looks at it. */
export type Settings = Readonly<{
  placeOf: (scene: Scene) => Place;
  contextOf: (scene: Scene) => BrowserContext;
}>;

/** Makes the situations of all scenes through the screens. */
export async function arrange(
  visit: () => Promise<BrowserContext>,
  mail: Mailbox,
): Promise<Settings> {
  const open = async () => {
    const context = await visit();
    return { context, hand: mouseOn(await context.newPage()) };
  };
  const odile = await open();
  const marc = await open();
  const lucie = await open();
  const henri = await open();
  const tom = await open();
  const anonymous = await open();
  const password = PASSWORD;
  await signInByPassword(odile.hand, "fr", { email: STAFF[0]?.email ?? "", password });
  await signInByPassword(marc.hand, "fr", { email: OWNERS[0]?.email ?? "", password });
  const told = await findDemonstration(odile.hand.page);
  const made = await makeEmpty(odile.hand);
  const loaded = await makeLoaded(odile.hand, { henri: henri.hand, tom: tom.hand }, mail);
  const { open: underWay, token } = await makeOpen(odile.hand, lucie.hand, mail);
  for (const { hand } of [odile, marc, lucie, henri, tom, anonymous]) await hand.page.close();
  const { fingerprint } = told.association;
  const inStage: Record<Stage, Place> = { ...told.inStage, open: underWay };
  return {
    placeOf: ({ fill, stage, seat }) => {
      if (fill === null) return { token, fingerprint };
      if (fill === "full") return stage ? inStage[stage] : told.association;
      if (seat === "owner") return loaded;
      return stage ? made.draft : made.association;
    },
    contextOf: ({ page, fill, stage, seat }) => {
      if (seat === "anonymous") return anonymous.context;
      if (seat === "syndic") return odile.context;
      if (stage === "open") return lucie.context;
      if (fill === "full") return marc.context;
      return page.pattern.includes("[association]") ? henri.context : tom.context;
    },
  };
}
