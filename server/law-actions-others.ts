import type { AskedGround } from "./assembly/convening/convening.schema.ts";
import { noteNotice } from "./law-actions-before.ts";
import { type Action, actorOf, callAs, NOBODY, one, PEOPLE, TYPES } from "./law-story.ts";
import { at } from "./platform/clock.ts";

// Meetings that somebody convenes in the syndic's stead: each by the call that its page makes.

const DETAILS = {
  ...{ on: "2026-05-20", time: "19:30", place: "Salle", consultation: "Chez moi" },
  ...{ urgencyReason: null, remoteAllowed: true, conferenceUrl: null },
  ...({ language: "fr", conferencePhone: "+32 2 123 45 67" } as const),
};
const POINTS = [
  { title: "Chaudière", motion: "Remplacer la chaudière." },
  { title: "Toiture", motion: "Isoler le toit." },
];

function groundOf(isVacant: boolean, requestId: string | null, n: number): AskedGround {
  const candidates = ["Immo Nord SRL", "Régie SA"];
  if (n % 5 < 4 && isVacant) return { by: "vacancy", candidates, reason: null };
  if (n % 5 < 4 && requestId) return { by: "request", requestId, types: {} };
  return {
    ...{ by: "court", orderReference: "RG 26A123", orderedOn: "2026-03-20" },
    ...{ orderWithin: null, derogation: null, declared: true },
    points: POINTS.map((point, index) => ({
      ...point,
      decisionType: one(TYPES, n + index) ?? "D-01",
    })),
  };
}

export const OTHERS = {
  /** Owners asked for it by letter, and the syndic lets the thirty days pass. */
  requested: async (story, { n }) => {
    const { house } = story;
    // One who signed convenes; with all that the others hold it is more than one fifth.
    const signers = (n % 7 === 6 ? ["ivo"] : ["ana", "cis", "ivo"]).map(house.partyOf);
    story.requestId = await at(Temporal.Instant.from("2026-03-02T09:00:00Z"), () =>
      callAs(house.syndic).assembly.request.encode({
        ...{ associationId: house.id, reason: "Rien ne se fait", points: POINTS },
        ...{ receivedOn: "2026-03-02", signers },
      }),
    );
    const lapsed = Temporal.Instant.from(
      n % 5 === 4 ? "2026-04-01T09:00:00Z" : "2026-04-02T09:00:00Z",
    );
    if (Temporal.Instant.compare(lapsed, story.clock) > 0) story.clock = lapsed;
  },
  /** The mandate is over and nobody follows. */
  vacancy: async ({ admin, house, notebook }) => {
    await admin.query("UPDATE mandate SET ends_on = '2026-03-31' WHERE association_id = $1", [
      house.id,
    ]);
    // Whoever works for an office that is syndic no more may carry a proxy as anybody else.
    notebook.syndics.length = 0;
  },
  startOther: async (story, { who, n }) => {
    const { house, requestId } = story;
    const name = one(["ana", "cis", "ana", "ivo", "bob"], who) ?? "ana";
    const actor = n % 13 === 12 ? house.syndic : house.owner(name);
    const isVacant = story.notebook.syndics.length === 0;
    const ground = groundOf(isVacant, requestId, n);
    const call = callAs(actor).assembly.convening;
    story.meetings.push(await call.start({ associationId: house.id, ground, ...DETAILS }));
    story.convener = actor;
  },
  conveneOther: async (story, { who, n }) => {
    const actor = n % 9 === 8 ? actorOf(story, who % PEOPLE.length) : story.convener;
    const meetingId = story.meetings.at(-1) ?? NOBODY;
    const place = { associationId: story.house.id, meetingId };
    await callAs(actor).assembly.convening.convene(place);
    await noteNotice(story, meetingId);
    // Where nobody is syndic, who convened holds the meeting.
    if (story.notebook.syndics.length === 0) story.office = actor;
  },
} satisfies Record<string, Action>;
