import { chooseDataFolder } from "./data-folder.ts";
import { DEMONSTRATION } from "./demonstration.ts";
import { portsFrom } from "./ports.ts";
import { serverAccount } from "./postgres-account.ts";
import { startStack } from "./stack.ts";
import type { Stack } from "./stack-options.ts";
import { sentenceOf } from "./trouble.ts";

const say = (line: string) => console.log(line);

/** What is printed once everything runs. */
export function welcome(stack: Stack, data: string): string {
  const places = [
    ["KoproGo", stack.app],
    ["Caught mail", stack.mailPage],
    ["Identity", stack.identity],
    ["Chain", stack.chain],
    ["Data", data],
  ].flatMap(([name, place]) => (place ? [`  ${name?.padEnd(12)} ${place}`] : []));
  const accounts = DEMONSTRATION.accounts.map(
    ({ name, email, role }) => `  ${email.padEnd(26)} ${name} (${role})`,
  );
  const demonstration = stack.hasDemonstration
    ? ["", `Demonstration accounts, password ${DEMONSTRATION.password}`, ...accounts]
    : [];
  const first = stack.setUpLink
    ? [
        "",
        "There is no office here yet. Make the first one with this link: it works once, for three days.",
        `  ${stack.setUpLink}`,
      ]
    : [];
  return [
    "",
    ...places,
    ...demonstration,
    ...first,
    "",
    "Press Ctrl-C to stop; nothing is lost.",
  ].join("\n");
}

/** npm gives a signal to its shell, which ends without giving it on: then this is nobody's child. */
function whenOrphaned(act: () => Promise<void>): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    void act();
  }, 500);
  watch.unref();
}

/** `npm start`: everything up until a signal; one sentence and a failing exit code on trouble. */
export async function runInTerminal(
  choice: Readonly<{ project: string; isDev: boolean; isEmpty: boolean }>,
): Promise<void> {
  const aborter = new AbortController();
  let stack: Stack | undefined;
  const quit = async () => {
    if (aborter.signal.aborted) return;
    say("Stopping");
    aborter.abort();
    await stack?.stop();
    if (stack) process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => void quit());
  const given = process.env;
  if (given.npm_lifecycle_event) whenOrphaned(quit);
  try {
    const host = given.HOST?.trim() || "127.0.0.1";
    const ports = portsFrom(given.KOPRO_PORT_BASE);
    const publicAddress = (given.NEXTAUTH_URL?.trim() || `http://localhost:${ports.app}`).replace(
      /\/+$/,
      "",
    );
    const account = given.DATABASE_URL?.trim() ? undefined : serverAccount();
    const data = chooseDataFolder(choice.project, given.KOPRO_DATA, account);
    if (data.note) say(data.note);
    const onFailure = (sentence: string) => {
      console.error(sentence);
      process.exit(1);
    };
    stack = await startStack({
      ...choice,
      data: data.path,
      ports,
      host,
      publicAddress,
      given,
      say,
      onFailure,
      signal: aborter.signal,
    });
    say(welcome(stack, data.path));
  } catch (error) {
    if (aborter.signal.aborted) process.exit(0);
    console.error(sentenceOf(error));
    process.exit(1);
  }
}
