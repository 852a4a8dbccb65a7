import type { Page } from "@playwright/test";

/** Opens every part of a page that opens in place. */
export function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
}

/** What is wrong with a page's frame: its language, its title, its one first heading. */
export function frameDefects(page: Page, locale: string): Promise<string[]> {
  return page.evaluate((expected) => {
    const { lang } = document.documentElement;
    const headings = document.querySelectorAll("h1").length;
    return [
      ...(lang === expected ? [] : [`lang is ${lang}`]),
      ...(headings === 1 ? [] : [`${headings} first headings`]),
      ...(/^\S.* — KoproGo$/.test(document.title) ? [] : [`title is "${document.title}"`]),
    ];
  }, locale);
}

const STOPS = 10;

/** The first stops of Tab whose focus cannot be seen (WCAG 2.4.7, 2.4.11). */
export async function unseenFocus(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  await page.evaluate(() => window.scrollTo(0, 0));
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const isOutlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      const isInView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      return isOutlined && isInView ? "" : element.outerHTML.slice(0, 120);
    });
    if (found === null) break;
    if (found) unseen.push(`focus is not seen: ${found}`);
  }
  return unseen;
}
