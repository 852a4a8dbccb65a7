import { expect, type Locator } from "@playwright/test";
import { withClient } from "#deploy/local/databases.ts";
import type { Hand } from "./hand.ts";
import { wordsOf } from "./words.ts";

const { assembly } = wordsOf("fr");

/** Three weeks go by: a convened meeting, its notice with it, is one of yesterday. */
export async function letItPass(meetingId: string): Promise<void> {
  await withClient(process.env.KOPRO_E2E_DATABASE ?? "", async (client) => {
    const { rows } = await client.query<{ days: number }>(
      `UPDATE meeting m SET starts_at = m.starts_at - interval '1 day' * d.days
       FROM (SELECT (starts_at AT TIME ZONE 'Europe/Brussels')::date
           - (now() AT TIME ZONE 'Europe/Brussels')::date + 1 AS days
         FROM meeting WHERE id = $1) d
       WHERE m.id = $1 RETURNING d.days`,
      [meetingId],
    );
    await client.query(
      "UPDATE convocation SET at = at - interval '1 day' * $2 WHERE meeting_id = $1",
      [meetingId, rows[0]?.days],
    );
  });
}

/** From the meeting's page to the one where its sheets are entered. */
export async function beginCopying(hand: Hand): Promise<void> {
  const { page } = hand;
  await hand.press(page.getByRole("link", { name: assembly("meeting.paper") }));
  await hand.press(page.getByRole("button", { name: assembly("paper.begin") }));
  await expect(page.getByText(assembly("paper.missingAttendance"))).toBeVisible();
}

type Handed = Readonly<{ from: string; to: string; at: string; signedOn: string }>;

/** Enters a proxy that somebody handed in at the door, at the hour noted on it. */
export async function handInProxy(hand: Hand, proxy: Handed): Promise<void> {
  const { page } = hand;
  await hand.press(page.locator("summary", { hasText: assembly("handed.add") }));
  const form = page.getByRole("form", { name: assembly("handed.enter") });
  await hand.type(form.getByLabel(assembly("handed.at")), proxy.at);
  await hand.select(form.getByLabel(assembly("proxies.for")), proxy.from);
  await hand.select(form.getByLabel(assembly("proxies.holderOffice")), proxy.to);
  await hand.date(form.getByLabel(assembly("proxies.signedOn")), proxy.signedOn);
  await hand.press(form.getByRole("button", { name: assembly("handed.enter") }));
  const row = page.getByRole("region", { name: assembly("handed.title") }).getByRole("row");
  await expect(row.filter({ hasText: proxy.from })).toContainText(proxy.to);
}

type Roll = Readonly<{
  opened: string;
  chair: string;
  teller: string;
  /** Who came and left when, as it stands beside his name. */
  people: Readonly<Record<string, Readonly<{ came: string; left?: string }>>>;
}>;

/** Enters the attendance sheet; it waits for a second reading. */
export async function copyAttendance(hand: Hand, roll: Roll): Promise<void> {
  const { page } = hand;
  const form = page.getByRole("form", { name: assembly("paper.attendance") });
  for (const [name, { came, left }] of Object.entries(roll.people)) {
    const line = form.getByRole("group", { name });
    await hand.type(line.getByLabel(assembly("paper.came")), came);
    if (left) await hand.type(line.getByLabel(assembly("paper.left")), left);
  }
  await hand.type(form.getByLabel(assembly("paper.opened")), roll.opened);
  await hand.select(form.getByLabel(assembly("room.chair")), roll.chair);
  await hand.type(form.getByLabel(assembly("room.tellers")), roll.teller);
  await hand.press(form.getByRole("button", { name: assembly("paper.keepAttendance") }));
  await expect(waitingSheet(hand, assembly("paper.attendance"))).toBeVisible();
}

/** A sheet that waits for its second reading. */
export function waitingSheet({ page }: Hand, named: string): Locator {
  return page.getByRole("article", { name: named, exact: true });
}

