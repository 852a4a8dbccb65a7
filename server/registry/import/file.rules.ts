import { decodeText } from "./decode.rules.ts";
import { readDelimited } from "./delimited.rules.ts";
import { type FileContent, isRefusal, type Refusal, refuse } from "./table.schema.ts";
import { readWorkbook } from "./workbook.rules.ts";

/** Ten megabytes hold a register of a hundred thousand rows. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

const SIGNATURES = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: "zip" },
  { bytes: [0x50, 0x4b, 0x05, 0x06], kind: "zip" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: "old-workbook" },
] as const;

/** What a file is, by its first bytes: its name and the type a browser claims prove nothing. */
export function readFile(bytes: Uint8Array): FileContent | Refusal {
  if (bytes.length > MAX_FILE_BYTES) {
    return refuse("too-large", { limit: MAX_FILE_BYTES / 1024 / 1024 });
  }
  if (bytes.length === 0) return refuse("empty");
  const signature = SIGNATURES.find(({ bytes: prefix }) =>
    prefix.every((byte, index) => bytes[index] === byte),
  );
  if (signature?.kind === "old-workbook") return refuse("old-workbook");
  if (signature?.kind === "zip") return readWorkbook(bytes);
  const decoded = decodeText(bytes);
  return isRefusal(decoded) ? decoded : readDelimited(decoded.text, decoded.encoding);
}
