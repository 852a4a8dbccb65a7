import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import {
  type Actor,
  confirmedRecently,
  narrowedTo,
  type Person,
  periodRead,
  type SensitiveAct,
} from "#server/kernel/actor.ts";
import { legalInstant, plainDate } from "#server/kernel/calendar.ts";
import { DomainError, ERROR_STATUS, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { whileViewing } from "#server/kernel/viewing.ts";
import { associationOf } from "./access.ts";
import { at, now } from "./clock.ts";
import { log } from "./log.ts";

/** What every procedure is given: who is asking, as the session proves it, and from where. */
export type Context = Readonly<{
  actor: Actor;
  requestId: string;
  /** The caller's address, for throttling only. */
  ip: string;
  /** When it was asked, for whoever is shown a past day too; set by the procedures. */
  askedAt?: Temporal.Instant;
}>;

const TRANSPORT = {
  401: "UNAUTHORIZED",
  404: "NOT_FOUND",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
} as const;

const t = initTRPC.context<Context>().create({
  errorFormatter({ shape, error }) {
    const cause = error.cause;
    if (!(cause instanceof DomainError)) {
      // A bug's own words stay here: they may hold what must not leave.
      return error.code === "INTERNAL_SERVER_ERROR" ? { ...shape, message: "internal" } : shape;
    }
    const rule = { code: cause.code, details: cause.details, field: cause.field ?? null };
    return { ...shape, message: cause.code, data: { ...shape.data, rule } };
  },
});

/** A broken rule keeps its code; anything else is a bug, logged once, here. */
const edge = t.middleware(async ({ next, path, ctx }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof DomainError) {
    throw new TRPCError({ code: TRANSPORT[ERROR_STATUS[cause.code]], cause });
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR") {
    log.error({ path, requestId: ctx.requestId, err: cause }, "procedure failed");
  }
  return result;
});

/**
 * What was sent without the character zero, which means nothing in a text and which the database
 * cannot hold. Only what a form or an address is made of is looked through.
 */
export function withoutZeros(sent: unknown): unknown {
  if (typeof sent === "string") return sent.replaceAll("\0", "");
  if (Array.isArray(sent)) return sent.map(withoutZeros);
  if (sent === null || typeof sent !== "object") return sent;
  if (Object.getPrototypeOf(sent) !== Object.prototype) return sent;
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, withoutZeros(value)]),
  );
}

const readable = t.middleware(({ next, getRawInput }) =>
  next({ getRawInput: async () => withoutZeros(await getRawInput()) }),
);

/** Who looks with another's eyes changes nothing, whatever procedure he reaches. */
const unlessViewing = t.middleware(({ ctx, type, path, next }) => {
  if (ctx.actor.kind !== "person" || !ctx.actor.viewing) return next();
  const open = whileViewing(type, path);
  if (open === "absent") throw notFound();
  if (open === "refused") throw new DomainError("viewing.read-only");
  return next();
});

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const createCallerFactory = t.createCallerFactory;

/** Anybody, signed in or not. */
export const publicProcedure = t.procedure.use(edge).use(unlessViewing).use(readable);

/** Signed-in people, also staff who have no second factor yet: for what leads to having one. */
export const enrollingProcedure = publicProcedure.use(({ ctx, next }) => {
  if (ctx.actor.kind !== "person") throw new DomainError("access.not-signed-in");
  const actor: Person = ctx.actor;
  return next({ ctx: { ...ctx, actor, askedAt: now() } });
});

/** Signed-in people. @throws DomainError `access.factor-required` to staff without a second factor. */
export const personProcedure = enrollingProcedure.use(({ ctx, next }) => {
  if (ctx.actor.mustEnrol) throw new DomainError("access.factor-required");
  return next({ ctx });
});

/** Who is only the former syndic sees an association as it stood at the end of his last day. */
function readInPeriod<T>(actor: Person, association: AssociationId, ask: () => T): T {
  const until = periodRead(actor, association);
  return until === null ? ask() : at(legalInstant(plainDate(until), "23:59"), ask);
}

/**
 * What a sensitive act asks for besides: its person has proved within the last quarter of an hour
 * who he is, by his second factor, a passkey or itsme, or by his password where he has nothing else.
 * Put after what proves the right to the thing, so that a stranger learns nothing:
 * `associationProcedure.use(confirmed("export")).input(…).query(…)`.
 *
 * The refusal is answered where it arises. A page asked through `view()` and a handler that ends in
 * `refusal()` lead to `/confirm`, which asks and comes back; a form sent through `submit()` comes
 * back as typed, with one more field for the code or the password, and is sent again with it.
 * @throws DomainError `access.confirmation-required`.
 */
export function confirmed(act: SensitiveAct) {
  return t.middleware(({ ctx, next }) => {
    if (ctx.actor.kind !== "person" || !confirmedRecently(ctx.actor, ctx.askedAt ?? now())) {
      throw new DomainError("access.confirmation-required", { act });
    }
    return next();
  });
}

/** Signed-in people who have just proved who they are, for what concerns their own account. */
export const confirmedProcedure = (act: SensitiveAct) => personProcedure.use(confirmed(act));

export const AssociationInput = z.object({ associationId: z.uuid() });

/**
 * People of one association: the right to it is proved before the rest of the input is
 * looked at, so that a stranger learns nothing, not even that his input was wrong.
 */
export const associationProcedure = personProcedure
  .use(async ({ ctx, next, getRawInput, type, path }) => {
    const asked = AssociationInput.safeParse(await getRawInput());
    if (!asked.success) throw notFound();
    const association = associationOf(ctx.actor, asked.data.associationId);
    if (type === "query")
      return readInPeriod(ctx.actor, association, () => next({ ctx: { ...ctx, association } }));
    const actor = narrowedTo(ctx.actor, association, path);
    return next({ ctx: { ...ctx, actor, association } });
  })
  .input(AssociationInput);
