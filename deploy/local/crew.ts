import { pause } from "./processes.ts";
import { StartTrouble } from "./trouble.ts";

/** A part that runs. */
export type Running = Readonly<{ pid: number; ended: Promise<unknown>; stop: () => Promise<void> }>;

export type Part = Readonly<{
  /** As in "the database": what is said when it ends. */
  name: string;
  logFile: string;
  start: () => Promise<Running>;
}>;

export type CrewOptions = Readonly<{
  say: (line: string) => void;
  /** Is told once, when a part cannot be kept running; everything is stopped by then. */
  onFailure: (sentence: string) => void;
  onPid?: (pid: number) => void;
  /** How often within a minute a part may end and be started again. */
  patience?: number;
  /** How long a fallen part rests before it is started again. */
  pauseMs?: number;
}>;

type Place = {
  part: Part;
  now: Running;
  /** When it fell, within the last minute. */
  falls: number[];
  /** Its last restart: what stands on it waits for that. */
  rising: Promise<boolean> | undefined;
};

const MINUTE_MS = 60_000;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Starts parts in order, starts again what falls, and stops all in the opposite order. */
export class Crew {
  #options: CrewOptions;
  #running: Place[] = [];
  #stopping: Promise<void> | undefined;

  constructor(options: CrewOptions) {
    this.#options = options;
  }

  get isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  /** Starts a part and keeps it. @throws StartTrouble once the crew is stopping. */
  async add(part: Part): Promise<void> {
    this.assertStarting();
    const now = await part.start();
    const place: Place = { part, now, falls: [], rising: undefined };
    this.#running.push(place);
    this.#options.onPid?.(now.pid);
    if (this.isStopping) await now.stop();
    this.assertStarting();
    void this.#watch(place);
  }

  assertStarting(): void {
    if (this.isStopping) throw new StartTrouble("The start was stopped.");
  }

  async #watch(place: Place): Promise<void> {
    for (let how = await place.now.ended; !this.isStopping; ) {
      const since = performance.now() - MINUTE_MS;
      place.falls = [...place.falls.filter((at) => at > since), performance.now()];
      if (place.falls.length > (this.#options.patience ?? 3)) return this.#fail(place.part, how);
      const name = capital(place.part.name);
      this.#options.say(`${name} ended (${how ?? "unasked"}) and is started again.`);
      place.rising = this.#raise(place);
      how = (await place.rising) ? await place.now.ended : "it did not start";
    }
  }

  /** Starts a part again, once those it stands on stand; whether it does. */
  async #raise(place: Place): Promise<boolean> {
    await pause(this.#options.pauseMs ?? 1000);
    const below = this.#running.slice(0, this.#running.indexOf(place));
    await Promise.all(below.map(({ rising }) => rising));
    if (this.isStopping) return false;
    try {
      place.now = await place.part.start();
    } catch {
      return false;
    }
    this.#options.onPid?.(place.now.pid);
    if (this.isStopping) await place.now.stop();
    return true;
  }

  async #fail(part: Part, how: unknown): Promise<void> {
    await this.stop();
    this.#options.onFailure(
      `${capital(part.name)} does not stay up (${how ?? "unasked"}), so everything was stopped: see ${part.logFile}.`,
    );
  }

  /** Stops every part, the last started first. */
  stop(): Promise<void> {
    this.#stopping ??= (async () => {
      for (const { now } of this.#running.toReversed()) await now.stop();
    })();
    return this.#stopping;
  }
}
