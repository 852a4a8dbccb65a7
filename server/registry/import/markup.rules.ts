import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";

/** An element: its name, attributes, children, and its own text. */
export type Element = Readonly<{
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Element[];
  text: string;
}>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
});

const PREDEFINED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** The five predefined entities and character references; nothing else is ever expanded. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (all, dec, hex, name) => {
      if (name) return PREDEFINED[String(name).toLowerCase()] ?? all;
      const point = dec ? Number.parseInt(dec, 10) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : all;
    },
  );
}

const Node = z.record(z.string(), z.unknown());
const Nodes = z.array(Node);
const Attributes = z.record(z.string(), z.string());

function toElements(value: unknown): { children: Element[]; text: string } {
  const children: Element[] = [];
  let text = "";
  for (const node of Nodes.parse(value)) {
    for (const [name, content] of Object.entries(node)) {
      if (name === ":@" || name.startsWith("?")) continue;
      if (name === "#text") {
        text += decodeEntities(String(content));
        continue;
      }
      const attributes = node[":@"] === undefined ? {} : Attributes.parse(node[":@"]);
      children.push({ name, attributes, ...toElements(content) });
    }
  }
  return { children, text };
}

/** The root element, or null when it is not well-formed or declares a document type. */
export function parseMarkup(bytes: Uint8Array): Element | null {
  const source = new TextDecoder("utf-8").decode(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(source) || XMLValidator.validate(source) !== true) return null;
  try {
    return toElements(parser.parse(source)).children[0] ?? null;
  } catch {
    return null;
  }
}

export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((child) => child.name === name);
}
