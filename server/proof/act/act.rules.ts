/** Where anybody checks an act: printed on it, in letters and as a code to photograph. */
export function verificationAddress(baseUrl: string, locale: string, fingerprint: string): string {
  return `${baseUrl}/${locale}/verify/act/${fingerprint}`;
}
