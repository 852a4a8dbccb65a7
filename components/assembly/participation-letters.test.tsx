import { expect, test } from "vitest";
import { renderPage } from "#components/ui/testing.tsx";
import { CATALOGUE } from "#messages/catalogue.ts";
import { LOCALES } from "#messages/routing.ts";
import { ParticipationLetters } from "./participation-letters.tsx";

const address = { associationId: "a", meetingId: "m" };
const act = async () => ({ values: {}, problems: [] });
const people = [
  { partyId: "b", name: "Bob Peeters", telephone: true, letters: [] },
  {
    ...{ partyId: "g", name: "Gus Peeters", telephone: false },
    letters: [{ id: "l1", issuedAt: "2026-05-21T08:00:00Z" }],
  },
];

test.each(LOCALES)("each has why he is listed, what was printed and a form, in %s", (locale) => {
  const words = CATALOGUE[locale].assembly.participation;
  const html = renderPage(
    <ParticipationLetters address={address} people={people} print={act} />,
    locale,
  );
  for (const said of [words.byTelephone, words.noAccess]) expect(html).toContain(said);
  expect(html).toContain("/api/assembly/a/m/participation-letter/l1");
  expect(html.match(/name="partyId"/g)).toHaveLength(2);
  const none = renderPage(
    <ParticipationLetters address={address} people={[]} print={act} />,
    locale,
  );
  expect(none).toContain(words.lettersNone);
  expect(none).not.toContain("<form");
});
