import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any page has: a trap for the keyboard shows as this limit. */
const MOST_STOPS = 250;

export type Keyboard = Readonly<{
  /** Goes to a control by Tab alone. @throws when it cannot be reached. */
  reach: (target: Locator) => Promise<void>;
  /** Reaches a button or link and presses it. */
  press: (target: Locator, key?: "Enter" | "Space") => Promise<void>;
  /** Reaches a field and types over what it holds. */
  type: (target: Locator, text: string) => Promise<void>;
  /** Reaches a group of radio buttons and moves to one of them by the arrows. */
  choose: (target: Locator) => Promise<void>;
  /** Reaches a checkbox and ticks it. */
  tick: (target: Locator) => Promise<void>;
}>;

const hasFocus = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement);

/** In the group's button that Tab stops at, or in the one wanted. */
const isInGroup = (target: Locator) =>
  target.evaluate((wanted) => {
    const now = document.activeElement;
    if (!(wanted instanceof HTMLInputElement) || !(now instanceof HTMLInputElement)) return false;
    return now.type === "radio" && now.name === wanted.name && now.form === wanted.form;
  });

/** A page worked by the keyboard alone, as somebody without a mouse does. */
export function keyboardOf(page: Page): Keyboard {
  async function tabUntil(
    target: Locator,
    isThere: (target: Locator) => Promise<boolean>,
  ): Promise<void> {
    await expect(target).toBeVisible();
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if (await isThere(target)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reaches ${target}`);
  }
  const reach = (target: Locator) => tabUntil(target, hasFocus);
  return {
    reach,
    press: async (target, key = "Enter") => {
      await reach(target);
      await page.keyboard.press(key);
    },
    type: async (target, text) => {
      await reach(target);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
      await expect(target).toHaveValue(text);
    },
    choose: async (target) => {
      await tabUntil(target, isInGroup);
      const size = await target.evaluate((input) =>
        input instanceof HTMLInputElement
          ? document.querySelectorAll(`input[type=radio][name="${CSS.escape(input.name)}"]`).length
          : 0,
      );
      for (let moves = 0; moves <= size && !(await target.isChecked()); moves += 1) {
        await page.keyboard.press(moves === 0 ? "Space" : "ArrowDown");
      }
      await expect(target).toBeChecked();
    },
    tick: async (target) => {
      await reach(target);
      if (!(await target.isChecked())) await page.keyboard.press("Space");
      await expect(target).toBeChecked();
    },
  };
}
