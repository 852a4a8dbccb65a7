import { parseEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { DomainError } from "#server/kernel/errors.ts";

type Identity = Readonly<{
  kind: "firm" | "volunteer";
  enterpriseNumber?: string | null | undefined;
  ipiNumber?: string | null | undefined;
}>;

/**
 * The numbers of an office, as they are kept. A firm has its registration at the estate agents'
 * institute (six digits, R-SYN-30); who looks after his own building has none.
 * @param within where these fields stand in the input: `office.`.
 * @throws DomainError `office.enterprise-number`, `office.ipi-missing`, `office.ipi-malformed`.
 */
export function checkIdentity(
  { kind, enterpriseNumber, ipiNumber }: Identity,
  within = "",
): Readonly<{ enterpriseNumber: string | null; ipiNumber: string | null }> {
  const given = enterpriseNumber?.trim() ?? "";
  const number = given ? parseEnterpriseNumber(given) : null;
  if (given && !number) {
    throw new DomainError("office.enterprise-number", {}, `${within}enterpriseNumber`);
  }
  const ipi = (ipiNumber ?? "").replace(/[\s.]/g, "");
  if (kind === "firm" && !ipi)
    throw new DomainError("office.ipi-missing", {}, `${within}ipiNumber`);
  if (ipi && !/^\d{6}$/.test(ipi)) {
    throw new DomainError("office.ipi-malformed", {}, `${within}ipiNumber`);
  }
  return { enterpriseNumber: number, ipiNumber: ipi || null };
}
