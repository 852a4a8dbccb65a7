import type { Issuer } from "#server/documents/template/parts.schema.ts";
import type { ConvocationAct } from "#server/documents/template/template.schema.ts";
import { verificationAddress } from "#server/proof/act/act.rules.ts";
import { capacityOf } from "#server/registry/representative/capacity.rules.ts";
import type { ActingFor } from "#server/registry/representative/representative.schema.ts";
import type { AgendaItem } from "../agenda/agenda.schema.ts";
import type { AnnexView } from "../annex/annex.schema.ts";
import { rulesOf } from "../ballot/ballot.rules.ts";
import { isDecisionType } from "../ballot/catalogue.rules.ts";
import {
  allVotes,
  ELECTORATE_ARTICLE,
  type Electorate,
  votesOfLots,
} from "../ballot/electorate.rules.ts";
import { majorityAsked } from "../ballot/retry.rules.ts";
import { ceilingOf, impactOn, type MeetingFunding } from "../funding/funding.rules.ts";
import type { MeetingKind } from "../meeting/meeting.schema.ts";
import type { Addressee } from "./convocation.rules.ts";

/**
 * A person with where the notice reaches him; no e-mail without his own consent (R-AG-11). Language,
 * e-mail and address are those of his legal representative where mail goes `through` him.
 */
export type Reachable = Readonly<{
  name: string;
  language: "fr" | "nl" | "de" | "en";
  acceptedEmail: string | null;
  mailFormat?: "html" | "text";
  street: string | null;
  postcode: string | null;
  town: string | null;
  through: ActingFor | null;
}>;

/** What all notices of a meeting say alike. */
export type NoticeSource = Readonly<{
  association: Issuer & Readonly<{ slug: string; sharesTotal: bigint }>;
  sender: ConvocationAct["sender"] & Readonly<{ town: string }>;
  signedOn: string;
  /** The address people use, without a final slash. */
  baseUrl: string;
  /** The electronic ways to identify oneself at a distance, as each language calls them. */
  ways: Readonly<Record<Reachable["language"], readonly string[]>>;
  /** SHA-256 of the agenda as convened, in hexadecimal; absent before. */
  fingerprint?: string;
  meeting: Readonly<{
    id: string;
    kind: MeetingKind;
    session: number;
    startsAt: string;
    place: string;
    consultation: string;
    urgencyReason: string | null;
    remoteAllowed: boolean;
    conferenceUrl: string | null;
    conferencePhone: string | null;
    language: string;
    rulesVersion: string;
    replaces: Readonly<{ on: string; reason: string }> | null;
    originalId: string;
    revision: number;
  }>;
  items: readonly AgendaItem[];
  /** Points of the annual meeting left out of its agenda, each with its reason (R-AG-23). */
  omissions: readonly Readonly<{ point: string; reason: string }>[];
  /** Who convenes and on what, where it is not the syndic of himself (art. 3.87 §2, 3.92 §4). */
  convener?: ConvocationAct["convener"];
  /** Texts that only a special common part votes on, by their ids (R-AG-42). */
  electorates: ReadonlyMap<string, Electorate>;
  /** Texts with a plan of payment. */
  fundings: readonly MeetingFunding[];
  /** The offers on its items and the auditor's report, that go with it. */
  annexes?: Pick<AnnexView, "reports" | "items">;
}>;

/** The lines of an envelope under the name; none when the register has no address. */
export function postalLines(person: Pick<Reachable, "street" | "postcode" | "town">): string[] {
  const town = [person.postcode, person.town].filter(Boolean).join(" ");
  return [person.street ?? "", town].filter((line) => line !== "");
}

/** Who is written to: the person, or whoever reads his mail, "for" him and in what capacity. */
export function recipientOf(person: Reachable): ConvocationAct["recipient"] {
  const { name, through, language } = person;
  const lines = postalLines(person);
  if (!through) return { name, lines };
  const capacity = capacityOf(language, through, name);
  return { name: through.name, lines: [capacity, ...lines], capacity };
}

/** Who votes on a text, and with how many votes the addressee does: perhaps none. */
function electorateFor(electorate: Electorate, lots: Addressee["lots"]) {
  const votes = votesOfLots(
    lots.map(({ code }) => code),
    electorate,
  );
  return {
    ...{ name: electorate.name, lots: electorate.lots.map(({ code }) => code) },
    ...{ votes: votes.toString(), total: allVotes(electorate).toString() },
    article: ELECTORATE_ARTICLE,
  };
}

