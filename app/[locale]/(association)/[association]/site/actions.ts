"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { WEEKDAYS } from "#server/registry/office/hours.schema.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At<Key extends string = never> = Readonly<Record<"associationId" | "slug" | Key, string>>;

export async function changeOffice(
  { slug, officeId }: At<"officeId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const input = {
    ...{ officeId, legalForm: text(form, "legalForm"), profession: text(form, "profession") },
    ...{ email: text(form, "email").trim(), phone: text(form, "phone") },
    emergencyPhone: text(form, "emergencyPhone").trim(),
    ...{ street: text(form, "street"), postcode: text(form, "postcode"), town: text(form, "town") },
    hours: Object.fromEntries(WEEKDAYS.map((day) => [day, text(form, `hours.${day}`)])),
    domicileAgreed: form.get("domicileAgreed") === "on",
  };
  const back = `/${await getLocale()}/${slug}/site`;
  return submit(
    form,
    () => call.registry.office.changeContact(input),
    () => back,
  );
}

export async function nameConsultation(
  { associationId, slug }: At,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const at = text(form, "at") as "seat";
  const back = `/${await getLocale()}/${slug}/site`;
  return submit(
    form,
    () =>
      call.registry.association.nameConsultation({ associationId, at, note: text(form, "note") }),
    () => back,
  );
}

export async function postNotice(
  { associationId, slug, noticeId }: At<"noticeId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const posting = { postedOn: text(form, "postedOn"), place: text(form, "place") };
  const back = `/${await getLocale()}/${slug}/site/notice`;
  return submit(
    form,
    () => call.site.notice.post({ associationId, noticeId, ...posting }),
    () => back,
  );
}

export async function answerFault(
  { associationId, slug, faultId }: At<"faultId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/${slug}/site/faults/${faultId}`;
  return submit(
    form,
    () => call.site.fault.answer({ associationId, faultId, text: text(form, "text") }),
    () => back,
  );
}

export async function closeFault(
  { associationId, slug, faultId }: At<"faultId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/${slug}/site/faults`;
  return submit(
    form,
    () => call.site.fault.close({ associationId, faultId }),
    () => back,
  );
}
