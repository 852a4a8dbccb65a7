import type { ConvocationAct } from "#server/documents/template/template.schema.ts";

/** A notice with everything a notice may hold, for tests. */
export const notice: ConvocationAct = {
  locale: "fr",
  textLanguage: "fr",
  association: {
    name: "ACP Résidence Les Tilleuls",
    enterpriseNumber: "0479495447",
    street: "Rue des Tilleuls 12",
    postcode: "5000",
    town: "Namur",
  },
  sender: {
    name: "Gestion Delvaux SRL",
    lines: ["Avenue de la Gare 4", "5000 Namur"],
    email: "office@delvaux.example",
    phone: "+32 81 00 00 00",
    ipiNumber: "501234",
  },
  recipient: { name: "Žofia Şimşek-Łukasiewicz", lines: ["Rue Őry 3 bte 4", "1000 Bruxelles"] },
  lots: [
    { code: "A1", shares: "85" },
    { code: "G3", shares: "5" },
  ],
  sharesTotal: "1000",
  designation: [],
  letter: true,
  signedOn: "2026-05-04",
  place: "Namur",
  meeting: {
    kind: "ordinary",
    session: 1,
    startsAt: "2026-05-20T17:00:00Z",
    place: "Salle communale, Rue Haute 1, 5000 Namur",
    consultation: "Au bureau du syndic et sur la page de l’assemblée.",
    urgencyReason: null,
    remote: {
      url: "https://conference.example/tilleuls",
      phone: "+32 2 000 00 00",
      ways: ["eID", "itsme"],
    },
  },
  items: [
    { number: 1, title: "Ouverture", explanation: null, resolutions: [] },
    {
      number: 2,
      title: "Comptes 2025",
      explanation: "Rapport du commissaire joint.",
      resolutions: [
        { text: "Approuver les comptes 2025.", majority: "absolute", article: "3.89 §5" },
        { text: "Donner décharge au syndic.", majority: "absolute", article: "3.87 §8" },
      ],
    },
    {
      number: 3,
      title: "Ascenseur",
      explanation: null,
      resolutions: [
        {
          ...{ text: "Remplacer la cabine.", majority: "twoThirds", article: "3.88 §1 1° b" },
          impact: {
            ...{ ceiling: "6000000", key: "Ascenseur", reserve: "90000", total: "450000" },
            joint: true,
            instalments: [
              { dueOn: "2026-07-01", cents: "225000" },
              { dueOn: "2026-10-01", cents: "225000" },
            ],
          },
        },
      ],
    },
  ],
  url: "https://koprogo.example/fr/les-tilleuls/assembly/meetings/1",
};
