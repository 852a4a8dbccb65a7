import { Link, Path, Svg, View } from "@react-pdf/renderer";
import { qrOf } from "#components/site/qr.ts";
import type { Words } from "./act-page.print.tsx";
import { act, MM } from "./act-style.print.ts";
import { Line } from "./line.print.tsx";

const CODE = 22 * MM;

type VerificationProps = Readonly<{
  address: string;
  t: Words;
  /** What is checked there, where that is not the act itself. */
  label?: string;
}>;

/** Where anybody checks the act before him: a code to photograph, and the same address in letters. */
export function Verification({ address, t, label }: VerificationProps) {
  const { size, path } = qrOf(address);
  return (
    <View style={act.verification} wrap={false}>
      {/* Four modules of silence around it. */}
      <Svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} style={{ width: CODE, height: CODE }}>
        <Path d={path} fill="#000000" />
      </Svg>
      <View style={act.detail}>
        <Line style={act.quiet}>{label ?? t("act.verify")}</Line>
        <Link src={address} style={act.hash}>
          {breakable(address)}
        </Link>
      </View>
    </View>
  );
}

/** A long address breaks where it has a slash, and its fingerprint in the middle. */
function breakable(address: string): string {
  const [, before = address, fingerprint = ""] = /^(.*\/)([0-9a-f]{64})$/.exec(address) ?? [];
  const half = fingerprint.length / 2;
  return [before, fingerprint.slice(0, half), fingerprint.slice(half)].filter(Boolean).join("\n");
}
