/** The query of a list page, as its address carries it. */
export type ListQuery = Readonly<Record<string, string | undefined>>;

/** The same list with something changed, as a link relative to the page. */
export function withQuery(query: ListQuery, change: ListQuery): `?${string}` {
  const entries = Object.entries({ ...query, ...change }).flatMap(([key, value]) =>
    value ? [[key, value]] : [],
  );
  return `?${new URLSearchParams(entries).toString()}`;
}

/** One value of each parameter of Next's `searchParams`: the first one. */
export function toListQuery(
  params: Readonly<Record<string, string | string[] | undefined>>,
): ListQuery {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]),
  );
}
