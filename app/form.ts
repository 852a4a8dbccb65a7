import { TRPCError } from "@trpc/server";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DomainError, type ErrorCode, type ErrorDetails } from "#server/kernel/errors.ts";
import { log } from "#server/platform/log.ts";

/** What a form shows when it comes back: what was typed, and what is wrong with it. */
export type FormState = Readonly<{
  values: Readonly<Record<string, string>>;
  problems: readonly Readonly<{ field: string; text: string }>[];
}>;

export const emptyForm: FormState = { values: {}, problems: [] };

type Problem = { field: string; code: ErrorCode; details: ErrorDetails };

/** Secrets are never sent back to the page. */
const SECRET = /password|token|code/i;

function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$") && !SECRET.test(name))
      values[name] = value;
  }
  return values;
}

function issuesOf(error: unknown): Problem[] | null {
  if (error instanceof DomainError) {
    return [{ field: error.field ?? "", code: error.code, details: error.details }];
  }
  if (error && typeof error === "object" && "issues" in error && Array.isArray(error.issues)) {
    return error.issues.map((issue: { path: (string | number)[] }) => ({
      field: issue.path.join("."),
      code: "input.invalid",
      details: {},
    }));
  }
  return null;
}

/**
 * Runs a procedure for a form: on success goes where `done` says, on a broken rule gives
 * the form back with its values and the sentences to show, in the reader's language.
 */
export async function submit<T>(
  form: FormData,
  run: () => Promise<T>,
  done: (result: T) => string,
): Promise<FormState> {
  let target: string;
  try {
    target = done(await run());
  } catch (error) {
    const issues = issuesOf(error instanceof TRPCError ? (error.cause ?? error) : error);
    if (!issues) {
      if (!(error instanceof TRPCError)) log.error({ stack: stackOf(error) }, "form failed");
      throw error;
    }
    const t = await getTranslations({ locale: await getLocale(), namespace: "errors" });
    const problems = issues.map(({ field, code, details }) => ({
      field,
      text: t(code, { ...details }),
    }));
    return { values: typed(form), problems };
  }
  redirect(target);
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : undefined;
}
