"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import { NOTIFICATION_NAMES } from "#server/documents/notification/notification.schema.ts";

const idIn = (form: FormData) => `${form.get("notificationId") ?? ""}`;
const place = async (query = "") => `/${await getLocale()}/notifications${query}`;

export async function markRead(_: FormState, form: FormData): Promise<FormState> {
  const notificationId = idIn(form);
  const target = await place(`?read=${notificationId}`);
  return submit(
    form,
    async () => (await caller()).documents.notification.markRead({ notificationId }),
    () => target,
  );
}

export async function unread(_: FormState, form: FormData): Promise<FormState> {
  const target = await place();
  return submit(
    form,
    async () => (await caller()).documents.notification.markUnread({ notificationId: idIn(form) }),
    () => target,
  );
}

export async function readAll(_: FormState, form: FormData): Promise<FormState> {
  const target = await place();
  return submit(
    form,
    async () => (await caller()).documents.notification.markAllRead(),
    () => target,
  );
}

export async function choose(_: FormState, form: FormData): Promise<FormState> {
  const target = await place();
  const choices = NOTIFICATION_NAMES.map((kind) => ({
    kind,
    shown: form.has(`shown.${kind}`),
    mailed: form.has(`mailed.${kind}`),
  }));
  return submit(
    form,
    async () => (await caller()).documents.notification.choose({ choices }),
    () => target,
  );
}
