import { expect, type Locator, type Page } from "@playwright/test";
import { keyboardOf } from "./keyboard.ts";

/** How somebody works a page: the same gestures, by mouse or by keyboard alone. */
export type Hand = Readonly<{
  page: Page;
  /** Presses a button, a link or what opens a part of the page. */
  press: (target: Locator) => Promise<void>;
  /** Writes over what a field holds. */
  type: (target: Locator, text: string) => Promise<void>;
  /** Takes one radio button of a group. */
  choose: (target: Locator) => Promise<void>;
  tick: (target: Locator) => Promise<void>;
  /** Takes an entry of a list by its words. */
  select: (target: Locator, label: string) => Promise<void>;
  /** Enters a day, `YYYY-MM-DD`. */
  date: (target: Locator, day: string) => Promise<void>;
}>;

/** The page under a mouse. */
export function mouseOn(page: Page): Hand {
  return {
    page,
    press: (target) => target.click(),
    type: (target, text) => target.fill(text),
    choose: (target) => target.check(),
    tick: (target) => target.check(),
    select: async (target, label) => {
      await target.selectOption({ label });
    },
    date: (target, day) => target.fill(day),
  };
}

const labelOf = (list: Locator) =>
  list.evaluate((element) =>
    element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.label ?? "") : "",
  );

/** The page under the keyboard alone. */
export function keysOn(page: Page): Hand {
  const keys = keyboardOf(page);
  return {
    page,
    press: (target) => keys.press(target),
    type: keys.type,
    choose: keys.choose,
    tick: keys.tick,
    select: async (target, label) => {
      await keys.reach(target);
      await page.keyboard.press("Home");
      const length = await target.locator("option").count();
      for (let moves = 0; moves < length && (await labelOf(target)) !== label; moves += 1) {
        await page.keyboard.press("ArrowDown");
      }
      expect(await labelOf(target)).toBe(label);
    },
    date: async (target, day) => {
      await keys.reach(target);
      const [year = "", month = "", date = ""] = day.split("-");
      // The browser orders the parts as its own language does; whoever types sees how.
      for (const parts of [`${date}${month}${year}`, `${month}${date}${year}`]) {
        await page.keyboard.type(parts);
        if ((await target.inputValue()) === day) return;
        for (const _ of ["month", "first"]) await page.keyboard.press("ArrowLeft");
      }
      await expect(target).toHaveValue(day);
    },
  };
}
