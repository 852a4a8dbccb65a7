import { Link } from "#messages/navigation.ts";

type WayNavProps = {
  label: string;
  here: string;
  ways: readonly Readonly<{ way: string; href: string; label: string }>[];
};

/** The ways of saying who is appointed, each a page of its own. */
export function WayNav({ label, here, ways }: WayNavProps) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 border-rule border-b">
        {ways.map(({ way, href, label }) => (
          <li key={way}>
            <Link
              href={href}
              aria-current={way === here ? "page" : undefined}
              className="flex min-h-9 items-center border-transparent border-b-3 no-underline hover:underline aria-[current]:border-plate aria-[current]:font-semibold"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
