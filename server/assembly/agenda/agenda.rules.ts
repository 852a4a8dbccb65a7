import { fundingRecord, type MeetingFunding } from "../funding/funding.rules.ts";
import type { AgendaItem } from "./agenda.schema.ts";

/**
 * What the notice binds: every word put to the meeting, in order, with the majority it needs and who
 * votes, where that is not everybody.
 */
export function agendaRecord(
  rulesVersion: string,
  items: readonly AgendaItem[],
  plans: readonly MeetingFunding[] = [],
) {
  const fundingOf = (resolution: string) =>
    plans.find(({ resolutionId }) => resolutionId === resolution)?.funding;
  return {
    version: 1,
    rules: rulesVersion,
    items: items.map(({ id, title, explanation, resolutions }) => ({
      id,
      title,
      explanation,
      resolutions: resolutions.map(({ id: resolution, text, decisionType, retry, electorate }) => {
        const funding = fundingOf(resolution);
        return {
          id: resolution,
          text,
          decisionType,
          retry,
          ...(electorate && { electorate: electorate.keyId }),
          ...(funding && { funding: fundingRecord(funding) }),
        };
      }),
    })),
  };
}

/** The order after one place up or down; unchanged at either end. */
export function moved(
  ids: readonly string[],
  id: string,
  direction: "up" | "down",
): readonly string[] {
  const from = ids.indexOf(id);
  const to = from + (direction === "up" ? -1 : 1);
  const other = ids[to];
  if (from < 0 || other === undefined) return ids;
  return ids.map((each) => (each === id ? other : each === other ? id : each));
}
