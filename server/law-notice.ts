import type { NoticeSource, Reachable } from "./assembly/convocation/act.rules.ts";
import type { NoticePlan } from "./assembly/convocation/convocation.rules.ts";
import { plainDate as d } from "./kernel/calendar.ts";

// A lawful notice of a meeting of 20 May 2026, from which the decision table takes one thing away.

export const PLAN: NoticePlan = {
  sentOn: d("2026-04-20"),
  meetingOn: d("2026-05-20"),
  firstOn: null,
  retryOfOn: null,
  urgencyReason: null,
  place: "Salle communale",
  consultation: "Au bureau du syndic",
  items: 1,
  proposalsLeft: 0,
  pointsMissing: 0,
  addressees: 1,
  hasSyndic: true,
  electorates: [],
};

export const SOMEBODY: Reachable = {
  ...{ name: "X", language: "fr", acceptedEmail: null, through: null },
  ...{ street: null, postcode: null, town: null },
};

export const SOURCE: NoticeSource = {
  association: {
    ...{ name: "ACP", enterpriseNumber: "0479495447", street: "Rue 1", postcode: "5000" },
    ...{ town: "Namur", slug: "acp", sharesTotal: 1000n },
  },
  sender: {
    ...{ name: "S", lines: [], email: "s@example.be", phone: "1", ipiNumber: null, town: "Namur" },
  },
  signedOn: "2026-05-04",
  ways: { fr: ["itsme"], nl: ["itsme"], de: ["itsme"], en: ["itsme"] },
  baseUrl: "https://example.be",
  meeting: {
    ...{ id: "m", kind: "ordinary", session: 1, startsAt: "2026-05-20T17:00:00Z" },
    ...{ place: "Salle", consultation: "Au bureau", urgencyReason: null, remoteAllowed: false },
    ...{ conferenceUrl: null, conferencePhone: null, language: "fr", rulesVersion: "be-2019-01" },
    ...{ replaces: null, originalId: "m", revision: 0 },
  },
  items: [],
  omissions: [],
  electorates: new Map(),
  fundings: [],
};
