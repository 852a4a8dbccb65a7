/** Which page a request is for, path and query: set by `proxy.ts`, whatever the browser said. */
export const PAGE_HEADER = "x-koprogo-page";
