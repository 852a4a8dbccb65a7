import { expect, test } from "vitest";
import { LOCALES } from "#messages/routing.ts";
import { Confirm } from "./confirm.tsx";
import { DefinitionList } from "./definition-list.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Fold } from "./fold.tsx";
import { LawNote } from "./law-note.tsx";
import { Page } from "./page.tsx";
import { Plate } from "./plate.tsx";
import { Section } from "./section.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { Steps } from "./steps.tsx";
import { renderPage } from "./testing.tsx";

test("a page has one main landmark, one title, the law in a named margin", () => {
  const html = renderPage(
    <Page
      title="Assemblée du 15 juin"
      lang="fr"
      plate={<Plate kind="Assemblée">12</Plate>}
      crumbs={[{ href: "/residence", label: "Résidence" }]}
      law={<LawNote article="3.87 §3">Quinze jours au moins.</LawNote>}
    >
      <Section title="Ordre du jour">…</Section>
    </Page>,
  );
  expect(html.match(/<main id="content" tabindex="-1"/g)).toHaveLength(1);
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toMatch(/<h1 lang="fr"[^>]*>Assemblée du 15 juin<\/h1>/);
  expect(html).toMatch(/<aside aria-label="Ce que dit la loi"/);
  expect(html).toMatch(/<cite[^>]*>art\.\s3\.87\s?§3 C\. civ\.<\/cite>/);
  expect(html).toMatch(/<nav aria-label="Fil d’Ariane"/);
  expect(html).toContain('href="/fr/residence"');
  expect(html).toContain('<span class="sr-only">Assemblée </span>12');
  const heading = /<section aria-labelledby="([^"]+)"/.exec(html)?.[1];
  expect(html).toContain(`<h2 id="${heading}"`);
});

test("without law or crumbs nothing stands in their place", () => {
  const html = renderPage(<Page title="Registre">…</Page>);
  expect(html).not.toContain("<aside");
  expect(html).not.toContain("<nav");
});

test("steps say which is the current one and which are done", () => {
  const html = renderPage(
    <Steps
      label="Import du registre"
      steps={[
        { label: "Fichier", state: "done", href: "/x" },
        { label: "Colonnes", state: "current" },
        { label: "Aperçu", state: "ahead" },
      ]}
    />,
  );
  expect(html.match(/aria-current="step"/g)).toHaveLength(1);
  expect(html).toMatch(/Fichier<\/a><span class="sr-only"> \(fait\)<\/span>/);
});

test("what cannot be undone is asked twice, without script", () => {
  const html = renderPage(<Confirm trigger="Clore">Plus aucun vote.</Confirm>);
  expect(html).toMatch(/<details[^>]*><summary[^>]*>Clore/);
});

test("terms and details, nothing and what to do about it", () => {
  const html = renderPage(
    <DefinitionList items={[{ term: "Siège", detail: "Namur", lang: "fr" }]} />,
  );
  expect(html).toMatch(/<dt[^>]*>Siège<\/dt><dd lang="fr"[^>]*>Namur<\/dd>/);
  const empty = renderPage(<EmptyState action={<a href="/new">Ajouter</a>}>Rien.</EmptyState>);
  expect(empty).toContain('<a href="/new">Ajouter</a>');
});

test.each(LOCALES)(
  "%s: the footer leads to the statement, the notice and the verifier",
  (locale) => {
    const html = renderPage(<SiteFooter />, locale);
    for (const path of ["verify", "accessibility", "legal"]) {
      expect(html).toContain(`href="/${locale}/${path}"`);
    }
  },
);

test("a part of the frame is a line that opens it, with or without script", () => {
  const html = renderPage(<Fold summary="Menu">Mes copropriétés</Fold>);
  expect(html).toMatch(/^<details class="[^"]*"><summary>Menu<\/summary>Mes copropriétés</);
});
