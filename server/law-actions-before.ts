import {
  type Action,
  actorOf,
  callAs,
  itemOf,
  meetingOf,
  NOBODY,
  officeOf,
  one,
  PEOPLE,
  partyOf,
  refusalOf,
  type Story,
  someLots,
  TYPES,
  textOf,
} from "./law-story.ts";
import { seedStepUp } from "./platform/testing-meeting.ts";

// What is planned, given and done at the door: each by the call that its page makes.

const addText: Action = async (story, { n }) => {
  const call = callAs(officeOf(story, n)).assembly.agenda;
  const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
  const itemId = n % 2 === 0 ? (story.items.at(-1) ?? NOBODY) : itemOf(story, n);
  const decisionType = one(TYPES, n) ?? "D-01";
  const text = { text: `Texte ${n} ${story.texts.length}`, decisionType };
  story.texts.push(await call.addResolution({ ...place, itemId, ...text }));
};

/** What a notice says as it leaves: from here on the story is about it. */
export async function noteNotice(story: Story, meetingId: string): Promise<void> {
  const { rows } = await story.admin.query<{ id: string; item: string; text: string }>(
    "SELECT id, item_id AS item, text FROM resolution WHERE meeting_id = $1",
    [meetingId],
  );
  story.notebook.convened.set(meetingId, new Map(rows.map(({ id, ...row }) => [id, row])));
  // What was taken off, or called off, is tried now and then.
  story.strayTexts.push(...story.texts.filter((id) => !rows.some((row) => row.id === id)));
  story.texts = rows.map(({ id }) => id);
  story.items = [...new Set(rows.map(({ item }) => item))];
}

export const PLANNING = {
  addItem: async (story, { n }) => {
    const call = callAs(officeOf(story, n)).assembly.agenda;
    const associationId = story.house.id;
    const meetingId = meetingOf(story, n);
    const itemId = await call.addItem({ associationId, meetingId, title: `Point ${n}` });
    story.items.push(itemId);
    await addText(story, { who: 0, other: 0, n: n - (n % 29) });
  },
  addText,
  editText: (story, { n }) => {
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    const said = {
      resolutionId: textOf(story, n),
      text: `Autre ${n}`,
      decisionType: "D-01" as const,
    };
    return callAs(officeOf(story, n)).assembly.agenda.editResolution({ ...place, ...said });
  },
  removeText: async (story, { n }) => {
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    const resolutionId = textOf(story, n);
    const call = callAs(officeOf(story, n)).assembly.agenda;
    await call.removeResolution({ ...place, resolutionId });
  },
  removeItem: async (story, { n }) => {
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    const itemId = itemOf(story, n);
    await callAs(officeOf(story, n)).assembly.agenda.removeItem({ ...place, itemId });
  },
  convene: async (story, { n }) => {
    const { house } = story;
    // What waits for its notice, seldom what has it.
    const meetingId = (n % 5 === 4 ? one(story.meetings, n) : story.meetings.at(-1)) ?? NOBODY;
    await callAs(officeOf(story, n)).assembly.convocation.convene({
      associationId: house.id,
      meetingId,
    });
    await noteNotice(story, meetingId);
  },
  correct: async (story, { n }) => {
    const { admin, house } = story;
    const call = callAs(officeOf(story, n)).assembly.meeting;
    const asked = { reason: "Autre salle", ...(n % 2 === 0 && { on: "2026-05-20" }) };
    const meetingId = meetingOf(story, n);
    const id = await call.correct({ associationId: house.id, meetingId, ...asked });
    const { rows } = await admin.query<{ id: string }>(
      "SELECT id FROM resolution WHERE meeting_id = $1",
      [id],
    );
    story.meetings.push(id);
    story.strayTexts.push(...rows.map((row) => row.id));
  },
} satisfies Record<string, Action>;

