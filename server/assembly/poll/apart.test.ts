import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

// A poll is no vote: nothing that counts, decides, minutes or proves knows of one, and a poll of none of these.

const TABLES = ["poll", "poll_option", "poll_publication", "poll_answer", "poll_end"];
const MODELS = ["poll", "pollOption", "pollPublication", "pollAnswer", "pollEnd"];
const HERE = "server/assembly/poll/";

/** They list what an owner is asked, what a person's file holds, what is kept no more: none counts anything. */
const MAY_ASK = [
  "server/assembly/assembly.router.ts",
  "server/assembly/task/task.router.ts",
  "inngest/registry/make-personal-export.ts",
  "inngest/registry/remove-due.ts",
];

const sources = [...globSync("server/**/*.{ts,tsx}"), ...globSync("inngest/**/*.ts")].filter(
  (file) => !/\.test\.tsx?$/.test(file) && !/^server\/(matrix-|platform\/testing)/.test(file),
);
const textOf = (file: string) => readFileSync(file, "utf8");

const reads = new RegExp(
  `\\b(FROM|JOIN|INTO|UPDATE) (${TABLES.join("|")})\\b|\\btx\\.(${MODELS.join("|")})\\b|/poll/`,
);

test("nothing outside reads a poll but what asks and tells its own person", () => {
  const readers = sources.filter((file) => !file.startsWith(HERE) && reads.test(textOf(file)));
  expect(readers.toSorted()).toEqual(MAY_ASK.toSorted());
});

test("a poll knows nothing of votes, decisions, minutes or proof", () => {
  const own = sources.filter((file) => file.startsWith(HERE));
  expect(own.length).toBeGreaterThan(5);
  const chapters = own.flatMap((file) =>
    [...textOf(file).matchAll(/from "(\.\.\/[\w-]+|#server\/proof)/g)].map(([, from]) => from),
  );
  expect([...new Set(chapters)]).toEqual(["../task"]);
  const shares = own.filter((file) => /\bshares|majority|adopted|quorum|leaf/i.test(strip(file)));
  expect(shares).toEqual([]);
});

/** The code of a file without what it says about itself. */
const strip = (file: string) => textOf(file).replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, "");

test("no table of the product but its own points at a poll, and its own at no vote", () => {
  const models = [...globSync("prisma/schema/*.prisma")].flatMap((file) =>
    [...textOf(file).matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(
      ([, name = "", body = ""]) => ({
        ...{ name, body },
      }),
    ),
  );
  const isPoll = ({ name }: { name: string }) => /^Poll([A-Z]|$)/.test(name);
  const pointing = models.filter((one) => !isPoll(one) && /\sPoll\w*[[?\s]/.test(one.body));
  // A person of the register has the answers he gave.
  expect(pointing.map(({ name }) => name)).toEqual(["Party"]);
  const known = models
    .filter(isPoll)
    .flatMap(({ body }) => body.match(/^ {2}\w+ +[A-Z]\w+/gm) ?? []);
  const types = new Set(known.map((line) => line.trim().split(/ +/)[1]));
  const kinds = ["String", "Boolean", "DateTime", "Int", "Party"];
  expect([...types].filter((type) => type && !kinds.includes(type) && !/^Poll/.test(type))).toEqual(
    [],
  );
});
