import { cache } from "react";
import { view } from "./caller.ts";

/**
 * The association a page's address names, asked once per request by its layout and its page.
 * One that the person may not see is a missing page.
 */
export const associationAt = cache((slug: string) =>
  view(`/${slug}`, (call) => call.registry.association.bySlug({ slug })),
);
