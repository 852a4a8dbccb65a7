import { text } from "#app/fields.ts";
import type { OwnLots } from "#server/assembly/proxy/lots.queries.ts";
import { DomainError } from "#server/kernel/errors.ts";

const plain = (code: string) => code.replace(/[\s./_-]/g, "").toLowerCase();

/**
 * The lots a proxy is for, where it is not for all: ticked by their owner, or written by their codes
 * as they stand on paper. @throws DomainError `proxy.lot-of-another` for a code he has none of
 */
export async function namedLots(
  form: FormData,
  principal: string,
  lotsOf: () => Promise<readonly OwnLots[]>,
): Promise<string[]> {
  const prefix = `lot.${principal}.`;
  const ticked = [...form.keys()].filter((name) => name.startsWith(prefix));
  const written = text(form, "lots")
    .split(/[,;\n]+/)
    .map(plain)
    .filter((code) => code !== "");
  if (written.length === 0) return ticked.map((name) => name.slice(prefix.length));
  const own = (await lotsOf()).find(({ partyId }) => partyId === principal)?.lots ?? [];
  return written.map((code) => {
    const lot = own.find((one) => plain(one.code) === code);
    if (!lot) throw new DomainError("proxy.lot-of-another", {}, "lots");
    return lot.lotId;
  });
}