/** What a decision would cost at most, and what it would ask of the addressee. */
export function impactFor({ key, funding, divided }: MeetingFunding, partyId: string) {
  const own = impactOn(divided, [partyId]);
  return {
    ...{ ceiling: ceilingOf(funding).toString(), key: key?.name ?? null },
    reserve: (own?.reserve ?? 0n).toString(),
    total: (own?.total ?? 0n).toString(),
    joint: own?.isJoint ?? false,
    instalments: (own?.instalments ?? []).map(({ dueOn, cents }) => ({
      ...{ dueOn: dueOn.toString(), cents: cents.toString() },
    })),
  };
}

/** The offers on an item, the cheapest first; nothing where there are none. */
function quotesOf(itemId: string, annexes: NoticeSource["annexes"]) {
  const quotes = annexes?.items.find((one) => one.itemId === itemId)?.quotes ?? [];
  const said = quotes.map(({ supplier, cents, receivedOn }) => ({ supplier, cents, receivedOn }));
  return said.length > 0 ? { quotes: said } : {};
}

function itemsOf(
  { items, meeting, electorates, fundings, annexes }: NoticeSource,
  { lots, partyId }: Addressee,
): ConvocationAct["items"] {
  const rules = rulesOf(meeting.rulesVersion);
  return items.map(({ id: itemId, title, explanation, resolutions }, index) => ({
    number: index + 1,
    title,
    explanation,
    ...quotesOf(itemId, annexes),
    resolutions: resolutions.map(({ id, text, decisionType, retry }) => {
      if (!isDecisionType(decisionType)) throw new RangeError(`no decision ${decisionType}`);
      const { majority, article } = majorityAsked(rules, decisionType, retry);
      const part = electorates.get(id);
      const plan = fundings.find(({ resolutionId }) => resolutionId === id);
      return {
        ...{ text, majority, article },
        ...(part && { electorate: electorateFor(part, lots) }),
        ...(plan && { impact: impactFor(plan, partyId) }),
      };
    }),
  }));
}

/** Where somebody says whether he comes, without the secret that each mail adds to it. */
export function answerAddress(baseUrl: string, language: Reachable["language"]): string {
  return `${baseUrl}/${language}/coming`;
}

/** The notice to one person, by post or by the e-mail he accepted (R-AG-10). */
export function noticeTo(
  source: NoticeSource,
  person: Reachable,
  addressee: Addressee,
): ConvocationAct {
  const { lots, designation } = addressee;
  const { association, meeting } = source;
  const { slug, sharesTotal, ...issuer } = association;
  const { town, ...sender } = source.sender;
  const { conferenceUrl: url, conferencePhone: phone } = meeting;
  return {
    locale: person.language,
    textLanguage: meeting.language,
    association: issuer,
    sender,
    recipient: recipientOf(person),
    lots: lots.map(({ code, shares }) => ({ code, shares: shares.toString() })),
    sharesTotal: sharesTotal.toString(),
    designation: [...designation],
    letter: person.acceptedEmail === null,
    signedOn: source.signedOn,
    place: town,
    meeting: {
      kind: meeting.kind,
      session: meeting.session === 2 ? 2 : 1,
      startsAt: meeting.startsAt,
      place: meeting.place,
      consultation: meeting.consultation,
      urgencyReason: meeting.urgencyReason,
      remote: meeting.remoteAllowed
        ? { url, phone, ways: [...source.ways[person.language]] }
        : null,
    },
    items: itemsOf(source, addressee),
    ...(source.omissions.length > 0 && { omissions: [...source.omissions] }),
    ...(source.annexes?.reports[0] && { auditorReport: source.annexes.reports[0].datedOn }),
    ...(source.convener && { convener: source.convener }),
    url: `${source.baseUrl}/${person.language}/${slug}/assembly/meetings/${meeting.id}`,
    answer: answerAddress(source.baseUrl, person.language),
    ...(source.fingerprint && {
      verify: verificationAddress(source.baseUrl, person.language, source.fingerprint),
    }),
    ...(meeting.replaces && {
      replaces: { on: meeting.replaces.on, reason: meeting.replaces.reason },
      revision: meeting.revision,
      originalId: meeting.originalId,
    }),
  };
}
