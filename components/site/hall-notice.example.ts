import type { HallNoticeAct } from "#server/documents/template/posted.schema.ts";

/** A notice as most are. */
export const hallNotice: HallNoticeAct = {
  locale: "fr",
  association: {
    name: "Résidence Les Glycines",
    enterpriseNumber: "0479495447",
    street: "Avenue des Glycines 14",
    postcode: "1030",
    town: "Schaerbeek",
  },
  syndic: {
    kind: "firm",
    name: "Syndic Verhaegen",
    legalForm: "SRL",
    profession: null,
    enterpriseNumber: "0314595348",
    ipiNumber: "512345",
    lines: ["Chaussée de Waterloo 412", "1050 Ixelles"],
    phone: "+32 2 555 01 20",
    email: "bureau@verhaegen.example",
    emergencyPhone: "+32 2 555 01 21",
    provisional: false,
    openingHours: {
      monday: [
        { from: "09:00", to: "12:00" },
        { from: "13:30", to: "17:00" },
      ],
      tuesday: [
        { from: "09:00", to: "12:00" },
        { from: "13:30", to: "17:00" },
      ],
      wednesday: [{ from: "09:00", to: "12:00" }],
      thursday: [
        { from: "09:00", to: "12:00" },
        { from: "13:30", to: "17:00" },
      ],
      friday: [{ from: "09:00", to: "12:00" }],
    },
  },
  appointedOn: "2026-05-20",
  startsOn: "2026-07-01",
  consultation: { at: "office", note: null, language: "fr" },
  url: "https://koprogo.example/b/residence-les-glycines-schaerbeek",
  madeOn: "2026-05-21",
};
