import type { LotShown, MovementDesk } from "#server/registry/movement/movement.schema.ts";
import { MergeFields, SplitFields } from "./lot-fields.tsx";
import { RightsFields } from "./rights-fields.tsx";
import { TransferFields } from "./transfer-fields.tsx";

const FIELDS = {
  transfer: TransferFields,
  rights: RightsFields,
  split: SplitFields,
  merge: MergeFields,
} as const;

type LotActFieldsProps = { kind: keyof typeof FIELDS; desk: MovementDesk; lot: LotShown };

/** What is asked about an act on one lot. */
export function LotActFields({ kind, desk, lot }: LotActFieldsProps) {
  const Fields = FIELDS[kind];
  return <Fields desk={desk} lot={lot} />;
}
