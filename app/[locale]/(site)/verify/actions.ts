"use server";

import { caller } from "#app/caller.ts";
import { ask, type FormState } from "#app/form.ts";
import { FILE_MAX_BYTES, type Verification } from "#server/proof/receipt/receipt.schema.ts";

/** The receipt sent: the file if there is one, else what was pasted. */
async function receiptIn(form: FormData): Promise<{ field: "file" | "text"; content: string }> {
  const file = form.get("file");
  const text = `${form.get("text") ?? ""}`;
  if (file instanceof File && file.size > 0) {
    // One byte past the limit is enough to be refused.
    return { field: "file", content: await file.slice(0, FILE_MAX_BYTES + 1).text() };
  }
  return { field: text.trim() ? "text" : "file", content: text };
}

export async function verifyReceiptFile(
  _: FormState<Verification>,
  form: FormData,
): Promise<FormState<Verification>> {
  const { field, content } = await receiptIn(form);
  const state = await ask(form, async () =>
    (await caller()).proof.receipt.verify({ file: content }),
  );
  return { ...state, problems: state.problems.map(({ text }) => ({ field, text })) };
}
