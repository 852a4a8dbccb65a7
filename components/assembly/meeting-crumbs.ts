import { useTranslations } from "next-intl";
import type { ShownMeeting } from "./shown-meeting.ts";

/** Where a page of a meeting stands. */
export function useMeetingCrumbs(slug: string, meeting: ShownMeeting) {
  const t = useTranslations("assembly");
  return [
    { href: `/${slug}`, label: meeting.association.name },
    { href: `/${slug}/assembly`, label: t("meetings.title") },
    { href: `/${slug}/assembly/meetings/${meeting.id}`, label: t(`kind.${meeting.kind}`) },
  ];
}
