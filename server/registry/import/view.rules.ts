import type { ImportPreview, ImportView, PreviewParty } from "./import.schema.ts";

const SHOWN_LOTS = 100;

export function nameOf({ companyName, givenName, familyName }: PreviewParty): string {
  return companyName ?? [givenName, familyName].filter((part) => part !== null).join(" ");
}

function shownLots({ lots, holdings, parties }: ImportPreview): ImportView["lots"] {
  return lots.slice(0, SHOWN_LOTS).map(({ row, code, kind, shares }, index) => ({
    row,
    code,
    kind,
    shares: String(shares),
    holders: holdings
      .filter(({ lot }) => lot === index)
      .flatMap(({ party, right, part }) => {
        const person = parties[party];
        return person ? [{ name: nameOf(person), right, part: `${part.num}/${part.den}` }] : [];
      }),
  }));
}

type File = Readonly<{ id: string; filename: string; appliedAt: Date | null }>;

/** A preview as plain data for a page: no bigint, no more lots than a page shows. */
export function viewOf(file: File, preview: ImportPreview, sharesTotal: bigint): ImportView {
  const { encoding, delimiter, sheets, mapping, acceptable, skipped, problems } = preview;
  const { lots, parties, holdings } = preview;
  return {
    id: file.id,
    filename: file.filename,
    appliedAt: file.appliedAt?.toISOString() ?? null,
    ...{ encoding, delimiter, sheets, mapping, acceptable, skipped, problems },
    counts: {
      lots: lots.length,
      parties: parties.length,
      companies: parties.filter(({ kind }) => kind === "legal").length,
      holdings: holdings.length,
      consents: parties.filter(({ consents }) => consents).length,
    },
    sharesSum: String(preview.sharesSum),
    sharesTotal: String(sharesTotal),
    lots: shownLots(preview),
  };
}
