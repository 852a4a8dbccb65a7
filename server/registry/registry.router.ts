import { router } from "#server/platform/trpc.ts";
import { activityRouter } from "./activity/activity.router.ts";
import { associationRouter } from "./association/association.router.ts";
import { colleagueRouter } from "./colleague/colleague.router.ts";
import { consentRouter } from "./consent/consent.router.ts";
import { deadlineRouter } from "./deadline/deadline.router.ts";
import { distributionRouter } from "./distribution/distribution.router.ts";
import { importRouter } from "./import/import.router.ts";
import { invitationRouter } from "./invitation/invitation.router.ts";
import { listRouter } from "./list/list.router.ts";
import { lotRouter } from "./lot/lot.router.ts";
import { mandateRouter } from "./mandate/mandate.router.ts";
import { membershipRouter } from "./membership/membership.router.ts";
import { movementRouter } from "./movement/movement.router.ts";
import { occupantRouter } from "./occupant/occupant.router.ts";
import { officeRouter } from "./office/office.router.ts";
import { partialRouter } from "./partial/partial.router.ts";
import { partyRouter } from "./party/party.router.ts";
import { privacyRouter } from "./privacy/privacy.router.ts";
import { representativeRouter } from "./representative/representative.router.ts";
import { seatRouter } from "./seat/seat.router.ts";
import { setUpRouter } from "./set-up/set-up.router.ts";
import { staffRouter } from "./staff/staff.router.ts";
import { successionRouter } from "./succession/succession.router.ts";
import { viewRouter } from "./view/view.router.ts";
import { viewingRouter } from "./viewing/viewing.router.ts";

export const registryRouter = router({
  activity: activityRouter,
  association: associationRouter,
  colleague: colleagueRouter,
  consent: consentRouter,
  deadline: deadlineRouter,
  distribution: distributionRouter,
  import: importRouter,
  invitation: invitationRouter,
  list: listRouter,
  lot: lotRouter,
  mandate: mandateRouter,
  membership: membershipRouter,
  movement: movementRouter,
  occupant: occupantRouter,
  office: officeRouter,
  partial: partialRouter,
  party: partyRouter,
  view: viewRouter,
  privacy: privacyRouter,
  representative: representativeRouter,
  seat: seatRouter,
  setUp: setUpRouter,
  staff: staffRouter,
  succession: successionRouter,
  viewing: viewingRouter,
});