export const PROXIES = {
  giveProxy: async (story, { who, other, n }) => {
    const principal = partyOf(story, n % 11 === 10 ? who + 1 : who);
    const holder =
      n % 13 === 12
        ? ({
            kind: "other",
            givenName: "Sofie",
            familyName: story.house.staffAccountId.slice(-6),
          } as const)
        : ({
            kind: "register",
            partyId: partyOf(story, n % 3 === 0 ? PEOPLE.length : other),
          } as const);
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    const given = { ...place, principalPartyId: principal, holder };
    const proxy = callAs(actorOf(story, who)).assembly.proxy;
    story.proxies.push(await proxy.give(given));
  },
  /** For some of one's lots only. */
  giveLots: async (story, { who, other, n }) => {
    const { name, some } = someLots(story, who, n);
    const holder = { kind: "register", partyId: partyOf(story, other) } as const;
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    const given = { ...place, principalPartyId: story.house.partyOf(name), holder, lotIds: some };
    const actor = n % 7 === 6 ? actorOf(story, other) : story.house.owner(name);
    story.proxies.push(await callAs(actor).assembly.proxy.give(given));
  },
  encodeProxy: async (story, { who, other, n }) => {
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    const holder = { kind: "register", partyId: partyOf(story, other) } as const;
    const paper = { principalPartyId: partyOf(story, who), holder, signedOn: "2026-04-01" };
    const proxy = callAs(officeOf(story, n)).assembly.proxy;
    story.proxies.push(await proxy.encode({ ...place, ...paper }));
  },
  /** Somebody else for one item, by the principal or from paper. */
  substitute: async (story, { who, other, n }) => {
    const { admin, house } = story;
    const proxyId = one(story.proxies, n) ?? NOBODY;
    const { rows } = await admin.query<{ party: string }>(
      "SELECT principal_party_id AS party FROM proxy WHERE id = $1",
      [proxyId],
    );
    const name = PEOPLE.find((known) => house.partyOf(known) === rows[0]?.party) ?? "ana";
    const actor = n % 5 === 4 ? actorOf(story, who) : house.owner(name);
    const holder = { kind: "register", partyId: partyOf(story, other) } as const;
    const place = { associationId: house.id, meetingId: meetingOf(story, n) };
    const named = { ...place, proxyId, itemId: itemOf(story, n), holder };
    if (n % 2 === 0) await callAs(actor).assembly.proxy.substitute(named);
    else {
      const { proxy } = callAs(officeOf(story, n)).assembly;
      await proxy.encodeSubstitute({ ...named, signedOn: "2026-04-01" });
    }
  },
  revokeProxy: (story, { who, n }) => {
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    const actor = n % 2 === 0 ? officeOf(story, n) : actorOf(story, who);
    const proxyId = one(story.proxies, n) ?? NOBODY;
    return callAs(actor).assembly.proxy.revoke({ ...place, proxyId });
  },
} satisfies Record<string, Action>;

export const DOOR = {
  /** Most people come. */
  crowd: async (story, { n }) => {
    const { house } = story;
    const meetingId = meetingOf(story, 0);
    const call = callAs(house.syndic).assembly.attendance;
    for (const [index, name] of PEOPLE.entries()) {
      if ((n >> (index % 9)) % 8 === 7) continue;
      // Who has no vote is not let in: the others are.
      const person = { associationId: house.id, meetingId, partyId: house.partyOf(name) };
      await call.checkIn(person).catch(refusalOf);
    }
  },
  arrive: (story, { who, n }) =>
    callAs(officeOf(story, n)).assembly.attendance.checkIn({
      ...{ associationId: story.house.id, meetingId: meetingOf(story, n) },
      partyId: partyOf(story, who),
    }),
  depart: (story, { who, n }) =>
    callAs(officeOf(story, n)).assembly.attendance.checkOut({
      ...{ associationId: story.house.id, meetingId: meetingOf(story, n) },
      partyId: partyOf(story, who),
    }),
  /** Somebody who is not there, or goes home, is called back; most have no screen. */
  telephone: async (story, { who, n }) => {
    const call = callAs(officeOf(story, n)).assembly.attendance;
    const place = { associationId: story.house.id, meetingId: meetingOf(story, n) };
    const person = { ...place, partyId: partyOf(story, who) };
    if (n % 2 === 1) await call.checkOut(person).catch(refusalOf);
    await call.admit({ ...person, method: "callback", byTelephone: n % 4 > 0 });
  },
  /** At a distance, identified or not. */
  join: async (story, { who, n }) => {
    const actor = actorOf(story, who);
    const meetingId = meetingOf(story, n);
    if (n % 4 > 0) await seedStepUp(story.admin, actor, meetingId);
    await callAs(actor).assembly.attendance.join({ associationId: story.house.id, meetingId });
  },
  leave: (story, { who, n }) =>
    callAs(actorOf(story, who)).assembly.attendance.leave({
      ...{ associationId: story.house.id, meetingId: meetingOf(story, n) },
    }),
  designate: (story, { who, n }) =>
    callAs(officeOf(story, n)).registry.lot.nameRepresentative({
      ...{ associationId: story.house.id, lotId: story.house.lotOf("F1") },
      ...{ partyId: partyOf(story, n % 2 === 0 ? 6 : who), startsOn: "2026-05-20" },
    }),
  openMeeting: (story, { who, n }) =>
    callAs(officeOf(story, n)).assembly.attendance.open({
      ...{ associationId: story.house.id, meetingId: meetingOf(story, n) },
      ...{ chairPartyId: partyOf(story, who), secretaryName: "Sofie" },
    }),
} satisfies Record<string, Action>;
