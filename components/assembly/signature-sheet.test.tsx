import { expect, test } from "vitest";
import { LOCALES } from "#messages/routing.ts";
import type { SignatureSheetAct } from "#server/documents/template/beside.schema.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { minutes, recordHash } from "./minutes.example.ts";

const { association, meeting } = minutes;
const props: Omit<SignatureSheetAct, "locale"> = {
  ...{ association, meeting: { kind: meeting.kind, session: 1, on: meeting.on }, recordHash },
  verify: `https://example.be/fr/verify/act/${recordHash}`,
  signatories: [
    {
      ...{ capacity: "chair", name: "Žofia Łukasiewicz" },
      done: { how: "itsme", at: "2026-05-20T18:45:00Z" },
    },
    { capacity: "secretary", name: "Marc Delvaux", done: null },
    {
      ...{ capacity: "owner", name: "Immo Nord SA" },
      done: { how: "missing", reason: "partie avant la lecture" },
    },
  ],
};

test.each(LOCALES)("a sheet to sign by hand is one page in %s", async (locale) => {
  const pdf = await renderPdf({ kind: "assembly.signature-sheet", props: { ...props, locale } });
  const pages = Buffer.from(pdf)
    .toString("latin1")
    .match(/\/Type \/Page\b(?!s)/g);
  expect(pages).toHaveLength(1);
});
