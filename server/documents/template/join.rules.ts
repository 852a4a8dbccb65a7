import { PDFDocument } from "@cantoo/pdf-lib";

/** Joins PDFs that this product made into one: the pages of all, in order. @throws for no PDF */
export async function joinPdfs(parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const joined = await PDFDocument.create({ updateMetadata: false });
  for (const part of parts) {
    const letter = await PDFDocument.load(part, { updateMetadata: false });
    for (const page of await joined.copyPages(letter, letter.getPageIndices())) {
      joined.addPage(page);
    }
  }
  return joined.save();
}
