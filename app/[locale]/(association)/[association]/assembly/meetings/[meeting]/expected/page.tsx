import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { ExpectedDesk } from "#components/assembly/expected-desk.tsx";
import { meetingAt } from "../meeting.ts";
import { encodeExpected, sayExpected } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/expected">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("expected.title") };
}

/** Who says he comes: the office sees everybody and the quorum, an owner what he said. */
export default async function ExpectedPage({ params }: Props) {
  const { meeting, address } = await meetingAt(params);
  if (meeting.stage === "draft") notFound();
  const { associationId, meetingId, slug } = address;
  const { locale } = await params;
  const { people, quorum } = await view(
    `/${locale}/${slug}/assembly/meetings/${meetingId}/expected`,
    (call) => call.assembly.expected.list({ associationId, meetingId }),
  );
  const action = quorum ? encodeExpected : sayExpected;
  return (
    <ExpectedDesk
      slug={slug}
      meeting={meeting}
      people={people}
      quorum={quorum}
      action={action.bind(null, address)}
    />
  );
}
