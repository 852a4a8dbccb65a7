import { z } from "zod";
import { Email, TypedPassword } from "../account/account.schema.ts";
import { type LinkState, LinkToken } from "../link/link.schema.ts";

export const AskReset = z.object({ email: Email });
export type AskReset = z.infer<typeof AskReset>;

export const FinishReset = LinkToken.extend({ password: TypedPassword });
export type FinishReset = z.infer<typeof FinishReset>;

export const AskEmail = z.object({ email: Email });
export type AskEmail = z.infer<typeof AskEmail>;

/** What the page of a link shows before it is used. */
export type LinkView = Readonly<{ state: LinkState; detail: string | null }>;
