import {
  type Action,
  actorOf,
  callAs,
  choiceOf,
  type Draw,
  headOf,
  MANY,
  meetingOf,
  NOBODY,
  officeOf,
  one,
  PEOPLE,
  partyOf,
  type Story,
  textOf,
} from "./law-story.ts";

// A meeting held with printed sheets, copied the next morning: each by the call that its page makes.

/** The clock of the room, a few minutes later with each sheet. */
export const minutes = (late: number) => {
  const total = 19 * 60 + 40 + late;
  return `${Math.floor(total / 60) % 24}:${`${total % 60}`.padStart(2, "0")}`;
};

/** What the sheet of a vote says: the hours, and who chose otherwise, by lot, by name or by one lot alone. */
function sheetOf({ sheets }: Story, { who, other, n }: Draw) {
  const from = 3 * sheets.length + (n % 13 === 12 ? -30 : 0);
  const lot = one(Object.values(MANY).flat(), who);
  const said = n % 3 === 0 ? `${lot}!` : (one(PEOPLE, other) ?? "");
  const against = n % 4 === 0 ? "" : n % 11 === 10 ? "personne" : said;
  const hours = { openedAt: minutes(from), closedAt: minutes(from + (n % 17 === 16 ? -1 : 2)) };
  return { others: choiceOf(n), for: "", against, abstain: "", ...hours };
}

/** The sheet that is spoken of: the one that waits, or any. */
const waiting = ({ sheets }: Story, n: number) =>
  (n % 7 === 6 ? one(sheets, n) : sheets.at(-1)) ?? NOBODY;
const reader = "Bob Peeters";

export const PAPER = {
  morning: async (story) => {
    const starts = Temporal.Instant.from("2026-05-21T08:00:00Z");
    if (Temporal.Instant.compare(starts, story.clock) > 0) story.clock = starts;
  },
  beginPaper: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.paper.begin({
      ...{ associationId: story.house.id, meetingId: meetingOf(story, n) },
    }),
  /** Most came; some came late, left, or came back. */
  keepAttendance: async (story, { who, n }) => {
    const call = callAs(officeOf(story, n)).assembly.paper;
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    const { people } = await call.get(place);
    const lines = people.map(({ partyId }, index) => {
      const isAway = (n >> (index % 9)) % 8 === 7;
      const [came, left] = isAway ? ["", ""] : (one(PRESENCES, n + index) ?? ["x", ""]);
      return { partyId, came, left };
    });
    // Seldom somebody who has nothing to do there.
    if (n % 11 === 10) lines.push({ partyId: partyOf(story, who), came: "x", left: "" });
    const sheet = await call.keepAttendance({
      ...{ ...place, lines, secretaryName: "Sofie", openedAt: "19:35" },
      chairPartyId: partyOf(story, who % 4),
    });
    story.sheets.push(sheet);
  },
  keepSheet: async (story, drawn) => {
    const call = callAs(officeOf(story, drawn.n)).assembly.paper;
    const open = story.texts.filter((id) => !story.opened.includes(id));
    const resolutionId =
      drawn.n % 5 === 4 ? textOf(story, drawn.n) : (one(open, drawn.n) ?? NOBODY);
    const asked = { associationId: story.house.id, resolutionId, ...sheetOf(story, drawn) };
    const shown = await call.preview(asked);
    const mark = "mark" in shown && drawn.n % 19 < 18 ? shown.mark : "0".repeat(64);
    story.sheets.push(await call.keepSheet({ ...asked, mark }));
    story.opened.push(resolutionId);
    story.current = resolutionId;
  },
  confirmSheet: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.paper.confirm({
      ...{ associationId: story.house.id, sheetId: waiting(story, n), reader },
      ...(n % 4 > 0 && { soleVoter: "capped" as const }),
    }),
  /** Without sight of the first reading: the same, or something else. */
  readBlind: async (story, { who, n }) => {
    const sheetId = waiting(story, n);
    const { rows } = await story.admin.query<{ content: Record<string, string | number> }>(
      "SELECT content FROM paper_sheet WHERE id = $1 AND resolution_id IS NOT NULL",
      [sheetId],
    );
    const first = rows[0]?.content ?? {};
    const clock = (moment: string | number | undefined) =>
      Temporal.Instant.fromEpochMilliseconds(Number(moment ?? 0))
        .toZonedDateTimeISO("Europe/Brussels")
        .toPlainTime()
        .toString({ smallestUnit: "minute" });
    const against = n % 2 === 0 ? `${first.against ?? ""}` : (one(PEOPLE, who) ?? "");
    await callAs(officeOf(story, n)).assembly.paper.readBlind({
      ...{ associationId: story.house.id, sheetId, reader, soleVoter: "capped" },
      ...{ openedAt: clock(first.openedAt), closedAt: clock(first.closedAt) },
      ...{ others: choiceOf(n % 4 === 3 ? n : CHOSEN.indexOf(`${first.others}`)), against },
    });
  },
  settleSheet: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.paper.settle({
      ...{ associationId: story.house.id, sheetId: waiting(story, n), reader },
      ...{ soleVoter: "capped", right: n % 2 === 0 ? "first" : "second" },
    }),
  takeSheetBack: async (story, { n }) => {
    const sheetId = waiting(story, n);
    const place = { associationId: story.house.id, sheetId };
    await callAs(officeOf(story, n)).assembly.paper.takeBack(place);
    story.opened.pop();
  },
  closePaper: (story, { n }) =>
    callAs(officeOf(story, n)).assembly.paper.close({
      ...{ associationId: story.house.id, meetingId: meetingOf(story, n) },
      ...{ closedAt: n % 9 === 8 ? "19:00" : "23:30", unvoted: n % 5 > 0 },
    }),
  /** Votes on screen have no place in a meeting that is copied. */
  castOnScreen: async (story, { who, n }) => {
    const entitlementId = await headOf(story, meetingOf(story, 0), partyOf(story, who), n);
    const votes = [{ entitlementId, choice: choiceOf(n) }];
    const place = { associationId: story.house.id, resolutionId: textOf(story, n) };
    const call = n % 2 === 0 ? callAs(actorOf(story, who)) : callAs(officeOf(story, n));
    if (n % 2 === 0) await call.assembly.ballot.cast({ ...place, votes });
    else await call.assembly.ballot.castInRoom({ ...place, votes });
  },
} satisfies Record<string, Action>;

const CHOSEN = ["for", "against", "abstain"];
const PRESENCES = [
  ...([
    ["x", ""],
    ["19:20", ""],
    ["x", ""],
    ["19:50", ""],
  ] as const),
  ...([
    ["x", "20:05"],
    ["x 20:20", "19:55"],
    ["x", ""],
  ] as const),
] as const;
