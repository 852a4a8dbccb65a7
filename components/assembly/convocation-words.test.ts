import { expect, test } from "vitest";
import { LOCALES } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { notice } from "./convocation.example.ts";
import { convocationWords } from "./convocation-words.ts";

const remoteOf = (locale: (typeof LOCALES)[number], ways: readonly string[]) => {
  const { meeting } = notice;
  const remote = { url: null, phone: "+32 2 000 00 00", ways: [...ways] };
  const told = { ...notice, locale, meeting: { ...meeting, remote } };
  return convocationWords(told, translator(locale, "documents"), locale).remote;
};

test.each(LOCALES)(
  "%s: every way to be identified is announced, with the number to call",
  (locale) => {
    const [onScreen = "", byVoice = "", number = ""] = remoteOf(locale, ["eID", "itsme"]);
    expect(onScreen).toContain("eID");
    expect(onScreen).toContain("itsme");
    expect(byVoice.length).toBeGreaterThan(100);
    expect(number).toContain("+32 2 000 00 00");
  },
);

test("where no provider is configured, the voice remains, with the number", () => {
  const lines = remoteOf("fr", []);
  expect(lines).toHaveLength(2);
  expect(lines.join(" ")).not.toContain("itsme");
  expect(lines.at(-1)).toContain("+32 2 000 00 00");
});
