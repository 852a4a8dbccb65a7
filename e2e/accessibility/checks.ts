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

/** Sets the text as wide apart as a reader may ask for (WCAG 1.4.12). */
export function spaceText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
  });
}

/**
 * More stops than Tab can make on a page, where a date has one for each of its parts: a page that
 * keeps the focus to itself is told so.
 */
const mostStops = (page: Page) =>
  page.evaluate(() => {
    const stops = "a, button, input, select, textarea, summary, [tabindex]";
    return 5 * document.querySelectorAll(stops).length + 10;
  });

/** The stops of Tab, through the whole page, whose focus cannot be seen (WCAG 2.4.7, 2.4.11). */
export async function unseenFocus(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  const most = await mostStops(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      // A link over two lines is where its first line is.
      const [box] = element.getClientRects();
      const there = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const isOutlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
      const isInView = there && (element.contains(there) || there.contains(element));
      return isOutlined && isInView ? "" : element.outerHTML.slice(0, 120);
    });
    if (found === null) return unseen;
    if (found) unseen.push(`focus is not seen: ${found}`);
  }
  return [...unseen, `after ${most} stops of Tab the page still holds the focus`];
}
