import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentSession } from "#app/actor.ts";
import { view } from "#app/caller.ts";
import { PaperDesk } from "#components/assembly/paper-desk.tsx";
import { typedOf } from "#server/assembly/paper/typed.rules.ts";
import { meetingAt } from "../meeting.ts";
import {
  beginPaper,
  closePaper,
  keepAttendance,
  keepSheet,
  readBlind,
  readSheet,
} from "./actions.ts";
import { handIn, takeHandedBack } from "./handed.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/paper">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("paper.title") };
}

/** A meeting that was held on paper, copied from its sheets. */
export default async function PaperPage({ params, searchParams }: Props) {
  const { association, meeting, address } = await meetingAt(params);
  if (!association.roles.includes("syndic")) notFound();
  const { associationId, meetingId, slug } = address;
  const back = `/${(await params).locale}/${slug}/assembly/meetings/${meetingId}/paper`;
  const paper = await view(back, (call) => call.assembly.paper.get({ associationId, meetingId }));
  const [proxies, holders] = await view(back, (call) =>
    Promise.all([
      call.assembly.proxy.list({ associationId, meetingId }),
      call.assembly.proxy.holders({ associationId }),
    ]),
  );
  const typed = typedOf(await searchParams, paper.texts);
  const { asked } = typed;
  const preview = asked
    ? await view(back, (call) => call.assembly.paper.preview({ associationId, ...asked }))
    : null;
  return (
    <PaperDesk
      slug={slug}
      meeting={meeting}
      paper={paper}
      typed={typed}
      preview={preview}
      proxies={proxies}
      holders={holders}
      secretary={(await currentSession())?.displayName ?? ""}
      actions={{
        begin: beginPaper.bind(null, address),
        hand: handIn.bind(null, address),
        handBack: takeHandedBack.bind(null, address),
        attend: keepAttendance.bind(null, address),
        keep: keepSheet.bind(null, address),
        read: readSheet.bind(null, address),
        blind: readBlind.bind(null, address),
        close: closePaper.bind(null, address),
      }}
    />
  );
}
