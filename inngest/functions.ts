import type { InngestFunction } from "inngest";
import { followBounce } from "./assembly/follow-bounce.ts";
import { remindOfMeetings } from "./assembly/remind-meetings.ts";
import { sendCancellations } from "./assembly/send-cancellations.ts";
import { sendConvocations } from "./assembly/send-convocations.ts";
import { sendMinutes } from "./assembly/send-minutes.ts";
import { sendWrittenMinutes, sendWrittenWords } from "./assembly/send-written.ts";
import { followPeriod, settleYears } from "./assembly/settle-years.ts";
import { warnOfConflicts } from "./assembly/warn-principals.ts";
import { notify } from "./documents/notify.ts";
import { sendDigests } from "./documents/send-digests.ts";
import {
  sendDeviceLinks,
  sendEmailLinks,
  sendLossLinks,
  sendResetLinks,
} from "./identity/send-links.ts";
import { tellAccounts } from "./identity/tell-account.ts";
import { anchorSealed } from "./proof/anchor-sealed.ts";
import { announceEnding } from "./registry/announce-ending.ts";
import { makePersonalExport } from "./registry/make-personal-export.ts";
import { removeDueData } from "./registry/remove-due.ts";
import { scanDeadlines } from "./registry/scan-deadlines.ts";
import { sendConsentLinks, sendConsentReceipts } from "./registry/send-consent-mails.ts";
import { sendInvitations } from "./registry/send-invitation.ts";
import { sendJoinings } from "./registry/send-joining.ts";
import { tellIdentity } from "./registry/tell-identity.ts";
import { makeHallNotices, makeOfficeNotices } from "./site/make-notices.ts";
import { noteFailure } from "./site/note-failure.ts";
import { sendFaultAnswer } from "./site/send-fault-answer.ts";

/** Every function of the product, one line each; the route serves them, the runner learns them there. */
export const functions: InngestFunction.Any[] = [
  anchorSealed,
  announceEnding,
  followBounce,
  makePersonalExport,
  remindOfMeetings,
  removeDueData,
  scanDeadlines,
  sendConsentLinks,
  sendConsentReceipts,
  sendCancellations,
  sendConvocations,
  sendInvitations,
  sendDeviceLinks,
  sendEmailLinks,
  sendLossLinks,
  sendResetLinks,
  tellAccounts,
  sendJoinings,
  sendMinutes,
  sendWrittenMinutes,
  sendWrittenWords,
  tellIdentity,
  warnOfConflicts,
  settleYears,
  followPeriod,
  makeHallNotices,
  makeOfficeNotices,
  sendFaultAnswer,
  noteFailure,
  notify,
  sendDigests,
];
