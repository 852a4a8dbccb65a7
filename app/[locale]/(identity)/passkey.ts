import { TRPCError } from "@trpc/server";
import { DomainError } from "#server/kernel/errors.ts";

/** What a browser answered, as its form carries it: nothing readable where it was asked nothing. */
export function jsonIn(form: FormData): unknown {
  try {
    return JSON.parse(`${form.get("answer") ?? ""}`);
  } catch {
    return null;
  }
}

/** What is asked of a browser; null where a rule forbids it, which the form's own action then says. */
export async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof TRPCError && error.cause instanceof DomainError) return null;
    throw error;
  }
}
