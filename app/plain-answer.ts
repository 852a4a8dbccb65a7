import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { type PlainReason, plainPage, plainPart } from "#components/site/plain-page.ts";
import { toLocale } from "#messages/routing.ts";
import { STYLE_POLICY } from "./[locale]/b/answer.ts";

/** The page the framework leaves its script to fill, where it could not make one. */
const EMPTY = '<html id="__next_error__">';
const HEAD_END = "</head><body>";
/** It says so of a form whose action this build does not have; to a script it says no more. */
const UNKNOWN_ACTION = "x-nextjs-action-not-found";

/**
 * Next.js makes the pages of what is missing or has failed in the browser, and answers a form of
 * another build with a line of English. Who has no script would see nothing, or that: here the same
 * answers get words. Nothing else goes through.
 */
export function answerPlainly(): void {
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null) return;
    const { request, response }: { request?: unknown; response?: unknown } = message;
    if (!isMessage(request) || !isResponse(response)) return;
    if (request.headers["next-action"] || !request.headers.accept?.includes("text/html")) return;
    watch(request, response);
  });
}

const isMessage = (thing: unknown): thing is IncomingMessage => thing instanceof IncomingMessage;
const isResponse = (thing: unknown): thing is ServerResponse => thing instanceof ServerResponse;

function watch(request: IncomingMessage, response: ServerResponse): void {
  let status = response.statusCode;
  Object.defineProperty(response, "statusCode", {
    get: () => status,
    set(given: number) {
      if (given >= 400 && status < 400) mend(request, response);
      status = given;
    },
    enumerable: true,
    configurable: true,
  });
}

/** From here on the answer is a refusal: its words are put in as it leaves. */
function mend(request: IncomingMessage, response: ServerResponse): void {
  // What is to be read here cannot be compressed before.
  delete request.headers["accept-encoding"];
  const here = request.url ?? "/";
  const locale = toLocale(here.split(/[/?]/)[1]);
  const { setHeader, write, end } = response;
  const isOutdated = () => response.hasHeader(UNKNOWN_ACTION);
  if (isOutdated()) {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("content-security-policy", STYLE_POLICY);
  }
  let isEmptyPage = false;
  let isDone = false;

  function spoken(chunk: unknown): unknown {
    if (isDone) return isOutdated() ? "" : chunk;
    if (isOutdated()) {
      isDone = true;
      return plainPage(locale, "outdated", here);
    }
    const text = textOf(chunk);
    if (text === null) return chunk;
    isEmptyPage ||= text.includes(EMPTY);
    if (!isEmptyPage || !text.includes(HEAD_END)) return chunk;
    isDone = true;
    const reason: PlainReason = response.statusCode === 404 ? "missing" : "failed";
    const part = plainPart(locale, reason, here, nonceOf(response));
    return text
      .replace(EMPTY, `${EMPTY.slice(0, -1)} lang="${locale}">`)
      .replace(HEAD_END, `${HEAD_END}${part}`);
  }

  // A length counted before would cut the words off.
  response.setHeader = (name, value) =>
    name.toLowerCase() === "content-length" ? response : setHeader.call(response, name, value);
  response.write = (chunk: unknown, ...rest: unknown[]) =>
    Reflect.apply(write, response, [spoken(chunk), ...rest]);
  response.end = (chunk?: unknown, ...rest: unknown[]) =>
    Reflect.apply(end, response, [chunk ? spoken(chunk) : chunk, ...rest]);
}

function textOf(chunk: unknown): string | null {
  if (typeof chunk === "string") return chunk;
  return chunk instanceof Uint8Array ? Buffer.from(chunk).toString("utf8") : null;
}

/** By which the page's own policy lets its style through. */
function nonceOf(response: ServerResponse): string {
  const policy = String(response.getHeader("content-security-policy") ?? "");
  return /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
}
