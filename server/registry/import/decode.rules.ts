import { type Refusal, refuse } from "./table.schema.ts";

export type Decoded = Readonly<{ text: string; encoding: string }>;

const MARKS = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

/** Bytes that Windows-1252 does not define. */
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Signs of Windows-1252 found in Western text; any other sign of its upper half is unlikely. */
const LIKELY_SIGNS =
  /[\u20ac\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a0\u00a7\u00aa\u00ab\u00b0\u00b2\u00b3\u00b7\u00ba\u00bb\u00bd]/u;

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without a mark: ASCII text has its zero bytes on one side only. */
function guessWideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const enough = sample.length / 4;
  if (odd > enough && even < odd / 10) return "utf-16le";
  if (even > enough && odd < even / 10) return "utf-16be";
  return null;
}

/** Windows-1252 has no checksum: it is believed when its upper half reads like accented letters. */
function readsLikeWestern(text: string): boolean {
  const upper = text.match(/[\u0080-\uffff]/gu) ?? [];
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const unlikely = upper.filter(
    (sign) => !LIKELY_SIGNS.test(sign) && (!/\p{L}/u.test(sign) || /[ðþÐÞƒˆ]/u.test(sign)),
  ).length;
  return unlikely * 5 <= upper.length && upper.length * 5 <= letters * 2;
}

function hasControls(text: string): boolean {
  // Tab, line ends, form feed and the DOS end of file are the controls a text file may hold.
  return [...text].some((sign) => sign < " " && !"\t\n\r\f\u001a".includes(sign));
}

/**
 * The text of a CSV file in UTF-8, UTF-16 or Windows-1252, with or without a
 * byte order mark. Anything else is refused rather than stored as rubbish.
 */
export function decodeText(bytes: Uint8Array): Decoded | Refusal {
  const mark = MARKS.find((candidate) => startsWith(bytes, candidate.bytes));
  const wide = mark ? null : guessWideEncoding(bytes);
  const declared = mark?.encoding ?? wide;
  if (declared) {
    const text = decodeStrictly(bytes, declared);
    if (text === null) return refuse("encoding-unknown");
    return hasControls(text) ? refuse("binary") : { text, encoding: declared };
  }
  const utf8 = decodeStrictly(bytes, "utf-8");
  if (utf8 !== null)
    return hasControls(utf8) ? refuse("binary") : { text: utf8, encoding: "utf-8" };
  if (bytes.some((byte) => byte === 0)) return refuse("binary");
  if (bytes.some((byte) => UNDEFINED_1252.has(byte))) return refuse("encoding-unknown");
  const western = new TextDecoder("windows-1252").decode(bytes);
  if (hasControls(western)) return refuse("binary");
  return readsLikeWestern(western)
    ? { text: western, encoding: "windows-1252" }
    : refuse("encoding-unknown");
}
