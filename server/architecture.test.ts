import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ERROR_STATUS } from "./kernel/errors.ts";

const root = resolve(import.meta.dirname, "..");
const LOCALES = ["fr", "nl", "de", "en"] as const;

/** Each chapter may use what stands before it; those in one line of braces not one another. */
const ORDER = [
  ["kernel"],
  ["platform"],
  ["identity"],
  ["registry"],
  ["documents"],
  ["proof"],
  ["assembly", "accounting", "works", "energy", "community"],
  ["collections", "council"],
  ["site"],
] as const;
const rank = (chapter: string) => ORDER.findIndex((line) => line.some((name) => name === chapter));

const KINDS =
  /\.(schema|rules|policy|queries|service|router|worker)\.tsx?$|\.(test|oracle\.test)\.tsx?$/;
const FREE = new Set(["kernel", "platform", "decisions"]);
const IGNORED = new Set(["node_modules", "client", "migrations", "artifacts"]);
const GENERATED = new Set(["server/platform/anchor-abi.ts"]);

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || IGNORED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const TREE = [
  "app",
  "components",
  "server",
  "prisma",
  "inngest",
  "contracts",
  "messages",
  "deploy",
  "e2e",
];
const sources = TREE.filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => filesBelow(folder))
  .filter((file) => /\.tsx?$/.test(file));
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith("e2e/");

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(
    /^\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|^\s*import\s+"([^"]+)"|import\("([^"]+)"\)/gm,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

/** The project file an import names, or null for a package. */
function target(file: string, specifier: string): string | null {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return relative(root, resolve(root, dirname(file), specifier));
  return null;
}

const arrows = sources.flatMap((from) =>
  importsOf(from).flatMap((specifier) => {
    const to = target(from, specifier);
    return to ? [{ from, to }] : [];
  }),
);
const chapterOf = (file: string) => file.split("/")[1] ?? "";
const isTypeOnly = (from: string, to: string) => {
  const text = readFileSync(join(root, from), "utf8");
  const name = to.split("/").at(-1) ?? "";
  return new RegExp(`import type [^;]*${name.replace(".", "\\.")}"`).test(text);
};

describe("the fence", () => {
  test("a section of server/ holds only the seven kinds of file", () => {
    const strangers = sources.filter((file) => {
      const [top, chapter, section] = file.split("/");
      if (top !== "server" || !chapter || FREE.has(chapter) || !section) return false;
      return !KINDS.test(file);
    });
    expect(strangers).toEqual([]);
  });

  test("an earlier chapter never imports a later one, nor a peer", () => {
    const wrong = arrows.filter(({ from, to }) => {
      if (!from.startsWith("server/") || !to.startsWith("server/") || isTest(from)) return false;
      const a = chapterOf(from);
      const b = chapterOf(to);
      if (a === b || rank(a) < 0) return false;
      return rank(b) < 0 || rank(b) >= rank(a);
    });
    expect(wrong).toEqual([]);
  });

  test("only adapters reach down from the screens", () => {
    const wrong = arrows.filter(({ from, to }) => {
      if (!from.startsWith("components/") || isTest(from)) return false;
      if (to.startsWith("app/") && to !== "app/form.ts") return true;
      const reachable = /^server\/kernel\/|\.(schema|rules)\.ts$/.test(to);
      return to.startsWith("server/") && !reachable && !isTypeOnly(from, to);
    });
    expect(wrong).toEqual([]);
  });

  test("the kernel is pure and knows no other folder", () => {
    const wrong = arrows.filter(
      ({ from, to }) =>
        from.startsWith("server/kernel/") && !isTest(from) && !to.startsWith("server/kernel/"),
    );
    expect(wrong).toEqual([]);
  });

  test("rules and schemas do no input or output", () => {
    const wrong = sources
      .filter((file) => /\.(schema|rules|policy)\.ts$/.test(file))
      .flatMap((file) => importsOf(file).map((specifier) => ({ file, specifier })))
      .filter(({ specifier }) =>
        /platform\/|^node:fs|^node:http|^pg$|\.(queries|service)\.ts$/.test(specifier),
      );
    expect(wrong).toEqual([]);
  });

  test("nothing under server/ needs Next.js, but sign-in's own provider", () => {
    const wrong = sources
      .filter((file) => file.startsWith("server/") && !isTest(file))
      .flatMap((file) => importsOf(file).map((specifier) => ({ file, specifier })))
      .filter(({ specifier }) =>
        /^next(\/|$)|^next-intl|^react-dom\/client|^server-only$/.test(specifier),
      );
    expect(wrong).toEqual([]);
  });

  test("only identity touches the tables of who is who (decision 12)", () => {
    const tables =
      /\b(FROM|JOIN|INTO|UPDATE) (account|session|provider_subject|step_up|throttle|factor|recovery_code|account_link|reset_request|interrupted_form)\b/;
    const clients =
      /\btx\.(account|session|providerSubject|stepUp|throttle|factor|recoveryCode|accountLink|resetRequest|interruptedForm)\b/;
    // The names of members and of the syndic's staff, and an identification for a meeting.
    const reads = [
      "server/registry/membership/membership.queries.ts",
      "server/registry/colleague/colleague.queries.ts",
      "server/registry/list/office.queries.ts",
      "server/registry/view/view.queries.ts",
      "server/registry/deadline/deadline.queries.ts",
      "server/registry/activity/activity.queries.ts",
      "server/documents/notification/digest.queries.ts",
      "server/assembly/proxy/proxy.queries.ts",
      "server/assembly/attendance/floor.queries.ts",
    ];
    const offenders = sources.filter((file) => {
      if (!file.startsWith("server/") || isTest(file) || reads.includes(file)) return false;
      if (/^server\/(identity\/|matrix-|platform\/testing)/.test(file)) return false;
      const text = readFileSync(join(root, file), "utf8");
      return tables.test(text) || clients.test(text);
    });
    expect(offenders).toEqual([]);
  });

  test("files import one another without a cycle", () => {
    const graph = new Map<string, string[]>();
    for (const { from, to } of arrows) {
      if (!isTest(from) && !isTypeOnly(from, to)) graph.set(from, [...(graph.get(from) ?? []), to]);
    }
    const state = new Map<string, "open" | "done">();
    const cycles: string[] = [];
    const visit = (file: string, path: string[]) => {
      if (state.get(file) === "done") return;
      if (state.get(file) === "open") {
        cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
        return;
      }
      state.set(file, "open");
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      state.set(file, "done");
    };
    for (const file of graph.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test("the environment and the clock are read in one place", () => {
    const wrong = sources.filter((file) => {
      if (/^(deploy|e2e|contracts)\//.test(file) || isTest(file) || GENERATED.has(file))
        return false;
      const text = readFileSync(join(root, file), "utf8");
      const reads = /process\.env/.test(text) && file !== "server/platform/env.ts";
      const looks =
        /new Date\(\)|Date\.now\(\)|Temporal\.Now/.test(text) &&
        file !== "server/platform/clock.ts";
      return (reads || looks) && !file.startsWith("components/");
    });
    expect(wrong).toEqual([]);
  });

  test("no file is past 400 lines", () => {
    const long = sources
      .filter((file) => !GENERATED.has(file))
      .map((file) => ({ file, lines: readFileSync(join(root, file), "utf8").split("\n").length }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  test("the top level holds what the layout names", () => {
    const folders = readdirSync(root, { withFileTypes: true })
      .filter(
        (entry) =>
          entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules",
      )
      .map(({ name }) => name)
      .filter((name) => !["test-results", "playwright-report"].includes(name));
    expect(folders.filter((name) => ![...TREE, "public"].includes(name))).toEqual([]);
  });
});

type Messages = { [key: string]: string | Messages };

function leaves(messages: Messages, prefix = ""): Map<string, string> {
  const result = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === "string") result.set(prefix + key, value);
    else for (const [inner, text] of leaves(value, `${prefix}${key}.`)) result.set(inner, text);
  }
  return result;
}

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\s*(\w+)/g)].map((match) => match[1]))].sort().join(",");

describe("the words", () => {
  const chapters = [
    ...new Set(LOCALES.flatMap((locale) => readdirSync(join(root, "messages", locale)))),
  ];

  test.each(chapters)("%s says the same in four languages", (chapter) => {
    const of = (locale: string) =>
      leaves(JSON.parse(readFileSync(join(root, "messages", locale, chapter), "utf8")));
    const source = of("fr");
    for (const locale of LOCALES) {
      const other = of(locale);
      expect([...other.keys()].sort(), locale).toEqual([...source.keys()].sort());
      for (const [key, text] of source) {
        expect(other.get(key)?.trim(), `${locale} ${key}`).toBeTruthy();
        if (!/plural|select/.test(text)) {
          expect(placeholders(other.get(key) ?? ""), `${locale} ${key}`).toBe(placeholders(text));
        }
      }
    }
  });

  test.each(chapters)("%s breaks no French line before a mark", (chapter) => {
    const french = leaves(JSON.parse(readFileSync(join(root, "messages", "fr", chapter), "utf8")));
    expect([...french].filter(([, text]) => / (?!::)[:;?!»]|« /.test(text))).toEqual([]);
  });

  test.each(LOCALES)("every rule has its sentence in %s", (locale) => {
    const errors = leaves(
      JSON.parse(readFileSync(join(root, "messages", locale, "errors.json"), "utf8")),
    );
    expect(Object.keys(ERROR_STATUS).filter((code) => !errors.has(code))).toEqual([]);
  });
});
