import { endedAmong } from "#server/identity/session/session.service.ts";
import type { SystemActor } from "#server/kernel/actor.ts";
import { type AssociationId, provenScope } from "#server/kernel/ids.ts";
import { now } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { log } from "#server/platform/log.ts";
import { progressOf } from "../ballot/progress.queries.ts";
import { beatSeconds, lossSeconds } from "./connection.rules.ts";
import { noteConnections } from "./connection.service.ts";
import {
  AUDIENCES,
  type Audience,
  frameOf,
  looksBetween,
  type Progress,
  spreadOf,
} from "./following.rules.ts";

/** A page that follows a meeting, of somebody who was found to be allowed to. */
export type Follower = Readonly<{
  /** The same for the same browser and its session. */
  key: string;
  sessionId: string;
  /** The parties he stands for. */
  parties: readonly string[];
  /** He takes part at a distance: as long as he follows he is connected. */
  isRemote: boolean;
  audience: Audience;
}>;

/** The page at the other end of a stream. */
type Reader = Readonly<{ say: (frame: Uint8Array) => void; end: () => void }>;

/** A meeting as somebody names it who was not proved to see it yet. */
type MeetingRef = Readonly<{ associationId: string; meetingId: string }>;

type Place = Readonly<{ association: AssociationId; meetingId: string }>;

/** Who may go on following, and how far the meeting had come at the last look. */
export type Recalled = Readonly<{ place: Place; follower: Follower; progress: Progress }>;

/** Seen here a moment ago: he need not be looked up again to go on following. */
type Recent = Readonly<{ follower: Follower; provedAt: number; seenAt: number }>;

type Followed = Place & {
  progress: Progress;
  looks: number;
  readers: Map<Reader, Follower>;
  recent: Map<string, Recent>;
  /** The votes each audience was last told of. */
  told: Map<Audience, string>;
  /** Signs of life not yet kept: when each party was last seen. */
  signs: Map<string, number>;
};

const begun = (place: Place, progress: Progress): Followed => ({
  ...{ ...place, progress, looks: 0 },
  ...{ readers: new Map(), recent: new Map(), told: new Map(), signs: new Map() },
});

/** Whether somebody may follow is asked anew after so long, however often his stream was renewed. */
const PROVED_MS = 300_000;
const LOOK_MS = 1_000;
/** Sessions are looked at every so many looks: one that has ended ends its stream. */
const LOOKS_PER_CHECK = 5;

const system = (association: AssociationId): SystemActor => ({
  ...{ kind: "system", name: "assembly.following", scope: provenScope([association]) },
});

/**
 * Everybody who follows a meeting in this process. However many there are, the meeting is looked at
 * once a second, their sessions are checked together, and that they are connected is kept by one
 * statement: two thousand streams ask no more of the database than one.
 */
export class Following {
  readonly #meetings = new Map<string, Followed>();
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;
  readonly #lookMs: number | null;

  /** `lookMs`: between two looks at the meetings; null where the caller takes each turn himself. */
  constructor(lookMs: number | null) {
    this.#lookMs = lookMs;
  }

  /** Somebody whose stream was here a moment ago; null where he must be looked up. */
  recall(ref: MeetingRef, key: string): Recalled | null {
    const followed = this.#meetings.get(ref.meetingId);
    const known = followed?.recent.get(key);
    if (!followed || !known || followed.association !== ref.associationId) return null;
    const moment = now().epochMilliseconds;
    // A line that was lost for longer is told as such, with its time.
    const isNear = moment - known.seenAt < lossSeconds(followed.progress.areMany) * 1_000;
    if (!isNear || moment - known.provedAt > PROVED_MS) return null;
    const { association, meetingId, progress } = followed;
    return { place: { association, meetingId }, follower: known.follower, progress };
  }

  /** How far a meeting that is followed here had come at the last look; null where nobody does. */
  progressOf(ref: MeetingRef): Progress | null {
    const followed = this.#meetings.get(ref.meetingId);
    return followed?.association === ref.associationId ? followed.progress : null;
  }

  /** How many pages follow a meeting here. */
  count(meetingId: string): number {
    return this.#meetings.get(meetingId)?.readers.size ?? 0;
  }

