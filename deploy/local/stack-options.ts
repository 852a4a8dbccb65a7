import type { Parts } from "./parts.ts";
import type { Ports } from "./ports.ts";

export type StackOptions = Readonly<{
  project: string;
  /** Where everything is kept: see `chooseDataFolder`. */
  data: string;
  ports: Ports;
  /** The interface the application is bound to. */
  host: string;
  /** The address people use, without a final slash. */
  publicAddress: string;
  /** The environment: names the real services, if any. */
  given: Readonly<Record<string, string | undefined>>;
  /** Under development, nothing is built before. */
  isDev?: boolean;
  /** Without the demonstration's story. */
  isEmpty?: boolean;
  /** With the handlers that the bench compares pages with; never where people come. */
  withFloors?: boolean;
  say: (line: string) => void;
  /** Is told when a part does not stay up; everything is stopped by then. */
  onFailure: (sentence: string) => void;
  /** Stops a start that is under way. */
  signal?: AbortSignal;
}>;

export type Stack = Readonly<{
  parts: Parts;
  app: string;
  /** The pages to read the caught mail; undefined where a real server sends it. */
  mailPage: string | undefined;
  identity: string | undefined;
  chain: string | undefined;
  /** The tables' owner: for looking behind the fences. */
  ownerUrl: string;
  /** As the application. */
  appUrl: string;
  hasDemonstration: boolean;
  /** Where the first office is made, once; undefined where there is one. */
  setUpLink: string | undefined;
  stop: () => Promise<void>;
}>;
