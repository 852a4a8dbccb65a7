import { TRPCError } from "@trpc/server";
import type { Route } from "next";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CONFIRM_FIELD } from "#server/identity/confirmation/confirmation.schema.ts";
import { typedIn } from "#server/identity/interrupted/interrupted.rules.ts";
import { DomainError, type ErrorCode, type ErrorDetails } from "#server/kernel/errors.ts";
import { log } from "#server/platform/log.ts";
import { caller } from "./caller.ts";
import { signInAgain } from "./interrupted.ts";

/** What a form shows when it comes back: what was typed, what is wrong with it, what was found. */
export type FormState<Found = never> = Readonly<{
  values: Readonly<Record<string, string>>;
  problems: readonly Readonly<{ field: string; text: string }>[];
  found?: Found;
  /** It was done, and the page it was sent from shows what came of it. */
  done?: true;
  /** The page is read again when its turn comes, and not with this answer. */
  later?: true;
  /** What must be typed besides, so that a sensitive act is surely this person's. */
  confirm?: "code" | "password" | "page";
}>;

export const emptyForm: FormState = { values: {}, problems: [] };

type Problem = { field: string; code: ErrorCode; details: ErrorDetails };

/** What was typed; secrets are never sent back to the page. */
const typed = (form: FormData) => typedIn(form).values;

/** What is wrong with a value that cannot be read; the form itself carries the names of its fields. */
function misreading(field: string, form: FormData): Problem {
  const label = form.get(`$label.${field}`);
  if (typeof label !== "string") return { field, code: "input.invalid", details: {} };
  const isMissing = !form.get(field);
  return { field, code: isMissing ? "input.missing" : "input.misread", details: { label } };
}

function issuesOf(error: unknown, form: FormData): Problem[] | null {
  if (error instanceof DomainError) {
    return [{ field: error.field ?? "", code: error.code, details: error.details }];
  }
  if (error && typeof error === "object" && "issues" in error && Array.isArray(error.issues)) {
    return error.issues.map((issue: { path: (string | number)[] }) =>
      misreading(issue.path.join("."), form),
    );
  }
  return null;
}

/**
 * Sent by script from the page it leads to. A redirection there would make the page anew, and who
 * works by keyboard or listens to it would be back at its beginning.
 */
async function staysAt(target: string): Promise<boolean> {
  const sent = await headers();
  const page = sent.get("referer");
  if (!sent.has("next-action") || !page || !URL.canParse(page)) return false;
  const { pathname, search } = new URL(page);
  // A place on it is still that page: the browser would keep what it shows, as it was before.
  return pathname + search === target.replace(/#.*$/, "");
}

/** Confirms who is there, where the form was sent again with what it then asked for. */
async function confirmFirst(form: FormData): Promise<void> {
  const given = form.get(CONFIRM_FIELD);
  if (typeof given !== "string" || given === "") return;
  await (await caller()).identity.confirmation.confirm({ given });
}

/** What a form asks for to be sure who sends it; nothing where that is not what it was refused for. */
async function confirmationFor(problems: readonly Problem[]): Promise<FormState["confirm"] | null> {
  const isAsked = problems.some(
    ({ field, code }) => code === "access.confirmation-required" || field === CONFIRM_FIELD,
  );
  if (!isAsked) return null;
  return (await (await caller()).identity.confirmation.ways()).field ?? "page";
}

/**
 * Runs a procedure for a form: on success goes where `done` says, on a broken rule gives
 * the form back with its values and the sentences to show, in the reader's language.
 * `later`: where many send it at the same moment, the page is not made again with each answer.
 */
export async function submit<T>(
  form: FormData,
  run: () => Promise<T>,
  done: (result: T) => string,
  { later = false }: Readonly<{ later?: boolean }> = {},
): Promise<FormState> {
  let target: string;
  try {
    await confirmFirst(form);
    target = done(await run());
  } catch (error) {
    return refusal(form, error);
  }
  if (await staysAt(target)) {
    if (later) return { values: typed(form), problems: [], done: true, later: true };
    refresh();
    return { ...emptyForm, done: true };
  }
  // Addresses are made by the actions from the routes they stand beside.
  redirect(target as Route);
}

/** As `submit`, for a form that asks something: what was found comes back with the form. */
export async function ask<T>(form: FormData, run: () => Promise<T>): Promise<FormState<T>> {
  try {
    await confirmFirst(form);
    const found = await run();
    return { values: typed(form), problems: [], found };
  } catch (error) {
    return refusal(form, error);
  }
}

/**
 * What the forms sent without script were refused for, by the request that sent them: the page is
 * made again in that same request, and may no longer hold the form that would say so.
 */
const refused = new WeakMap<object, FormState["problems"]>();

/** Why what this request sent was refused; nothing where no form was sent, or by script. */
export async function refusedHere(): Promise<FormState["problems"]> {
  return refused.get(await headers()) ?? [];
}

/**
 * The form with the sentences to show; who is signed in no longer is asked to do so first, unless a
 * script keeps the page as it is. @throws whatever is no broken rule, after noting it.
 */
async function refusal(form: FormData, error: unknown): Promise<FormState> {
  const issues = issuesOf(error instanceof TRPCError ? (error.cause ?? error) : error, form);
  if (!issues) {
    if (!(error instanceof TRPCError)) log.error({ err: error }, "form failed");
    throw error;
  }
  if (issues.some(({ code }) => code === "access.not-signed-in")) await signInAgain(form);
  const t = await getTranslations({ locale: await getLocale(), namespace: "errors" });
  const problems = issues.map(({ field, code, details }) => ({
    field,
    text: t(code, { ...details }),
  }));
  refused.set(await headers(), problems);
  const confirm = await confirmationFor(issues);
  return { values: typed(form), problems, ...(confirm ? { confirm } : {}) };
}