  /** After how many seconds the stream of somebody at a distance ends, for the browser to open another. */
  beat(meetingId: string): number {
    return beatSeconds(this.#meetings.get(meetingId)?.progress.areMany ?? false);
  }

  /** Tells a page what happens from now on. Returns what ends it. */
  follow(place: Place, follower: Follower, reader: Reader, progress: Progress): () => void {
    const { meetingId } = place;
    const followed = this.#meetings.get(meetingId) ?? begun(place, progress);
    this.#meetings.set(meetingId, followed);
    followed.readers.set(reader, follower);
    this.#see(followed, follower);
    if (this.#lookMs !== null) {
      this.#timer ??= setInterval(() => void this.turn(), this.#lookMs).unref();
    }
    return () => {
      if (followed.readers.delete(reader)) this.#see(followed, follower);
    };
  }

  #see(followed: Followed, follower: Follower): void {
    const seenAt = now().epochMilliseconds;
    const before = followed.recent.get(follower.key);
    followed.recent.set(follower.key, {
      ...{ follower, seenAt },
      provedAt: before?.follower === follower ? before.provedAt : seenAt,
    });
    if (!follower.isRemote) return;
    for (const party of follower.parties) followed.signs.set(party, seenAt);
  }

  /** One look at each meeting that is followed: what is new is told, what has ended is ended. */
  async turn(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      for (const followed of this.#meetings.values()) await this.#look(followed);
    } finally {
      this.#isLooking = false;
    }
    if (this.#meetings.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #look(followed: Followed): Promise<void> {
    const { association, meetingId } = followed;
    followed.looks += 1;
    try {
      if (followed.looks % LOOKS_PER_CHECK === 0) await this.#check(followed);
      await this.#keepSigns(followed);
      const actor = system(association);
      const progress = await read(actor, (tx) => progressOf(tx, association, meetingId));
      tell(followed, progress);
    } catch (error) {
      // The next look is in a second; whoever follows goes on following.
      log.warn({ err: error, meetingId }, "meeting not looked at");
    }
    this.#forget(followed);
  }

  /** Ends the streams of sessions that have ended. */
  async #check(followed: Followed): Promise<void> {
    const ids = [...followed.recent.values()].map(({ follower }) => follower.sessionId);
    const ended = await endedAmong([...new Set(ids)]);
    if (ended.size === 0) return;
    for (const [key, { follower }] of followed.recent) {
      if (ended.has(follower.sessionId)) followed.recent.delete(key);
    }
    for (const [reader, { sessionId }] of followed.readers) {
      if (!ended.has(sessionId)) continue;
      followed.readers.delete(reader);
      reader.end();
    }
  }

  async #keepSigns(followed: Followed): Promise<void> {
    const { association, meetingId, signs } = followed;
    if (signs.size === 0) return;
    const seen = [...signs];
    await noteConnections(system(association), association, meetingId, seen);
    // Whoever was seen again meanwhile is kept at the next look.
    for (const [party, at] of seen) if (signs.get(party) === at) signs.delete(party);
  }

  #forget(followed: Followed): void {
    const past = now().epochMilliseconds - lossSeconds(followed.progress.areMany) * 1_000;
    const following = new Set([...followed.readers.values()].map(({ key }) => key));
    for (const [key, { seenAt }] of followed.recent) {
      if (seenAt < past && !following.has(key)) followed.recent.delete(key);
    }
    const isLeft = followed.readers.size === 0 && followed.recent.size === 0;
    if (isLeft) this.#meetings.delete(followed.meetingId);
  }
}

/** Says what has changed since the last look: each word is made once for all who hear it. */
function tell(followed: Followed, progress: Progress): void {
  const { readers, looks, told } = followed;
  const id = progress.mark;
  const hasMoved = id !== followed.progress.mark;
  const votes = JSON.stringify(progress.turnouts);
  const wordFor = (audience: Audience): Uint8Array | null => {
    const isDue = looks % looksBetween(audience, readers.size) === 0;
    if (!hasMoved && (!isDue || told.get(audience) === votes)) return null;
    told.set(audience, votes);
    return hasMoved
      ? frameOf({ event: "moved", id, data: spreadOf(audience, readers.size) })
      : frameOf({ event: "turnout", id, data: progress.turnouts });
  };
  const words = new Map(AUDIENCES.map((audience) => [audience, wordFor(audience)]));
  for (const [reader, { audience }] of readers) {
    const word = words.get(audience);
    if (word) reader.say(word);
  }
  followed.progress = progress;
}

/** All who follow a meeting in this process. */
export const following = new Following(LOOK_MS);
