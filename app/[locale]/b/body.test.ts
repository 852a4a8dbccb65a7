import { expect, test } from "vitest";
import { boundedText } from "./body.ts";

const sent = (body: BodyInit, headers: HeadersInit = {}) =>
  new Request("http://localhost", { method: "POST", body, headers, duplex: "half" } as RequestInit);

/** What says nothing of its length, and how much of it was asked for. */
function endless() {
  const asked = { chunks: 0, isCancelled: false };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      asked.chunks += 1;
      controller.enqueue(new Uint8Array(1_000));
    },
    cancel() {
      asked.isCancelled = true;
    },
  });
  return { asked, stream };
}

test("what is short enough is read whole, characters cut between two parts included", async () => {
  const bytes = new TextEncoder().encode("étage");
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, 1));
      controller.enqueue(bytes.slice(1));
      controller.close();
    },
  });
  expect(await boundedText(sent(stream), 6)).toBe("étage");
  expect(await boundedText(sent("a=1"), 3)).toBe("a=1");
  expect(await boundedText(new Request("http://localhost"), 3)).toBe("");
});

test("what says that it is too long is not read at all", async () => {
  const { asked, stream } = endless();
  expect(await boundedText(sent(stream, { "content-length": "10000000" }), 5_000)).toBeNull();
  expect(asked.chunks).toBeLessThanOrEqual(1);
});

test("what does not say it is dropped as soon as it is", async () => {
  const { asked, stream } = endless();
  expect(await boundedText(sent(stream), 5_000)).toBeNull();
  expect(asked.isCancelled).toBe(true);
  expect(asked.chunks).toBeLessThanOrEqual(8);
});
