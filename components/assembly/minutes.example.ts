import type { MinutesRecord } from "#server/assembly/minutes/record.schema.ts";
import type { MinutesSignature } from "./minutes-words.ts";

/** Minutes with everything minutes may hold: an electorate, a cap, a conflict, named votes, a proxy, a departure. */
export const minutes: MinutesRecord = {
  v: "koprogo.minutes/2",
  language: "fr",
  association: {
    id: "01890000-0000-7000-8000-000000000001",
    name: "ACP Résidence Les Tilleuls",
    enterpriseNumber: "0479495447",
    street: "Rue des Tilleuls 12",
    postcode: "5000",
    town: "Namur",
  },
  meeting: {
    id: "01890000-0000-7000-8000-000000000002",
    kind: "ordinary",
    session: 1,
    firstSessionOn: null,
    on: "2026-05-20",
    startsAt: "2026-05-20T17:00:00Z",
    openedAt: "2026-05-20T17:05:00Z",
    closedAt: "2026-05-20T18:40:00Z",
    place: "Salle communale, Rue Haute 1, 5000 Namur",
    remoteAllowed: true,
    urgencyReason: null,
    rules: "be-2019-01",
  },
  convocation: {
    at: "2026-05-04T22:30:00Z",
    sent: [
      { channel: "email", on: "2026-05-05", people: 2 },
      { channel: "registered_letter", on: "2026-05-05", people: 1 },
    ],
    unproven: 0,
    convener: {
      ...{ ground: "request", name: "Marc Delvaux", receivedOn: "2026-03-02" },
      ...{ reason: null, order: null },
    },
  },
  chair: "Žofia Łukasiewicz",
  secretary: "Marc Delvaux",
  tellers: "Ana Őry, Paul Petit",
  quorum: {
    headsPresent: 3,
    headsTotal: 4,
    sharesPresent: "1000",
    sharesTotal: "1000",
    quorate: true,
    article: "3.87 §5",
  },
  roll: [
    {
      number: 1,
      nature: "sole",
      suspended: false,
      names: ["Žofia Łukasiewicz"],
      lots: ["A1", "G3"],
      shares: "600",
      by: { name: "Žofia Łukasiewicz", channel: "room", underProxy: false },
    },
    {
      number: 2,
      nature: "undivided",
      suspended: false,
      names: ["Ştefan Ţepeş", "Ana Őry"],
      lots: ["A2"],
      shares: "250",
      by: { name: "Ana Őry", channel: "remote", underProxy: false },
    },
    {
      number: 3,
      nature: "sole",
      suspended: false,
      names: ["Immo Nord SA"],
      lots: ["B1"],
      shares: "100",
      by: { name: "Žofia Łukasiewicz", channel: "room", underProxy: true },
    },
    {
      number: 4,
      nature: "divided",
      suspended: true,
      names: ["Paul Petit", "Rose Petit"],
      lots: ["B2"],
      shares: "50",
      by: null,
    },
  ],
  moves: [{ name: "Ana Őry", kind: "departed", channel: "remote", at: "2026-05-20T18:10:00Z" }],
  proxies: [
    {
      principal: "Immo Nord SA",
      holder: "Žofia Łukasiewicz",
      signedOn: "2026-05-10",
      revokedAt: null,
      substitutes: [{ item: 2, holder: "Ana Őry", signedOn: "2026-05-18", revokedAt: null }],
    },
  ],
  items: [
    { position: 1, title: "Ouverture", explanation: null, resolutions: [] },
    {
      position: 2,
      title: "Ascenseur",
      explanation: "Trois devis joints.",
      prose: {
        before: "Le syndic présente les devis.\n\nLa société Lift répond aux questions.",
        after: "Un copropriétaire remercie le conseil.",
      },
      disposals: [
        { text: 2, kind: "postponed", reason: "l’avis manque", at: "2026-05-20T17:50:00Z" },
      ],
      resolutions: [
        {
          position: 1,
          text: "Remplacer la cabine par l’offre de la société Lift.",
          decisionType: "D-14",
          majority: "twoThirds",
          article: "3.88 §1 1° b",
          funding: {
            ...{ key: "Ascenseur", ceiling: "2450000", reserve: "450000", call: "2000000" },
            calls: { count: 4, firstOn: "2026-07-01", every: 3 },
            ...{ loan: "0", repaid: "0", repayments: null },
          },
          electorate: {
            name: "Ascenseur",
            since: "2021-01-01",
            lots: ["A1", "A2", "B1"],
            heads: 3,
            votes: "1200",
            article: "3.87 §6",
          },
          result: {
            outcome: "rejected",
            at: "2026-05-20T17:40:00Z",
            raw: { for: "700", against: "250", abstain: "0", silent: "0" },
            for: "1250/3",
            against: "250/1",
            capBase: "950",
            capped: [{ names: ["Žofia Łukasiewicz"], votes: "700", others: "250" }],
            soleVoter: null,
            namedAgainst: [{ number: 2, names: ["Ştefan Ţepeş", "Ana Őry"], shares: "250" }],
            namedAbstained: [],
            namedSilent: [],
            derived: [{ choice: "for", heads: 2, votes: "700" }],
            excluded: [
              {
                name: "Paul Petit",
                ground: "contract",
                article: "3.87 §9",
                reason: "gérant de la société Lift",
              },
            ],
            snapshot: "00".repeat(32),
          },
        },
        {
          position: 2,
          text: "Reporter les travaux à 2027, après avis de l’architecte.",
          convened: "Reporter les travaux à 2027.",
          amendments: [
            {
              text: "Reporter les travaux à 2027, après avis de l’architecte.",
              reason: "demandé par plusieurs copropriétaires",
              at: "2026-05-20T17:45:00Z",
            },
          ],
          decisionType: "D-01",
          majority: "absolute",
          article: "3.87 §8",
          result: null,
        },
      ],
    },
  ],
  breaches: [
    {
      kind: "proxies",
      article: "3.87 §7",
      item: null,
      statement: "Une quatrième procuration a été admise pour Žofia Łukasiewicz.",
      reason: "le président l’a demandé, personne ne s’y est opposé",
      at: "2026-05-20T17:10:00Z",
      recordedAt: "2026-05-20T17:12:00Z",
      by: "Marc Delvaux",
      corrects: null,
    },
  ],
  rollHash: "11".repeat(32),
  treeRoot: "22".repeat(32),
};

export const recordHash = "33".repeat(32);

export const signatures: readonly MinutesSignature[] = [
  { capacity: "chair", name: "Žofia Łukasiewicz", method: "itsme", at: "2026-05-20T18:45:00Z" },
  { capacity: "secretary", name: "Marc Delvaux", method: "account", at: "2026-05-20T18:46:00Z" },
  { capacity: "owner", name: "Immo Nord SA", method: "room", at: "2026-05-20T18:47:00Z" },
];
