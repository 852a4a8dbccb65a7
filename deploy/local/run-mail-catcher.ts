import { createMailPages, createMailServer } from "./mail-catcher.ts";
import { openMailStore } from "./mail-store.ts";
import { mailSettings } from "./settings.ts";

/** The mail catcher's own process: SMTP in, pages out. */
const { folder, smtpPort, pagePort } = mailSettings();
const store = openMailStore(folder);
createMailServer(store).listen(smtpPort, "127.0.0.1");
createMailPages(store).listen(pagePort, "127.0.0.1");
