import { expect, test } from "vitest";
import type { HallNoticeAct } from "#server/documents/template/posted.schema.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { WEEKDAYS } from "#server/registry/office/hours.schema.ts";
import { hallNotice } from "./hall-notice.example.ts";

const printed = async (props: Partial<HallNoticeAct> = {}) =>
  Buffer.from(
    await renderPdf({ kind: "site.hall-notice", props: { ...hallNotice, ...props } }),
  ).toString("latin1");
const pagesOf = (pdf: string) => pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

const span = (from: string, to: string) => ({ from, to });
const everyDayAnother = Object.fromEntries(
  WEEKDAYS.map((day, index) => [
    day,
    [span(`0${index + 1}:00`, "12:00"), span("13:00", "17:30"), span("19:00", "20:30")],
  ]),
);
const { syndic, association } = hallNotice;
const long =
  "Association des copropriétaires de la Résidence des Jardins Suspendus du Parc Josaphat";

test.each<[string, Partial<HallNoticeAct>]>([
  ["an ordinary notice", {}],
  [
    "a volunteer without office hours",
    {
      syndic: {
        ...syndic,
        kind: "volunteer",
        name: "Amina El Idrissi",
        legalForm: null,
        enterpriseNumber: null,
        ipiNumber: null,
        profession: "architecte",
        emergencyPhone: null,
        openingHours: null,
      },
    },
  ],
  [
    "as much as there can be",
    {
      association: { ...association, name: `${long}, blocs A à F et garages` },
      syndic: {
        ...syndic,
        name: "Gestion Immobilière et Conseils de la Région de Bruxelles-Capitale et du Brabant",
        profession: "Expert-comptable et conseiller fiscal",
        lines: ["Boulevard du Roi Albert II 30, bâtiment B, boîte 412", "1000 Bruxelles"],
        openingHours: everyDayAnother,
      },
      consultation: {
        at: "seat",
        note: "Loge de la concierge, rez-de-chaussée du bloc C : sonner à « Conciergerie » entre 9 et 17 heures, ou prendre rendez-vous par téléphone la veille au plus tard",
        language: "fr",
      },
    },
  ],
])("%s stands on one sheet, its code leading where its text says", async (_, props) => {
  const pdf = await printed(props);
  expect(pagesOf(pdf)).toBe(1);
  expect(pdf).toContain(`/URI (${hallNotice.url})`);
});
