import { answerPoll } from "./assembly/poll/answer.service.ts";
import { getPoll, lookingAs } from "./assembly/poll/poll.queries.ts";
import type { DraftPoll } from "./assembly/poll/poll.schema.ts";
import { draftPoll, publishPoll } from "./assembly/poll/poll.service.ts";
import type { Person } from "./kernel/actor.ts";
import { today } from "./platform/clock.ts";
import { read } from "./platform/db.ts";
import type { House } from "./platform/testing-house.ts";

/** What owners are asked for their opinion on, as it is drafted in this world. */
export const pollWords: DraftPoll = {
  ...{ question: "Un abri pour vélos ?", explanation: null, language: "fr" },
  ...{ options: ["Oui", "Non"], several: false, named: false, endsOn: "2027-01-31" },
};

/** What takes answers. @returns its id */
export async function publishedPoll({ syndic, id }: House): Promise<string> {
  const pollId = await draftPoll(syndic, id, pollWords);
  await publishPoll(syndic, id, { pollId });
  return pollId;
}

/** A poll as a draft, one that takes answers, Ana's among them, and a draft of the council's. */
export async function seedPolls(house: House, council: Person) {
  const { syndic, id } = house;
  const open = await publishedPoll(house);
  const looking = lookingAs(syndic, id);
  const { options } = await read(syndic, (tx) => getPoll(tx, id, looking, today(), open));
  const optionIds = options.slice(0, 1).map((option) => option.id);
  const partyId = house.partyOf("Ana");
  await answerPoll(house.owner("Ana"), id, { pollId: open, partyId, optionIds });
  return {
    ...{ open, optionIds },
    draft: await draftPoll(syndic, id, pollWords),
    ofCouncil: await draftPoll(council, id, pollWords),
  };
}
export type Polls = Awaited<ReturnType<typeof seedPolls>>;
