"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { officeIn } from "#app/office-form.ts";
import { ACTS } from "#server/kernel/acts.ts";

const actsIn = (form: FormData) => ACTS.filter((act) => form.get(`act.${act}`) !== null);

export async function changeIdentity(
  officeId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/offices/${officeId}`;
  const said = { ...officeIn(form), contactName: text(form, "contactName") };
  return submit(
    form,
    () => call.registry.office.changeIdentity({ officeId, ...said }),
    () => back,
  );
}

export async function inviteColleague(
  officeId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/offices/${officeId}`;
  const said = {
    name: text(form, "name"),
    email: text(form, "email"),
    role: text(form, "role") as "clerk",
    locale: text(form, "locale") as "fr",
  };
  return submit(
    form,
    () => call.registry.staff.invite({ officeId, ...said }),
    () => back,
  );
}

type At = Readonly<{ officeId: string; staffId: string }>;

export async function changeRights(at: At, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/offices/${at.officeId}/staff/${at.staffId}`;
  const said = {
    role: text(form, "role") as "clerk",
    everywhere: text(form, "everywhere") === "yes",
    acts: actsIn(form),
  };
  return submit(
    form,
    () => call.registry.staff.changeRights({ ...at, ...said }),
    () => back,
  );
}

export async function grantActs(at: At, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/offices/${at.officeId}/staff/${at.staffId}`;
  const associationId = text(form, "associationId");
  const acts = form.get("reset") === null ? actsIn(form) : null;
  return submit(
    form,
    () => call.registry.staff.grant({ ...at, associationId, acts }),
    () => back,
  );
}

export async function endEngagement(at: At, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/offices/${at.officeId}`;
  return submit(
    form,
    () => call.registry.staff.end(at),
    () => back,
  );
}
