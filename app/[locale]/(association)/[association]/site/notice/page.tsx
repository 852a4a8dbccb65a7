import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { HallNotices } from "#components/site/hall-notices.tsx";
import { today } from "#server/platform/clock.ts";
import { postNotice } from "../actions.ts";

type Props = PageProps<"/[locale]/[association]/site/notice">;

export async function generateMetadata() {
  return { title: (await getTranslations("site"))("notice.title") };
}

/** The notices to hang at the entrance, and where they hang. */
export default async function NoticePage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const notices = await view(`/${locale}/${slug}/site/notice`, (call) =>
    call.site.notice.list({ associationId }),
  );
  const post = (noticeId: string) => postNotice.bind(null, { associationId, slug, noticeId });
  const shown = notices.map((notice) => ({ ...notice, post: post(notice.id) }));
  return <HallNotices association={association} notices={shown} today={today().toString()} />;
}
