/** Words that are, or may become, addresses of their own. */
const RESERVED = new Set(
  "fr nl de en api auth admin account accounts office offices home setup set-up sign-in sign-out signin signout login logout verify legal privacy accessibility invitations invitation pricing help health status public static assets images fonts robots sitemap manifest favicon mail site new edit search settings registry assembly accounting collections documents works council community energy proof identity www calendar notifications colleagues shortcuts activity".split(
    " ",
  ),
);

const LONGEST = 60;

export function isReserved(slug: string): boolean {
  return RESERVED.has(slug) || slug.length < 3;
}

function kebab(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/æ/g, "ae")
    .replace(/[œø]/g, "oe")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-|-$/g, "");
}

/** `Résidence des Tanneurs`, `Bruxelles` → `residence-des-tanneurs-bruxelles`. */
export function deriveSlug(name: string, town: string): string {
  const short = kebab(name);
  const place = kebab(town);
  const named = short.endsWith(place) ? short : kebab(`${short.slice(0, 40)}-${place}`);
  return isReserved(named) ? kebab(`residence-${named}`) : named;
}

/** The nth name tried when two buildings of a town share theirs. */
export function nthSlug(slug: string, n: number): string {
  return n === 1 ? slug : suffixed(slug, String(n));
}

/** The last name tried: no two legal persons share their enterprise number. */
export function numberedSlug(slug: string, enterpriseNumber: string): string {
  return suffixed(slug, enterpriseNumber);
}

function suffixed(slug: string, suffix: string): string {
  return `${slug.slice(0, LONGEST - 1 - suffix.length).replace(/-$/, "")}-${suffix}`;
}
