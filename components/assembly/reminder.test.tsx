import { describe, expect, test } from "vitest";
import type { Words } from "#components/documents/act-page.print.tsx";
import { LOCALES } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { ReminderAct } from "#server/documents/template/template.schema.ts";
import { notice } from "./convocation.example.ts";
import { reminderText } from "./reminder.mail.tsx";

const bySyndic: ReminderAct = {
  ...{ locale: "fr", textLanguage: "fr", association: notice.association },
  ...{ sender: notice.sender, recipient: notice.recipient },
  meeting: {
    ...{ kind: "ordinary", session: 1, startsAt: "2026-05-20T17:00:00Z" },
    ...{ place: "Salle communale", remote: false },
  },
  ...{ url: "https://koprogo.example/fr/m", answer: "https://koprogo.example/fr/coming/x" },
};

const byOwner: ReminderAct = {
  ...bySyndic,
  sender: { ...notice.sender, name: "Ana Peeters", email: "", phone: "", ipiNumber: "" },
  convener: {
    ...{ ground: "request", partyId: "0198c0de-0000-7000-8000-000000000001" },
    ...{ receivedOn: "2026-04-01", reason: null, order: null },
  },
};

describe.each(LOCALES)("a reminder in %s", (locale) => {
  const t: Words = translator(locale, "documents");
  const text = (act: ReminderAct) => reminderText({ act, t, locale });

  test("of the syndic says how he is reached", () => {
    expect(text(bySyndic)).toContain(`${t("convocation.syndic")}, Gestion Delvaux SRL`);
    expect(text(bySyndic)).toContain("office@delvaux.example · ");
  });

  test("of an owner who convened calls him no syndic, and leaves no blank for his mail", () => {
    expect(text(byOwner)).toContain(`${t("convocation.convenes.request")}, Ana Peeters`);
    expect(text(byOwner)).not.toContain(`${t("convocation.syndic")},`);
    expect(text(byOwner)).toContain("\nAvenue de la Gare 4 · 5000 Namur\n");
  });
});
