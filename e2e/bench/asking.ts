import { Agent, get } from "node:http";
import { systemCode } from "#deploy/local/trouble.ts";

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

type Headers = Readonly<Record<string, string>>;

/** One answer of the running application, read to its end. @throws unless it is 200 */
export function ask(address: string, headers: Headers = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        const body = Buffer.concat(parts);
        if (answer.statusCode === 200) return resolve(body);
        reject(new Error(`${address} answered ${answer.statusCode}: ${body.subarray(0, 300)}`));
      });
    });
    request.on("error", (error) => {
      // A connection that rested while the other side ran may be closed at the moment of its use.
      const wasClosed = request.reusedSocket && systemCode(error) === "ECONNRESET";
      if (wasClosed) ask(address, headers).then(resolve, reject);
      else reject(error);
    });
  });
}

/** Closes what is kept open between questions. */
export function stopAsking(): void {
  agent.destroy();
}
