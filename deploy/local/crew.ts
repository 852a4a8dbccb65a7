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
}>;

const MINUTE_MS = 60_000;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Starts parts in order, starts again what falls, and stops all in the opposite order. */
export class Crew {
  #options: CrewOptions;
  #running: { part: Part; now: Running; falls: number[] }[] = [];
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
    const place = { part, now, falls: [] };
    this.#running.push(place);
    this.#options.onPid?.(now.pid);
    if (this.isStopping) await now.stop();
    this.assertStarting();
    void this.#watch(place);
  }

  assertStarting(): void {
    if (this.isStopping) throw new StartTrouble("The start was stopped.");
  }

  async #watch(place: { part: Part; now: Running; falls: number[] }): Promise<void> {
    const { part } = place;
    const how = await place.now.ended;
    if (this.isStopping) return;
    place.falls = [
      ...place.falls.filter((at) => performance.now() - at < MINUTE_MS),
      performance.now(),
    ];
    if (place.falls.length > (this.#options.patience ?? 3)) return this.#fail(part, how);
    this.#options.say(`${capital(part.name)} ended (${how ?? "unasked"}) and is started again.`);
    try {
      place.now = await part.start();
    } catch {
      return this.#fail(part, how);
    }
    this.#options.onPid?.(place.now.pid);
    if (this.isStopping) return place.now.stop();
    void this.#watch(place);
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
