/**
 * A Belgian enterprise number in ten digits, or null when it cannot be one:
 * starts with 0 or 1, last two digits = 97 − (first eight mod 97) (R-PAY-03).
 * Accepts dots, spaces, a leading BE and the old nine-digit form.
 */
export function parseEnterpriseNumber(input: string): string | null {
  const digits = input.replace(/^\s*BE/i, "").replace(/[\s.\-/]/g, "");
  const ten = digits.length === 9 ? `0${digits}` : digits;
  if (!/^[01]\d{9}$/.test(ten)) return null;
  const check = 97n - (BigInt(ten.slice(0, 8)) % 97n);
  return BigInt(ten.slice(8)) === check ? ten : null;
}

/** `0479.495.447`, as the law's documents print it. */
export function formatEnterpriseNumber(ten: string): string {
  return `${ten.slice(0, 4)}.${ten.slice(4, 7)}.${ten.slice(7)}`;
}
