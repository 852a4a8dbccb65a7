import type { InngestFunction } from "inngest";

/** Every function of the product, one line each; the route serves them, the runner learns them there. */
export const functions: InngestFunction.Any[] = [];
