/** The page of an association where what was sent is followed, by what it is about. */
const PLACES: ReadonlyMap<string, (subjectId: string) => string> = new Map([
  ["assembly.convocation", (id: string) => `/assembly/meetings/${id}/convocation`],
  ["assembly.reminder", (id: string) => `/assembly/meetings/${id}/expected`],
  ["assembly.substitute", () => "/assembly"],
  ["assembly.minutes", (id: string) => `/assembly/meetings/${id}/minutes`],
  ["site.fault", () => "/site/faults"],
  ["site.fault-answer", () => "/site/faults"],
]);

/** That page; the association's documents for what a later version of the product sends. */
export function subjectPlace(slug: string, about: string, subjectId: string): string {
  const place = PLACES.get(about)?.(subjectId);
  return `/${slug}${place ?? "/documents"}`;
}
