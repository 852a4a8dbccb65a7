import { notFound } from "#server/kernel/errors.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, publicProcedure, router } from "#server/platform/trpc.ts";
import { officePolicy } from "#server/registry/office/office.policy.ts";
import { roleInOffice } from "#server/registry/office/office.queries.ts";
import { publicAddress } from "./content.queries.ts";
import { hallNotices, siteSettings } from "./desk.queries.ts";
import { noticePolicy } from "./notice.policy.ts";
import { publicNotice } from "./notice.queries.ts";
import { Posting, PublicSlug } from "./notice.schema.ts";
import { postNotice } from "./posting.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const postingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(noticePolicy["notice.post"](ctx.actor, ctx.association));
  return next();
});

export const noticeRouter = router({
  /** What anybody may know of an association: who its syndic is and how to reach him. */
  show: publicProcedure.input(PublicSlug).query(async ({ ctx, input }) => {
    const notice = await read(ctx.actor, (tx) => publicNotice(tx, input.slug, today()));
    if (!notice) throw notFound();
    return notice;
  }),
  /** What the law wants posted, as it is set, and what is missing of it. */
  settings: postingProcedure.query(({ ctx: { actor, association } }) =>
    read(actor, async (tx) => {
      const settings = await siteSettings(tx, association, today());
      const officeId = settings.office?.id;
      const role = officeId ? await roleInOffice(tx, actor, officeId, today()) : null;
      return {
        ...settings,
        mayChangeOffice: officePolicy["office.change-contact"](actor, role),
        publicUrl: publicAddress(settings.slug),
      };
    }),
  ),
  /** The notices for the hall, with where they hang since when. */
  list: postingProcedure.query(({ ctx }) =>
    read(ctx.actor, (tx) => hallNotices(tx, ctx.association, today())),
  ),
  post: postingProcedure
    .input(Posting)
    .mutation(({ ctx, input }) => postNotice(ctx.actor, ctx.association, input)),
});
