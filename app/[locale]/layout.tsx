import "../globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { hasLocale, NextIntlClientProvider } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { SessionEnd } from "#components/identity/session-end.tsx";
import { SignOutButton } from "#components/identity/sign-out-button.tsx";
import { LookingAs } from "#components/registry/looking-as.tsx";
import { DeskKeys } from "#components/ui/desk-keys.tsx";
import { InterruptedForm } from "#components/ui/interrupted-form.tsx";
import { Refusal } from "#components/ui/refusal.tsx";
import { KEYS_COOKIE, readKeys } from "#components/ui/shortcuts.ts";
import { SiteFooter } from "#components/ui/site-footer.tsx";
import { SiteHeader } from "#components/ui/site-header.tsx";
import { SkipLink } from "#components/ui/skip-link.tsx";
import { SoftLinks } from "#components/ui/soft-links.tsx";
import { CATALOGUE } from "#messages/catalogue.ts";
import { LOCALES } from "#messages/routing.ts";
import { currentLook, currentSession } from "../actor.ts";
import { refusedHere } from "../form.ts";
import { typedBefore } from "../interrupted.ts";
import { unreadCount } from "../unread.ts";
import { endViewing } from "./(association)/[association]/registry/viewing.ts";
import { signOut } from "./(identity)/sign-out/actions.ts";
import { extendSession } from "./actions.ts";

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf5" },
    { media: "(prefers-color-scheme: dark)", color: "#10161f" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui");
  return {
    title: { default: t("product"), template: `%s — ${t("product")}` },
    manifest: "/manifest.webmanifest",
    icons: { icon: "/icon.svg", apple: "/icon-180.png" },
  };
}

/** The frame of every page. It protects nothing: each page asks for what it may show. */
export default async function RootLayout({ children, params }: LayoutProps<"/[locale]">) {
  const { locale } = await params;
  if (!hasLocale(LOCALES, locale)) notFound();
  setRequestLocale(locale);
  const session = await currentSession();
  const look = session && (await currentLook());
  return (
    <html lang={locale}>
      <body className="flex min-h-dvh flex-col text-base">
        {/* Only the words of the components that run in the browser leave the server. */}
        <NextIntlClientProvider messages={{ ui: CATALOGUE[locale].ui }}>
          <SkipLink />
          <SiteHeader
            account={
              session && {
                name: session.displayName,
                signOut: <SignOutButton action={signOut} />,
                unread: await unreadCount(session),
              }
            }
          />
          <div className="mx-auto w-full max-w-page grow px-4 py-5 sm:px-8 sm:py-8">
            {look ? <LookingAs shown={look.shown} end={endViewing} /> : null}
            <Refusal problems={await refusedHere()} />
            <InterruptedForm typed={await typedBefore()}>{children}</InterruptedForm>
          </div>
          <SiteFooter />
          {session ? (
            <SessionEnd endsAt={session.endsAt.toString()} extend={extendSession} />
          ) : null}
          {session ? <SoftLinks /> : null}
          {session ? <DeskKeys keys={readKeys((await cookies()).get(KEYS_COOKIE)?.value)} /> : null}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
