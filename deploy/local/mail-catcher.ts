import { createServer, type Server, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { HTML_HEADERS, htmlPage } from "./html.ts";
import { mailListPage, mailPage } from "./mail-page.ts";
import type { CaughtMail, MailStore } from "./mail-store.ts";

/** Takes every mail handed to it; `onMail` is told once it is kept. */
export function createMailServer(
  store: MailStore,
  onMail: (mail: CaughtMail) => void = () => {},
): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onAuth: (_auth, _session, done) => done(null, { user: "anybody" }),
    onData: async (stream, session, done) => {
      try {
        const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
        // Accepted means kept: the answer waits for the disk.
        onMail(await store.save(await buffer(stream), to, new Date()));
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error("not kept"));
      }
    },
  });
}

const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: https:; sandbox allow-popups allow-top-navigation-by-user-activation";

function sendMail(response: ServerResponse, store: MailStore, id: string, form: string): boolean {
  const mail = store.find(id);
  if (!mail) return false;
  if (form === "") response.writeHead(200, HTML_HEADERS).end(mailPage(mail));
  else if (form === "html") {
    response
      .writeHead(200, { ...HTML_HEADERS, "Content-Security-Policy": MAIL_POLICY })
      .end(mail.html ?? "");
  } else if (form === "raw") {
    response
      .writeHead(200, {
        "Content-Type": "text/plain; charset=utf-8",
        "X-Content-Type-Options": "nosniff",
      })
      .end(store.raw(id));
  } else return false;
  return true;
}

/** The pages to read the mail, and `/api/messages?to=` for tests. */
export function createMailPages(store: MailStore): Server {
  return createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const address = url.searchParams.get("to")?.trim().toLowerCase() ?? "";
    const mails = () => store.list().filter(({ to }) => !address || to.includes(address));
    const [, section = "", id = "", form = ""] = url.pathname.split("/");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET" }).end();
    } else if (url.pathname === "/") {
      response.writeHead(200, HTML_HEADERS).end(mailListPage(mails(), address));
    } else if (url.pathname === "/api/messages") {
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(mails()));
    } else if (section !== "messages" || !sendMail(response, store, id, form)) {
      response
        .writeHead(404, HTML_HEADERS)
        .end(htmlPage("en", "No such mail", "<h1>No such mail</h1>"));
    }
  });
}
