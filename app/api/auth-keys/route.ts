import { publicKeys } from "#server/platform/oidc.ts";

// The keys come with the environment of the process, not with the build.
export const dynamic = "force-dynamic";

/** Our public keys, which the provider fetches to check what we sign and to encrypt for us. */
export function GET() {
  return Response.json(publicKeys(), { headers: { "Cache-Control": "public, max-age=600" } });
}
