"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { optional, text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { CHOICES } from "#server/assembly/ballot/ballot.rules.ts";
import { namedHolder } from "./holder.ts";
import { namedLots } from "./lots.ts";

/** What every action of a meeting is bound to by its page; the procedure proves the right to it. */
export type MeetingAddress = Readonly<{ associationId: string; slug: string; meetingId: string }>;
type Place = Pick<MeetingAddress, "associationId" | "slug">;

function details(form: FormData) {
  return {
    kind: text(form, "kind") as "ordinary",
    on: text(form, "on"),
    time: text(form, "time"),
    place: text(form, "place"),
    remoteAllowed: form.get("remoteAllowed") !== null,
    conferenceUrl: optional(form, "conferenceUrl"),
    conferencePhone: optional(form, "conferencePhone"),
    consultation: text(form, "consultation"),
    language: text(form, "language") as "fr",
    urgencyReason: optional(form, "urgencyReason"),
  };
}

async function meetingPage({ slug, meetingId }: MeetingAddress, rest = ""): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}${rest}`;
}

export async function createMeeting(at: Place, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const locale = await getLocale();
  return submit(
    form,
    () => call.assembly.meeting.create({ associationId: at.associationId, ...details(form) }),
    (meetingId) => `/${locale}/${at.slug}/assembly/meetings/${meetingId}/agenda`,
  );
}

export async function updateMeeting(
  { associationId, slug, meetingId }: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = await meetingPage({ associationId, slug, meetingId });
  const update = () => call.assembly.meeting.update({ associationId, meetingId, ...details(form) });
  return submit(form, update, () => back);
}

export async function discardMeeting(
  { associationId, slug, meetingId }: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/${slug}/assembly`;
  return submit(
    form,
    () => call.assembly.meeting.discard({ associationId, meetingId }),
    () => back,
  );
}

/** Who convened the first session in the syndic's stead goes on at a desk of his own. */
type SecondAddress = MeetingAddress & Readonly<{ isConvener: boolean }>;

export async function planSecondSession(
  { associationId, slug, meetingId, isConvener }: SecondAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const locale = await getLocale();
  return submit(
    form,
    () => call.assembly.meeting.planSecondSession({ associationId, meetingId }),
    (second) => `/${locale}/${slug}/assembly/${isConvener ? "convening" : "meetings"}/${second}`,
  );
}

/** Convenes the second session in one go, on the day proposed or another lawful one. */
export async function conveneSecondSession(
  { associationId, slug, meetingId, isConvener }: SecondAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const locale = await getLocale();
  const on = optional(form, "on") ?? undefined;
  const time = optional(form, "time") ?? undefined;
  return submit(
    form,
    () => call.assembly.meeting.conveneSecondSession({ associationId, meetingId, on, time }),
    (second) =>
      isConvener
        ? `/${locale}/${slug}/assembly/convening/${second}`
        : `/${locale}/${slug}/assembly/meetings/${second}/convocation`,
  );
}

/** Starts the notice that corrects or puts off the one that was sent. */
export async function correctNotice(
  { associationId, slug, meetingId }: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const locale = await getLocale();
  const on = optional(form, "on") ?? undefined;
  const input = { associationId, meetingId, on, reason: text(form, "reason") };
  return submit(
    form,
    () => call.assembly.meeting.correct(input),
    (draft) => `/${locale}/${slug}/assembly/meetings/${draft}`,
  );
}

export async function planRetry(
  { associationId, slug, meetingId }: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const locale = await getLocale();
  return submit(
    form,
    () => call.assembly.meeting.planRetry({ associationId, meetingId }),
    (retry) => `/${locale}/${slug}/assembly/meetings/${retry}`,
  );
}

/** Everything the agenda page does: one form a gesture, told apart by its `do`. */
export async function changeAgenda(
  { associationId, slug, meetingId }: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { agenda } = (await caller()).assembly;
  const ref = { associationId, meetingId };
  const item = { ...ref, itemId: text(form, "itemId") };
  const written = { title: text(form, "title"), explanation: optional(form, "explanation") };
  const point = { ...ref, point: text(form, "point") as "auditor" };
  const treats = { ...item, ...point };
  const back = await meetingPage({ associationId, slug, meetingId }, "/agenda");
  const gestures: Record<string, () => Promise<unknown>> = {
    add: () => agenda.addItem({ ...ref, ...written }),
    edit: () => agenda.editItem({ ...item, ...written }),
    up: () => agenda.moveItem({ ...item, direction: "up" }),
    down: () => agenda.moveItem({ ...item, direction: "down" }),
    remove: () => agenda.removeItem(item),
    propose: () =>
      agenda.addResolution({
        ...item,
        text: text(form, "text"),
        decisionType: text(form, "decisionType") as "D-01",
        electorateKeyId: optional(form, "electorateKeyId"),
      }),
    point: () => agenda.addPoint(point),
    treat: () => agenda.treatPoint({ ...treats, treats: true }),
    untreat: () => agenda.treatPoint({ ...treats, treats: false }),
    leave: () => agenda.leavePoint({ ...point, reason: text(form, "reason") }),
    withdraw: () => agenda.removeResolution({ ...ref, resolutionId: text(form, "resolutionId") }),
  };
  const gesture = gestures[text(form, "do")];
  return submit(
    form,
    async () => gesture?.(),
    () => back,
  );
}

export async function giveProxy(
  { associationId, slug, meetingId }: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proxy } = (await caller()).assembly;
  const principalPartyId = text(form, "principalPartyId");
  const given = {
    ...{ associationId, meetingId, principalPartyId, holder: namedHolder(form) },
    servesSecond: !form.has("firstOnly"),
  };
  const signedOn = form.get("signedOn");
  const back = await meetingPage({ associationId, slug, meetingId }, "/proxies");
  return submit(
    form,
    async () => {
      const lotsOf = () => proxy.lots({ associationId, meetingId });
      const input = { ...given, lotIds: await namedLots(form, principalPartyId, lotsOf) };
      return signedOn === null
        ? proxy.give(input)
        : proxy.encode({
            ...input,
            signedOn: String(signedOn),
            countersigned: form.has("countersigned"),
          });
    },
    () => back,
  );
}

/** What one asks of the holder of one's proxy: `choice.<text>`, empty where he decides. */
export async function instructHolder(
  address: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proxy } = (await caller()).assembly;
  const { associationId, meetingId } = address;
  const instructions = form.getAll("resolutionId").map((of) => {
    const resolutionId = String(of);
    const choice = CHOICES.find((known) => known === form.get(`choice.${resolutionId}`)) ?? null;
    return { resolutionId, choice };
  });
  const proxyId = text(form, "proxyId");
  const back = await meetingPage(address, "/proxies");
  return submit(
    form,
    () => proxy.instruct({ associationId, meetingId, proxyId, instructions }),
    () => back,
  );
}

export async function revokeProxy(
  { associationId, slug, meetingId }: MeetingAddress,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { proxy } = (await caller()).assembly;
  const input = { associationId, meetingId, proxyId: text(form, "proxyId") };
  const back = await meetingPage({ associationId, slug, meetingId }, "/proxies");
  return submit(
    form,
    () => proxy.revoke(input),
    () => back,
  );
}
