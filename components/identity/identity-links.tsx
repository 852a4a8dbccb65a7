import { useLocale } from "next-intl";
import { type ButtonTone, buttonClass } from "#components/ui/button-class.ts";
import type { IdentityWay } from "#server/platform/oidc.ts";

type IdentityLinksProps = {
  /** The providers that are offered here; none is larger or of another colour than the others. */
  ways: readonly IdentityWay[];
  /** What the identification is for, as the start of it reads the address. */
  query: Readonly<Record<string, string | undefined>>;
  /** What a link says, with the name of its provider. */
  say: (name: string) => string;
  tone?: ButtonTone;
};

/** Leaves for a provider: plain links, fetched by nobody but the person who follows one. */
export function IdentityLinks({ ways, query, say, tone = "primary" }: IdentityLinksProps) {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const locale = useLocale();
  return (
    <p className="flex flex-wrap gap-4">
      {ways.map(({ key, label }) => {
        const search = new URLSearchParams([...given, ["provider", key], ["locale", locale]]);
        return (
          <a
            key={key}
            href={`/api/auth/start?${search}`}
            className={buttonClass(tone)}
            rel="nofollow"
          >
            {say(label)}
          </a>
        );
      })}
    </p>
  );
}
