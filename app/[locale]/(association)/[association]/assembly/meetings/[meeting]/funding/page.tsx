import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { FundingPage } from "#components/assembly/funding-page.tsx";
import { meetingAt } from "../meeting.ts";
import { removeFunding, setFunding } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/funding">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("funding.title") };
}

/** How each decision of a meeting would be paid, and by whom. */
export default async function MeetingFundingPage({ params }: Props) {
  const { locale } = await params;
  const { association, meeting, address } = await meetingAt(params);
  const { associationId, meetingId, slug } = address;
  const isOffice = association.roles.some((role) => role === "syndic" || role === "accountant");
  const isEdited = meeting.mayPlan && meeting.stage === "draft";
  const [plans, lots, keys] = await view(
    `/${locale}/${slug}/assembly/meetings/${meetingId}/funding`,
    ({ assembly, registry }) =>
      Promise.all([
        assembly.funding.ofMeeting({ associationId, meetingId }),
        isOffice ? assembly.funding.lots({ associationId, meetingId }) : [],
        isEdited ? registry.distribution.list({ associationId }) : [],
      ]),
  );
  const bound = (resolutionId: string) => ({ ...address, resolutionId });
  return (
    <FundingPage
      slug={slug}
      meeting={meeting}
      plans={plans}
      lots={lots}
      keys={isEdited ? keys : null}
      actionsOf={(resolutionId) => ({
        set: setFunding.bind(null, bound(resolutionId)),
        remove: removeFunding.bind(null, bound(resolutionId)),
      })}
    />
  );
}
