import { expect } from "@playwright/test";
import { inDays } from "./building.ts";
import type { Hand } from "./hand.ts";
import { wordsOf } from "./words.ts";

const { assembly, ui } = wordsOf("fr");

export type PlannedMeeting = Readonly<{
  on: string;
  urgency?: string;
  items: readonly Readonly<{
    title: string;
    text: string;
    decision: "D-01" | "D-14";
    /** The special common part whose owners alone vote; all owners where none is named. */
    part?: string;
  }>[];
}>;

/** Prepares a meeting that people may also follow from afar, with its agenda. */
export async function prepareMeeting(hand: Hand, plan: PlannedMeeting): Promise<void> {
  const { page } = hand;
  const field = (label: string) => page.getByLabel(label);
  await hand.press(page.getByRole("link", { name: ui("rail.assembly"), exact: true }));
  await hand.press(page.getByRole("link", { name: assembly("meetings.new") }).first());
  await hand.choose(page.getByRole("radio", { name: assembly("kind.extraordinary") }));
  await hand.date(page.getByLabel(assembly("details.on"), { exact: true }), plan.on);
  await hand.type(page.getByLabel(assembly("details.time"), { exact: true }), "19:00");
  await hand.type(field(assembly("details.place")), "Salle paroissiale, rue des Tilleuls 2, Liège");
  await hand.type(field(assembly("details.consultation")), "Au bureau, sur rendez-vous.");
  await hand.tick(field(assembly("details.remote")));
  await hand.type(field(assembly("details.conferencePhone")), "+32 2 555 01 29");
  if (plan.urgency) await hand.type(field(assembly("details.urgency")), plan.urgency);
  await hand.press(page.getByRole("button", { name: assembly("details.create") }));
  for (const [index, item] of plan.items.entries()) await addItem(hand, index + 1, item);
  await hand.press(page.getByRole("link", { name: assembly("agenda.back") }));
}

async function addItem(
  hand: Hand,
  number: number,
  { title, text, decision, part }: PlannedMeeting["items"][number],
): Promise<void> {
  const { page } = hand;
  const adding = page.getByRole("form", { name: assembly("agenda.add") });
  await hand.type(adding.getByLabel(assembly("agenda.titleField")), title);
  await hand.press(adding.getByRole("button", { name: assembly("agenda.add") }));
  const item = page.getByRole("region", { name: assembly("agenda.item", { number }) });
  await hand.press(item.locator("summary", { hasText: assembly("agenda.addResolution") }));
  const proposing = item.getByRole("form", { name: assembly("agenda.addResolution") });
  await hand.type(proposing.getByLabel(assembly("agenda.text")), text);
  await hand.select(
    proposing.getByLabel(assembly("agenda.type")),
    assembly(`decision.${decision}`),
  );
  if (part) {
    const who = proposing.getByLabel(assembly("agenda.electorate"));
    await hand.select(who, assembly("agenda.electoratePart", { part }));
  }
  await hand.press(proposing.getByRole("button", { name: assembly("agenda.addResolution") }));
  await expect(item.getByRole("heading", { level: 3 })).toHaveText(
    assembly("agenda.resolution", { number: `${number}.1` }),
  );
}

/** Sends the notice to so many people, from the meeting's page. */
export async function convene(hand: Hand, count: number): Promise<void> {
  const { page } = hand;
  await hand.press(page.getByRole("link", { name: assembly("meeting.convocation") }));
  await hand.press(page.locator("summary", { hasText: assembly("notice.send") }));
  await hand.press(page.getByRole("button", { name: assembly("notice.sendConfirm", { count }) }));
  await expect(page.getByRole("region", { name: assembly("notice.batch") })).toBeVisible();
}

/** Reads the page again until the job has made the letters; gives their address. */
export async function lettersOf({ page }: Hand): Promise<string> {
  const print = page.getByRole("link", { name: assembly("notice.print") });
  await expect(async () => {
    await page.reload();
    await expect(print).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  return (await print.getAttribute("href")) ?? "";
}

/** Notes the proof of deposit that the post office gave. */
export async function recordPosting(hand: Hand, number: string): Promise<void> {
  const { page } = hand;
  const form = page.getByRole("form", { name: assembly("notice.post") });
  await expect(form.getByLabel(assembly("notice.depositedOn"))).toHaveValue(inDays(0));
  await hand.type(form.getByLabel(assembly("notice.postingNumber")), number);
  await hand.press(form.getByRole("button", { name: assembly("notice.post") }));
  await expect(form).toBeHidden();
}

/** Enters a proxy that came on paper, on the page of the proxies. */
export async function encodeProxy(hand: Hand, principal: string, holder: string): Promise<void> {
  const { page } = hand;
  const form = page.getByRole("form", { name: assembly("proxies.encode") });
  await hand.select(form.getByLabel(assembly("proxies.for")), principal);
  await hand.select(form.getByLabel(assembly("proxies.holderOffice")), holder);
  await hand.date(form.getByLabel(assembly("proxies.signedOn")), inDays(0));
  await hand.press(form.getByRole("button", { name: assembly("proxies.encode") }));
  const row = page.getByRole("row").filter({ hasText: principal });
  await expect(row).toContainText(holder);
  await expect(row).toContainText(assembly("proxies.inForce"));
}
