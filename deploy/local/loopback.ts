import { isIPv4 } from "node:net";

/**
 * Whether only programs of this machine can reach an address or host name. The local identity
 * provider lets anybody be anybody, and the demonstration's passwords are printed: they exist
 * behind such an address only.
 */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "").toLowerCase();
  if (bare === "localhost" || bare === "::1") return true;
  return isIPv4(bare) && bare.startsWith("127.");
}

/** The demonstration needs both: bound to loopback, and known to people under such an address. */
export function mayDemonstrate(host: string, publicAddress: string): boolean {
  return isLoopback(host) && isLoopback(new URL(publicAddress).hostname);
}
