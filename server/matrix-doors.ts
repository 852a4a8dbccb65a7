import { createCaller } from "#server/root.ts";
import type { Person } from "./kernel/actor.ts";

type Caller = ReturnType<typeof createCaller>;
type Door = (call: Caller, associationId: string, id: string) => Promise<unknown>;

const ID = "([0-9a-f-]{36})";
const there = (found: unknown) => {
  if (found === null || found === undefined) throw new RangeError("nothing there");
};

/** What each page that something may lead to asks before it is shown. */
const DOORS: readonly (readonly [RegExp, Door])[] = [
  [/^\/home$/, async (call) => there(await call.site.morning.show({}))],
  [
    new RegExp(`^/home\\?term=${ID}$`),
    async (call, _, term) => there((await call.site.morning.show({ term }))?.term),
  ],
  [/^$/, (call, associationId) => call.registry.mandate.current({ associationId })],
  [/^\/assembly$/, (call, associationId) => call.assembly.meeting.list({ associationId })],
  [
    new RegExp(`^/assembly/meetings/${ID}$`),
    (call, associationId, meetingId) => call.assembly.meeting.get({ associationId, meetingId }),
  ],
  [
    new RegExp(`^/assembly/meetings/${ID}/convocation$`),
    async (call, associationId, meetingId) => {
      const { stage } = await call.assembly.meeting.get({ associationId, meetingId });
      const { preview, status } = call.assembly.convocation;
      await (stage === "draft" ? preview : status)({ associationId, meetingId });
    },
  ],
  [
    new RegExp(`^/assembly/meetings/${ID}/minutes$`),
    (call, associationId, meetingId) => call.assembly.minutes.show({ associationId, meetingId }),
  ],
  [/^\/assembly\/year$/, (call, associationId) => call.assembly.year.get({ associationId })],
  [
    new RegExp(`^/assembly/requests/${ID}$`),
    (call, associationId, requestId) => call.assembly.request.get({ associationId, requestId }),
  ],
  [
    new RegExp(`^/assembly/written/${ID}$`),
    (call, associationId, writtenId) => call.assembly.written.get({ associationId, writtenId }),
  ],
  [
    new RegExp(`^/assembly/polls/${ID}$`),
    (call, associationId, pollId) => call.assembly.poll.get({ associationId, pollId }),
  ],
  [
    new RegExp(`^/assembly/proposals/${ID}$`),
    (call, associationId, proposalId) => call.assembly.proposal.get({ associationId, proposalId }),
  ],
  [
    new RegExp(`^/assembly/decisions/${ID}$`),
    (call, associationId, decisionId) => call.assembly.decision.get({ associationId, decisionId }),
  ],
  [
    new RegExp(`^/registry/parties/${ID}$`),
    (call, associationId, partyId) => call.registry.party.get({ associationId, partyId }),
  ],
  [
    /^\/registry\/mandates\/succession$/,
    (call, associationId) => call.registry.succession.show({ associationId }),
  ],
  [
    new RegExp(`^/registry/mandates/${ID}$`),
    (call, associationId, mandateId) => call.registry.mandate.get({ associationId, mandateId }),
  ],
  [
    new RegExp(`^/registry/privacy\\?request=${ID}$`),
    async (call, associationId, asked) => {
      const requests = await call.registry.privacy.requests({ associationId });
      there(requests.find(({ id }) => id === asked));
    },
  ],
  [/^\/site\/faults$/, (call, associationId) => call.site.fault.list({ associationId })],
  [/^\/site\/notice$/, (call, associationId) => call.site.notice.list({ associationId })],
  [/^\/documents$/, (call, associationId) => call.documents.archive.list({ associationId })],
  [/^\/proof$/, (call, associationId) => call.proof.tree.list({ associationId })],
];

/** Opens a page of an association as its person would. @throws where he would find nothing. */
export async function openPage(
  actor: Person,
  { id, slug }: Readonly<{ id: string; slug: string }>,
  address: string,
): Promise<void> {
  const call = createCaller({ actor, requestId: "test", ip: "192.0.2.1" });
  const path = address.startsWith("/home") ? address : address.replace(`/${slug}`, "");
  for (const [pattern, door] of DOORS) {
    const [found, subject = ""] = pattern.exec(path) ?? [];
    if (found === undefined) continue;
    await door(call, id, subject);
    return;
  }
  throw new RangeError(`no door for ${address}`);
}
