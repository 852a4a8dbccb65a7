import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { HandsDesk } from "#components/assembly/hands-desk.tsx";
import { CHOICES } from "#server/assembly/ballot/ballot.rules.ts";
import { meetingAt } from "../meeting.ts";
import { recordHands } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/hands">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("hands.title") };
}

/** A show of hands on the text that is open, or on the one that the address names. */
export default async function HandsPage({ params, searchParams }: Props) {
  const { meeting, address } = await meetingAt(params);
  if (!meeting.mayHold) notFound();
  const { associationId, meetingId, slug } = address;
  const back = `/${(await params).locale}/${slug}/assembly/meetings/${meetingId}/hands`;
  const asked = await searchParams;
  const typed = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const others = CHOICES.find((known) => known === asked.others);
  const names = { for: typed("for"), against: typed("against"), abstain: typed("abstain") };
  const said = { ...names, others: others ?? ("for" as const) };
  const ballots = await view(back, (call) =>
    call.assembly.ballot.list({ associationId, meetingId }),
  );
  const open = ballots.filter(({ state }) => state === "open");
  const ballot = open.find(({ resolutionId }) => resolutionId === asked.text) ?? open[0];
  const { resolutionId } = ballot ?? {};
  const hands = resolutionId
    ? await view(back, (call) =>
        call.assembly.ballot.hands({ associationId, resolutionId, ...said }),
      )
    : null;
  return (
    <HandsDesk
      slug={slug}
      meeting={meeting}
      hands={ballot && hands ? { ballot, view: hands, said, isAsked: others !== undefined } : null}
      record={recordHands.bind(null, address)}
    />
  );
}
