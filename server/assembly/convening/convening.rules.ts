import type { Standing } from "#server/registry/succession/succession.schema.ts";
import type { RequestState } from "../request/request.schema.ts";
import type { VacancyTurn } from "./convening.schema.ts";

type Vacancy = Readonly<{
  standing: Standing | null;
  /** He signed, with others of one fifth, that a meeting be held. */
  isOfFifth: boolean;
  hasCouncil: boolean;
  hasChair: boolean;
}>;

/**
 * As what somebody convenes where nobody is syndic: the council, failing it the chair of the last
 * meeting, failing him owners of one fifth (art. 3.87 §2, R-AG-03). Whether those before him "fail" is
 * for him to say in writing; that they exist does not bar him, or an idle council would bar everybody.
 * Null: he may not at all. The office that leaves is not among them.
 */
export function turnOf({ standing, isOfFifth, hasCouncil, hasChair }: Vacancy): VacancyTurn | null {
  if (standing === "council") return { as: "council", isFirst: true };
  if (standing === "chair") return { as: "chair", isFirst: !hasCouncil };
  if (standing === "fifth" || (standing === "co_owner" && isOfFifth)) {
    return { as: "fifth", isFirst: !hasCouncil && !hasChair };
  }
  return null;
}

/** A co-signer convenes himself once the thirty days are over without a notice (art. 3.87 §2). */
export function mayConveneFor(state: RequestState, hasSigned: boolean): boolean {
  return hasSigned && state === "lapsed";
}

/** One fifth stands behind a request from the moment it is reached, whatever became of its letter. */
export function isFifthBehind(state: RequestState): boolean {
  return ["ready", "posted", "running", "lapsed"].includes(state);
}
