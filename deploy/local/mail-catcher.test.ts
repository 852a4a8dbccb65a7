import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import type { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createMailPages, createMailServer } from "./mail-catcher.ts";
import { openMailStore } from "./mail-store.ts";

const folder = mkdtempSync(join(tmpdir(), "koprogo-mail-"));
const Address = z.object({ port: z.number() });
let smtp: SMTPServer;
let pages: Server;
let site: string;

beforeAll(async () => {
  const store = openMailStore(folder);
  smtp = createMailServer(store);
  pages = createMailPages(store).listen(0, "127.0.0.1");
  await once(pages, "listening");
  site = `http://127.0.0.1:${Address.parse(pages.address()).port}`;
  const listening = smtp.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const { port } = Address.parse(listening.address());
  const post = createTransport({ host: "127.0.0.1", port });
  await post.sendMail({
    from: "syndic@example.be",
    to: "Amina <Amina@example.be>",
    subject: "Convocation <b>",
    text: "Voir https://koprogo.example.be/a?b=1&c=2 svp",
    html: "<p>Voir <script>alert(1)</script></p>",
    attachments: [{ filename: "ordre du jour.pdf", content: "x" }],
  });
  await post.sendMail({
    from: "syndic@example.be",
    to: "marc@example.be",
    subject: "Oproeping",
    text: "Zie",
  });
  post.close();
});
afterAll(async () => {
  pages.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
  rmSync(folder, { recursive: true });
});

const get = async (path: string) => {
  const answer = await fetch(`${site}${path}`);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

test("tests read mail by its address", async () => {
  const mails = JSON.parse((await get("/api/messages?to=amina@example.be")).text);
  expect(mails).toMatchObject([
    {
      to: ["amina@example.be"],
      subject: "Convocation <b>",
      attachments: [{ name: "ordre du jour.pdf" }],
    },
  ]);
});

test("people read it on a page where nothing of it is markup", async () => {
  const list = await get("/");
  expect(list.text).toContain("Convocation &lt;b&gt;");
  const page = await get("/messages/000001");
  expect(page.text).toContain('<a href="https://koprogo.example.be/a?b=1&amp;c=2">');
  expect(page.text).not.toContain("<script>");
});

test("its HTML may run nothing", async () => {
  const { headers } = await get("/messages/000001/html");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("what is kept is there after a restart", () => {
  expect(
    openMailStore(folder)
      .list()
      .map(({ subject }) => subject),
  ).toEqual(["Convocation <b>", "Oproeping"]);
});

test.each(["/messages/000099", "/messages/000001/other", "/messages/..%2f..", "/x"])(
  "%s is not found",
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);
