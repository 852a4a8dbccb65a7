import { useLocale } from "next-intl";
import { type ButtonTone, buttonClass } from "#components/ui/button-class.ts";

type ItsmeLinkProps = {
  /** What the identification is for, as the start of it reads the address. */
  query: Readonly<Record<string, string | undefined>>;
  children: React.ReactNode;
  tone?: ButtonTone;
};

/** Leaves for the provider: a plain link, fetched by nobody but the person who follows it. */
export function ItsmeLink({ query, children, tone = "primary" }: ItsmeLinkProps) {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const search = new URLSearchParams([...given, ["locale", useLocale()]]);
  return (
    <a href={`/api/auth/start?${search}`} className={buttonClass(tone)} rel="nofollow">
      {children}
    </a>
  );
}
