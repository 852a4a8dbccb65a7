import { useTranslations } from "next-intl";
import { Link } from "#messages/navigation.ts";
import { WelcomeDoor } from "./welcome-door.tsx";

const WAYS = [
  { key: "owner", href: "/sign-in" },
  { key: "syndic", href: "/sign-in" },
  { key: "anyone", href: "/verify" },
] as const;

/** What the product is, in one sentence on its plate, and the three ways in. */
export function Welcome() {
  const t = useTranslations("site.welcome");
  return (
    <main id="content" tabIndex={-1} className="grid gap-10">
      <div className="plate grid gap-8 p-6 text-start sm:p-10 lg:grid-cols-[minmax(0,1fr)_auto] lg:p-14">
        <div className="grid content-center gap-5">
          <h1 className="text-title">{t("heading")}</h1>
          <p className="max-w-measure font-normal text-lead">{t("sentence")}</p>
          <p className="flex flex-wrap gap-x-6 gap-y-3 pt-2">
            <Link
              href="/sign-in"
              className="inline-flex min-h-11 items-center rounded-control bg-enamel-ink px-5 py-2 text-enamel no-underline outline-enamel-ink hover:text-enamel hover:underline"
            >
              {t("signIn")}
            </Link>
            <Link
              href="/verify"
              className="inline-flex min-h-11 items-center text-enamel-ink outline-enamel-ink hover:text-enamel-ink"
            >
              {t("verify")}
            </Link>
          </p>
        </div>
        <WelcomeDoor />
      </div>
      <ul className="grid gap-x-10 gap-y-8 md:grid-cols-3">
        {WAYS.map(({ key, href }) => (
          <li key={key} className="grid content-start gap-2 border-rule border-t pt-4">
            <h2 className="text-lead">{t(`${key}.title`)}</h2>
            <p className="text-quiet">{t(`${key}.text`)}</p>
            <p>
              <Link href={href} className="inline-flex min-h-6 items-center font-semibold">
                {t(`${key}.link`)}
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </main>
  );
}
