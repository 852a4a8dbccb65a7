import { SEATS, type Seat } from "#e2e/pages.ts";
import type { World } from "./arranging.ts";

/** What came back for one request, no redirection followed. */
export type Answer = Readonly<{
  status: number;
  headers: Headers;
  /** The path it leads to, where it leads on within this site. */
  leadsTo: string | null;
  body: string;
}>;

export type Asking = Readonly<{
  /** Asks for an address as who sits there. */
  ask: (seat: Seat, address: string, init?: RequestInit) => Promise<Answer>;
  /** Asks for it as each seat; by seat. */
  askAll: (address: string) => Promise<readonly (readonly [Seat, Answer])[]>;
}>;

/** A stream has said what it has to say with its first words: nobody waits for its end. */
async function bodyOf(response: Response, leave: AbortController): Promise<string> {
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) {
    return response.text();
  }
  const first = await response.body?.getReader().read();
  leave.abort();
  return new TextDecoder().decode(first?.value);
}

/** Asks the running product, with the sessions of those who sit. */
export function askingIn({ sessions }: World, site: string): Asking {
  const ask: Asking["ask"] = async (seat, address, init = {}) => {
    const leave = new AbortController();
    const headers = { cookie: sessions.get(seat)?.cookie ?? "", ...init.headers };
    const url = new URL(address, site);
    const signal = leave.signal;
    const response = await fetch(url, { redirect: "manual", ...init, headers, signal });
    const location = response.headers.get("location");
    const target = location ? new URL(location, url) : null;
    return {
      status: response.status,
      headers: response.headers,
      leadsTo: target?.origin === url.origin ? target.pathname : null,
      body: await bodyOf(response, leave),
    };
  };
  const askAll = (address: string) =>
    Promise.all(SEATS.map(async (seat) => [seat, await ask(seat, address)] as const));
  return { ask, askAll };
}

/** What an answer means to who asked: a refusal by name, anything else by its number. */
export function meaningOf({ status, leadsTo }: Answer): "not found" | "not signed in" | number {
  if (status === 404) return "not found";
  const leadsToSignIn = [303, 307].includes(status) && /^\/\w\w\/sign-in$/.test(leadsTo ?? "");
  return status === 401 || leadsToSignIn ? "not signed in" : status;
}
