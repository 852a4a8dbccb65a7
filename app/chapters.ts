import type { Chapter } from "#components/ui/chapter-rail.tsx";
import { mayReadMeeting } from "#server/assembly/meeting/meeting.policy.ts";
import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { treePolicy } from "#server/proof/tree/tree.policy.ts";
import { activityPolicy } from "#server/registry/activity/activity.policy.ts";
import { lotPolicy } from "#server/registry/lot/lot.policy.ts";
import { noticePolicy } from "#server/site/notice/notice.policy.ts";

/** The chapters whose first page somebody may see: the rail links no page that is not there. */
export function chaptersFor(actor: Actor, association: AssociationId): readonly Chapter[] {
  const open: Readonly<Record<Chapter, boolean>> = {
    registry: lotPolicy["lot.read"](actor, association),
    assembly: mayReadMeeting(actor, association, { convened: true }),
    // Everybody has documents of his own.
    documents: true,
    proof: treePolicy["tree.read"](actor, association),
    site: noticePolicy["notice.post"](actor, association),
    activity: activityPolicy["activity.read"](actor, association),
    // Whoever stands for somebody of the register has details of his own.
    me: partiesOf(actor, association).length > 0,
  };
  return (["registry", "assembly", "documents", "proof", "site", "activity", "me"] as const).filter(
    (name) => open[name],
  );
}
