import { router } from "#server/platform/trpc.ts";
import { associationRouter } from "./association/association.router.ts";
import { deadlineRouter } from "./deadline/deadline.router.ts";
import { invitationRouter } from "./invitation/invitation.router.ts";
import { membershipRouter } from "./membership/membership.router.ts";

export const registryRouter = router({
  association: associationRouter,
  deadline: deadlineRouter,
  invitation: invitationRouter,
  membership: membershipRouter,
});
