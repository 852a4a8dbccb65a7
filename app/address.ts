/**
 * The address a request came from, for throttling only: the one the outermost of our own proxies
 * saw. Each proxy appends whom it was asked by, so that what stands further left was written by
 * the asker himself and is not believed. Without proxies nothing in the header is.
 */
export function clientAddress(forwarded: string | null, proxies: number): string {
  const seen = (forwarded ?? "")
    .split(",")
    .map((address) => address.trim())
    .filter((address) => address !== "");
  const ours = proxies > 0 ? seen.slice(-proxies) : [];
  return ours[0] ?? "local";
}