/** The teller, whose name stands there, confirms the figures of a sheet. */
export async function confirmReading(hand: Hand, named: string): Promise<void> {
  const { page } = hand;
  await hand.press(page.getByRole("button", { name: assembly("paper.confirmLabel", { named }) }));
  await expect(waitingSheet(hand, named)).toBeHidden();
}

/** What stands on the sheet of a vote where all said yes but for those who abstained. */
type VoteSaid = Readonly<{ openedAt: string; closedAt: string; abstain?: string }>;

async function typeSheet(hand: Hand, form: Locator, said: VoteSaid): Promise<void> {
  await hand.type(form.getByLabel(assembly("paper.openedAt")), said.openedAt);
  await hand.type(form.getByLabel(assembly("paper.closedAt")), said.closedAt);
  if (!said.abstain) return;
  const abstained = assembly("hands.except", { choice: assembly("choice.abstain") });
  await hand.type(form.getByLabel(abstained), said.abstain);
}

/** Enters the sheet of the text in hand, looks at what it would record and keeps it. */
export async function copySheet(hand: Hand, number: string, said: VoteSaid): Promise<void> {
  const { page } = hand;
  await typeSheet(hand, page.getByRole("form", { name: sheetOf(number), exact: true }), said);
  await hand.press(page.getByRole("button", { name: assembly("paper.show") }));
  await hand.press(page.getByRole("button", { name: assembly("paper.keep", { number }) }));
  await expect(waitingSheet(hand, sheetOf(number))).toBeVisible();
}

/** The name of a text's sheet. */
export const sheetOf = (number: string) => assembly("paper.sheet", { number });

/** Enters a sheet a second time without sight of the first. */
export async function readBlind(
  hand: Hand,
  number: string,
  { reader, ...said }: VoteSaid & Readonly<{ reader: string }>,
): Promise<void> {
  const sheet = waitingSheet(hand, sheetOf(number));
  await hand.press(sheet.getByRole("link", { name: assembly("paper.blind") }));
  await typeSheet(hand, sheet, said);
  await expect(sheet.getByLabel(assembly("paper.reader"))).toHaveValue(reader);
  await hand.press(sheet.getByRole("button", { name: assembly("paper.compare") }));
}

/** Looked at again, the paper says what was read second. */
export async function settleForSecond(hand: Hand, number: string, reader: string): Promise<void> {
  const sheet = waitingSheet(hand, sheetOf(number));
  await hand.type(sheet.getByLabel(assembly("paper.reader")), reader);
  const named = sheetOf(number);
  await hand.press(sheet.getByRole("button", { name: assembly("paper.secondLabel", { named }) }));
  await expect(sheet).toBeHidden();
}

/** Notes at the desk that an item was withdrawn, at its hour. */
export async function withdrawItem(
  hand: Hand,
  item: number,
  { at, reason }: Readonly<{ at: string; reason: string }>,
): Promise<void> {
  const { page } = hand;
  const name = assembly("motion.disposeLabel", { item });
  await hand.press(page.locator("summary", { hasText: name }));
  const form = page.getByRole("form", { name });
  await hand.choose(form.getByRole("radio", { name: assembly("motion.kind.withdrawn") }));
  await hand.type(form.getByLabel(assembly("motion.reason")), reason);
  await hand.type(form.getByLabel(assembly("motion.handledAt")), at);
  await hand.press(form.getByRole("button", { name }));
  await expect(page.getByText(reason)).toBeVisible();
}

/** Closes the meeting at the hour of the room and comes to its minutes. */
export async function endCopying(hand: Hand, closedAt: string): Promise<void> {
  const { page } = hand;
  const form = page.getByRole("form", { name: assembly("paper.closing") });
  await hand.type(form.getByLabel(assembly("paper.meetingClosedAt")), closedAt);
  await hand.press(form.getByRole("button", { name: assembly("paper.close") }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(assembly("act.title"));
}
