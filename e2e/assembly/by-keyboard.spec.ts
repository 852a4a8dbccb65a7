import { test } from "#e2e/fixtures.ts";
import { keysOn } from "#e2e/screens/hand.ts";
import { fromRegisterToVerifiedVote } from "./journey.ts";

// A whole meeting, and a chain that is waited for.
test.setTimeout(360_000);

test("from a register file to a verified vote, by the keyboard alone", ({ visitor, mail }) =>
  fromRegisterToVerifiedVote({
    key: "acacias",
    takeInHand: keysOn,
    visitor,
    mail,
    urgency: "La toiture laisse entrer l’eau depuis la tempête de dimanche.",
  }));
