import { cache } from "react";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";

type Params = Promise<{ locale: string; association: string; meeting: string }>;

const load = cache(async (locale: string, slug: string, meetingId: string) => {
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const meeting = await view(`/${locale}/${slug}/assembly/meetings/${meetingId}`, (call) =>
    call.assembly.meeting.get({ associationId, meetingId }),
  );
  return { association, meeting, address: { associationId, slug, meetingId } };
});

/** The meeting a page's address names, asked once per request, with what its actions are bound to. */
export async function meetingAt(params: Params) {
  const { locale, association, meeting } = await params;
  return load(locale, association, meeting);
}
