import { Text } from "@react-pdf/renderer";
import type { ComponentProps } from "react";

/** As the library writes "never". */
const NEVER = 10_000;

/**
 * Text of an act, broken between words only. The library takes the border between two fonts for a
 * place to hyphenate, and a name such as Łukasiewicz needs both.
 */
export function Line(props: ComponentProps<typeof Text>) {
  return <Text hyphenationPenalty={NEVER} {...props} />;
}
