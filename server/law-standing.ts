/**
 * Rules of the law sheet that are no calculation: where the product says them or acts on them. A test
 * opens each file and looks for the words.
 */
export const STANDING: readonly Readonly<{
  rule: string;
  /** What the product does about it. */
  does: string;
  file: string;
  words: string;
}>[] = [
  {
    rule: "R-AG-05",
    does: "makes the occupants' sheet when the notices leave",
    file: "inngest/assembly/send-convocations.ts",
    words: "makeOccupantNotice(actor, associationId, meetingId)",
  },
  {
    rule: "R-AG-05",
    does: "says to occupants where and until when they write",
    file: "messages/en/documents.json",
    words: "You may write to the syndic",
  },
  {
    rule: "R-AG-12",
    does: "keeps the address that was known when the notice left",
    file: "server/registry/party/contact.rules.ts",
    words: "a notice is regular that went to the last address known",
  },
  {
    rule: "R-AG-70",
    does: "lets nobody in at a distance where the notice does not provide for it",
    file: "server/assembly/attendance/attendance.service.ts",
    words: "attendance.remote-not-allowed",
  },
  {
    rule: "R-AG-71",
    does: "asks one strong identification, and a conference to hear and speak",
    file: "server/assembly/meeting/meeting.service.ts",
    words: "meeting.conference-missing",
  },
  {
    rule: "R-AG-72",
    does: "convenes to a place always: nobody is held to take part at a distance",
    file: "server/assembly/convocation/convocation.rules.ts",
    words: "convocation.place-missing",
  },
  {
    rule: "R-AG-73",
    does: "takes no vote of somebody who is neither there nor represented",
    file: "server/assembly/ballot/vote.rules.ts",
    words: "ballot.not-present",
  },
  {
    rule: "R-AG-82",
    does: "opens results to members, and says where the register is consulted on site",
    file: "server/site/notice/notice.rules.ts",
    words: "The register lies at the association's seat",
  },
  {
    rule: "R-AG-85",
    does: "names the action of art. 3.92 §3 alone with its term; the others have none to watch",
    file: "server/assembly/ballot/closing.service.ts",
    words: '"assembly.challenge", challengeUntil(on), "3.92 §3"',
  },
  {
    rule: "R-AG-86",
    does: "names the justice of the peace in the letter that brings the minutes",
    file: "messages/en/documents.json",
    words: "justice of the peace",
  },
  {
    rule: "R-MAJ-23",
    does: "says beside the catalogue that the majority for cameras is discussed, and which is careful",
    file: "messages/en/assembly.json",
    words: "Cameras in the common parts",
  },
  {
    rule: "R-SYN-05",
    does: "seats no syndic on the council, nor as auditor",
    file: "server/registry/seat/seat.service.ts",
    words: "seat.is-syndic",
  },
  {
    rule: "R-SYN-12",
    does: "prints the association's number on the notice",
    file: "components/site/hall-notice.print.tsx",
    words: "enterpriseNumber",
  },
  {
    rule: "R-SYN-13",
    does: "prints the notice in full, with the code beside it",
    file: "components/site/hall-notice.print.tsx",
    words: "qrOf",
  },
  {
    rule: "R-SYN-20",
    does: "asks for the filing of every syndic, by whatever title",
    file: "server/registry/mandate/mandate.rules.ts",
    words: 'filing: "3.89 §3"',
  },
  {
    rule: "R-COU-03",
    does: "opens to the council what its supervision needs: results, register, mandates, activity",
    file: "server/assembly/ballot/ballot.policy.ts",
    words: '"council", "auditor"',
  },
  {
    rule: "R-COU-06",
    does: "sets no number of members: one seat is recorded at a time, each lawful by itself",
    file: "server/registry/seat/seat.service.ts",
    words: "one by one",
  },
  {
    rule: "R-SIG-01",
    does: "says of each signature how it was given, and calls none qualified",
    file: "server/assembly/minutes/minutes.schema.ts",
    words: '["itsme", "provider", "account", "room"]',
  },
  {
    rule: "R-SIG-02",
    does: "sends notices by registered letter, or by mail to who accepted it",
    file: "server/assembly/convocation/convocation.rules.ts",
    words: "registered_letter",
  },
  {
    rule: "R-VOTE-01",
    does: "counts in the open: identity, right and power of each voter come from the frozen roll",
    file: "server/assembly/ballot/seats.rules.ts",
    words: "Who takes part in a count",
  },
  {
    rule: "R-VOTE-02",
    does: "keeps each vote as a salted leaf with its voter, head, shares, channel and instant",
    file: "server/assembly/ballot/keeping.service.ts",
    words: "koprogo.vote/1",
  },
  {
    rule: "R-VOTE-03",
    does: "lets the operator encode what is said in the room, whatever fails elsewhere",
    file: "server/assembly/ballot/ballot.policy.ts",
    words: "encoding what is said in the room",
  },
];

/** Rules of these sections that nothing in the product answers yet, and what it would take. */
export const UNANSWERED: Readonly<Record<string, string>> = {
  "R-SYN-02": "the syndic's written contract is not kept",
  "R-SYN-31": "the code of conduct is not applied",
};

/** Addenda that are of accounts, transfers, taxes or documents, not of meetings and organs. */
export const OTHER_ADDENDA: readonly string[] = [
  ...["AD-09", "AD-10", "AD-11", "AD-12", "AD-13", "AD-14", "AD-15", "AD-16", "AD-17", "AD-18"],
  ...["AD-19", "AD-20", "AD-21"],
];
