import { getLocale } from "next-intl/server";
import type { MeetingAddress } from "../../../actions.ts";

/** Where one is after each gesture of the page. */
export async function proxiesPage({ slug, meetingId }: MeetingAddress): Promise<string> {
  return `/${await getLocale()}/${slug}/assembly/meetings/${meetingId}/proxies`;
}
