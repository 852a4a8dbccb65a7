import { test } from "#e2e/fixtures.ts";
import { mouseOn } from "#e2e/screens/hand.ts";
import { fromRegisterToVerifiedVote } from "./journey.ts";

// A whole meeting, and a chain that is waited for.
test.setTimeout(360_000);

test("from a register file to a verified vote", ({ visitor, mail }) =>
  fromRegisterToVerifiedVote({ key: "tilleuls", takeInHand: mouseOn, visitor, mail }));
