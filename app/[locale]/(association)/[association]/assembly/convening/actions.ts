"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { optional, text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { MOST_CANDIDATES } from "#server/assembly/convening/convening.schema.ts";
import { MOST_POINTS } from "#server/assembly/request/request.schema.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string }>;
type AtOne = At & Readonly<{ meetingId: string }>;

const pageOf = async (slug: string, meetingId: string) =>
  `/${await getLocale()}/${slug}/assembly/convening/${meetingId}`;

const detailsIn = (form: FormData) => ({
  on: text(form, "on"),
  time: text(form, "time"),
  place: text(form, "place"),
  consultation: text(form, "consultation"),
  language: text(form, "language") as "fr",
  urgencyReason: optional(form, "urgencyReason"),
  ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
});

const numbered = <T>(count: number, of: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => of(index));

/** What is said of the ground; candidates and points left blank are none, the first is asked for. */
function groundIn(form: FormData) {
  const by = text(form, "by");
  if (by === "request") {
    const prefix = "ground.types.";
    const chosen = [...form].filter(([key]) => key.startsWith(prefix));
    const types = chosen.map(([key, type]) => [key.slice(prefix.length), String(type)]);
    return {
      by: "request" as const,
      requestId: text(form, "ground.requestId"),
      types: Object.fromEntries(types) as Record<string, "D-01">,
    };
  }
  if (by === "vacancy") {
    const names = numbered(MOST_CANDIDATES, (index) => text(form, `ground.candidates.${index}`));
    const candidates = names.filter((name, index) => index === 0 || name.trim() !== "");
    return { by: "vacancy" as const, candidates, reason: optional(form, "ground.reason") };
  }
  const points = numbered(MOST_POINTS, (index) => ({
    title: text(form, `ground.points.${index}.title`),
    motion: optional(form, `ground.points.${index}.motion`),
    decisionType: text(form, `ground.points.${index}.decisionType`) as "D-01",
  }));
  return {
    by: "court" as const,
    orderReference: text(form, "ground.orderReference"),
    orderedOn: text(form, "ground.orderedOn"),
    orderWithin: optional(form, "ground.orderWithin"),
    derogation: optional(form, "ground.derogation"),
    declared: form.get("ground.declared") !== null,
    points: points.filter(({ title, motion }, index) => index === 0 || title || motion),
  };
}

/** The syndic, whom a judge orders to convene, goes on where he prepares every meeting. */
export async function start(at: At, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const { associationId, slug } = at;
  const own = await pageOf(slug, "");
  const office = `/${await getLocale()}/${slug}/assembly/meetings/`;
  const input = { associationId, ground: groundIn(form), ...detailsIn(form) };
  return submit(
    form,
    async () => {
      const id = await call.assembly.convening.start(input);
      const { roles } = await call.registry.association.bySlug({ slug });
      return { id, isOffice: roles.includes("syndic") };
    },
    ({ id, isOffice }) => `${isOffice ? office : own}${id}`,
  );
}

export async function update(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { convening } = (await caller()).assembly;
  const { associationId, slug, meetingId } = at;
  const back = await pageOf(slug, meetingId);
  return submit(
    form,
    () => convening.update({ associationId, meetingId, ...detailsIn(form) }),
    () => back,
  );
}

export async function discard(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { convening } = (await caller()).assembly;
  const { associationId, slug, meetingId } = at;
  const back = `/${await getLocale()}/${slug}/assembly/convening`;
  return submit(
    form,
    () => convening.discard({ associationId, meetingId }),
    () => back,
  );
}

export async function convene(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { convening } = (await caller()).assembly;
  const { associationId, slug, meetingId } = at;
  const back = await pageOf(slug, meetingId);
  return submit(
    form,
    () => convening.convene({ associationId, meetingId }),
    () => back,
  );
}

export async function post(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { convening } = (await caller()).assembly;
  const { associationId, slug, meetingId } = at;
  const back = await pageOf(slug, meetingId);
  const proof = {
    deliveryIds: form.getAll("deliveryId").map(String),
    depositedOn: text(form, "depositedOn"),
    postingNumber: text(form, "postingNumber"),
  };
  return submit(
    form,
    () => convening.recordPosting({ associationId, meetingId, ...proof }),
    () => back,
  );
}
