/**
 * Joins PDFs that this product made into one. It reads what our own writer writes: a cross-reference
 * table, no object streams. Foreign files are never given to it.
 */

type PdfObject = Readonly<{ number: number; head: string; rest: Buffer }>;
type Parsed = Readonly<{ objects: readonly PdfObject[]; root: number; size: number }>;

const STREAM = /\bstream\r?\n/;

function numberAfter(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new RangeError(`no ${pattern.source} in this PDF`);
  return Number(found);
}

/** Offsets of the objects in use, by their number. */
function readTable(
  text: string,
  start: number,
): readonly Readonly<{ number: number; offset: number }>[] {
  const [, first, , body] = /^xref\s+(\d+) (\d+)\s+([\s\S]*?)trailer/.exec(text.slice(start)) ?? [];
  if (first === undefined || body === undefined) throw new RangeError("no table in this PDF");
  return [...body.matchAll(/(\d{10}) \d{5} ([nf])/g)].flatMap(([, offset, use], index) =>
    use === "n" ? [{ number: Number(first) + index, offset: Number(offset) }] : [],
  );
}

function parse(bytes: Uint8Array): Parsed {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // One character for one byte: places in the text are places in the file.
  const text = file.toString("latin1");
  const start = numberAfter(text.slice(-64), /startxref\s+(\d+)/);
  const table = readTable(text, start);
  const trailer = text.slice(text.lastIndexOf("trailer"));
  const ends = [...table.map(({ offset }) => offset), start].sort((a, b) => a - b);
  const objects = table.map(({ number, offset }): PdfObject => {
    const next = ends.find((end) => end > offset) ?? file.length;
    const end = text.lastIndexOf("endobj", next) + "endobj".length;
    const begin = text.indexOf("obj", offset) + "obj".length;
    const stream = STREAM.exec(text.slice(begin, end))?.index;
    const split = stream === undefined ? end : begin + stream;
    return { number, head: text.slice(begin, split), rest: file.subarray(split, end) };
  });
  return {
    objects,
    root: numberAfter(trailer, /\/Root (\d+) 0 R/),
    size: numberAfter(trailer, /\/Size (\d+)/),
  };
}

/** References moved by so many, outside of texts in parentheses. */
function moved(head: string, by: number): string {
  let depth = 0;
  let out = "";
  let from = 0;
  const plain = (until: number) =>
    head.slice(from, until).replace(/\b(\d+) 0 R\b/g, (_, number) => `${Number(number) + by} 0 R`);
  for (let at = 0; at < head.length; at++) {
    const sign = head[at];
    if (sign === "\\" && depth > 0) at += 1;
    else if (sign === "(") {
      if (depth === 0) {
        out += plain(at);
        from = at;
      }
      depth += 1;
    } else if (sign === ")" && depth > 0) {
      depth -= 1;
      if (depth === 0) {
        out += head.slice(from, at + 1);
        from = at + 1;
      }
    }
  }
  return out + (depth === 0 ? plain(head.length) : head.slice(from));
}

/** One PDF of the pages of all, in order. @throws RangeError for what our writer did not write */
export function joinPdfs(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const chunks: Buffer[] = [Buffer.from("%PDF-1.4\n%\u00ff\u00ff\u00ff\u00ff\n", "latin1")];
  const offsets: number[] = [];
  let length = chunks[0]?.length ?? 0;
  const put = (number: number, head: string, rest: Buffer) => {
    offsets[number] = length;
    for (const chunk of [
      Buffer.from(`${number} 0 obj${head}`, "latin1"),
      rest,
      Buffer.from("\n"),
    ]) {
      chunks.push(chunk);
      length += chunk.length;
    }
  };
  const [catalogue, tree] = [1, 2];
  let base = tree;
  const kids: string[] = [];
  let pages = 0;
  for (const part of parts) {
    const { objects, root, size } = parse(part);
    const catalog = objects.find(({ number }) => number === root)?.head ?? "";
    const own = numberAfter(catalog, /\/Pages (\d+) 0 R/);
    for (const { number, head, rest } of objects) {
      if (number === root) continue;
      let text = moved(head, base);
      if (number === own) {
        pages += numberAfter(head, /\/Count (\d+)/);
        text = text.replace("<<", `<<\n/Parent ${tree} 0 R`);
      }
      put(number + base, text, rest);
    }
    kids.push(`${own + base} 0 R`);
    base += size;
  }
  const end = Buffer.from("endobj");
  put(catalogue, `\n<< /Type /Catalog /Pages ${tree} 0 R >>\n`, end);
  put(tree, `\n<< /Type /Pages /Count ${pages} /Kids [${kids.join(" ")}] >>\n`, end);
  const lines = Array.from({ length: base + 1 }, (_, number) => {
    const offset = offsets[number];
    return offset === undefined
      ? "0000000000 65535 f \n"
      : `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const trailer = `trailer\n<< /Size ${base + 1} /Root ${catalogue} 0 R >>\n`;
  const close = `xref\n0 ${base + 1}\n${lines.join("")}${trailer}startxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...chunks, Buffer.from(close, "latin1")]);
}
