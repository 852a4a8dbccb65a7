import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import fr from "#messages/fr/ui.json" with { type: "json" };
import nl from "#messages/nl/ui.json" with { type: "json" };
import { answerPlainly } from "./plain-answer.ts";

const EMPTY = '<!DOCTYPE html><html id="__next_error__"><head><title>404</title></head><body>';

/** Answers as the framework does where it cannot make a page. */
const server = createServer((request, response) => {
  const page = request.url?.split("/")[2] ?? "";
  response.setHeader("content-security-policy", "style-src 'self' 'nonce-abc'");
  if (page === "outdated") {
    response.setHeader("x-nextjs-action-not-found", "1");
    response.setHeader("content-type", "text/plain");
    response.statusCode = 409;
    response.setHeader("content-length", 26);
    response.end("Server Action unavailable.");
    return;
  }
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.statusCode = Number(page);
  response.write(Buffer.from(EMPTY));
  response.end("<script>1</script></body></html>");
});

beforeAll(async () => {
  answerPlainly();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
});
afterAll(() => new Promise((closed) => server.close(closed)));

function portOf(address: AddressInfo | string | null): number {
  return address !== null && typeof address === "object" ? address.port : 0;
}

async function ask(path: string, headers: Record<string, string> = { accept: "text/html" }) {
  const port = portOf(server.address());
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, headers, agent: false }, resolve).on("error", reject);
  });
  const body = (await answer.setEncoding("utf8").toArray()).join("");
  return { status: answer.statusCode, headers: answer.headers, body };
}

describe("what the framework leaves to a script", () => {
  test("a missing page says so in its language, and keeps its script", async () => {
    const { status, body } = await ask("/nl/404");
    expect(status).toBe(404);
    expect(body).toContain('<html id="__next_error__" lang="nl">');
    expect(body).toContain(`<noscript><style nonce="abc">`);
    expect(body).toContain(`<h1>${nl.notFound.title}</h1>`);
    expect(body).toContain("<script>1</script>");
  });

  test("a page that failed says so", async () => {
    const { status, body } = await ask("/fr/500");
    expect(status).toBe(500);
    expect(body).toContain(`<h1>${fr.failure.title}</h1>`);
  });

  test("a form of another build is answered with a page", async () => {
    const { status, headers, body } = await ask("/fr/outdated");
    expect(status).toBe(409);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(body).toContain(`<h1>${fr.outdated.title}</h1>`);
    expect(body).not.toContain("Server Action");
  });

  test.each<[string, string, Record<string, string>]>([
    ["a page that was made", "/fr/200", { accept: "text/html" }],
    ["a script", "/fr/404", { accept: "text/x-component" }],
    ["a script's form", "/fr/outdated", { accept: "text/html", "next-action": "40ab" }],
  ])("%s is left as it is", async (_, path, headers) => {
    const { body } = await ask(path, headers);
    expect(body).not.toContain("<h1>");
  });
});
