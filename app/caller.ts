import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { DomainError } from "#server/kernel/errors.ts";
import { env } from "#server/platform/env.ts";
import { createCaller } from "#server/root.ts";
import { currentActor } from "./actor.ts";
import { clientAddress } from "./address.ts";

async function addressOf(): Promise<string> {
  return clientAddress((await headers()).get("x-forwarded-for"), env().KOPRO_PROXIES);
}

/** The procedures, asked as the signed-in person; made once per request. */
export const caller = cache(async () =>
  createCaller({
    actor: await currentActor(),
    requestId: crypto.randomUUID(),
    ip: await addressOf(),
  }),
);

export type Caller = Awaited<ReturnType<typeof caller>>;

/** The page that asks for what a refusal says is missing. */
export function asksFor(error: unknown): "/sign-in" | "/confirm" | "/account/methods" {
  const { cause } = error instanceof TRPCError ? error : { cause: error };
  const code = cause instanceof DomainError ? cause.code : null;
  if (code === "access.confirmation-required") return "/confirm";
  return code === "access.factor-required" ? "/account/methods" : "/sign-in";
}

/**
 * Asks for what a page shows. What one may not see is a missing page; who is not signed
 * in is sent to the sign-in page and comes back.
 */
export async function view<T>(back: string, ask: (call: Caller) => Promise<T>): Promise<T> {
  try {
    return await ask(await caller());
  } catch (error) {
    const code = error instanceof TRPCError ? error.code : null;
    // An address that no page could have given leads nowhere either.
    if (code === "NOT_FOUND" || code === "BAD_REQUEST") notFound();
    if (code === "UNAUTHORIZED") {
      redirect(`/${await getLocale()}${asksFor(error)}?back=${encodeURIComponent(back)}`);
    }
    throw error;
  }
}
