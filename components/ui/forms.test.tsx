import { expect, test } from "vitest";
import { ActionForm } from "./action-form.tsx";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { DateField } from "./date-field.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Field } from "./field.tsx";
import { FileField } from "./file-field.tsx";
import { FormContext } from "./form-context.tsx";
import { EMPTY_FORM } from "./form-state.ts";
import { Radios } from "./radios.tsx";
import { Refusal } from "./refusal.tsx";
import { Select } from "./select.tsx";
import { renderPage } from "./testing.tsx";
import { Textarea } from "./textarea.tsx";

/** A form that came back refused. */
function refused(children: React.ReactNode, values: Record<string, string> = {}) {
  const problems = [
    { field: "email", text: "Indiquez une adresse complète." },
    { field: "choice", text: "Choisissez une réponse." },
  ];
  return (
    <FormContext value={{ id: "f", values, problems, pressed: null }}>
      <ErrorSummary formId="f" problems={problems} />
      {children}
    </FormContext>
  );
}

test.each([
  ["text", <Field key="1" name="email" label="Adresse" hint="Une seule" />],
  ["textarea", <Textarea key="2" name="email" label="Adresse" hint="Une seule" />],
  ["date", <DateField key="3" name="email" label="Adresse" hint="Une seule" />],
  ["file", <FileField key="4" name="email" label="Adresse" hint="Une seule" />],
  ["select", <Select key="5" name="email" label="Adresse" hint="Une seule" choices={[]} />],
])("%s: label, hint and error belong to the control", (_kind, field) => {
  const html = renderPage(refused(field));
  expect(html).toMatch(/<label for="f-email"[^>]*>Adresse/);
  expect(html).toContain('aria-describedby="f-email-hint f-email-error"');
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('id="f-email-hint"');
});

test("the same words stand in the summary, which links to the field, and beside it", () => {
  const html = renderPage(refused(<Field name="email" label="Adresse" />));
  expect(html.split("Indiquez une adresse complète.")).toHaveLength(3);
  expect(html).toMatch(/<a href="#f-email"[^>]*>Indiquez une adresse complète\.<\/a>/);
  expect(html).toContain("2 points sont à corriger");
  expect(html).toMatch(/role="alert" tabindex="-1" autofocus=""/);
});

test("a refusal whose form is gone is said at the head of the page", () => {
  const problems = [{ field: "choice", text: "Rechargez la page." }];
  const html = renderPage(<Refusal problems={problems} />);
  expect(html).toMatch(/role="alert".*Votre envoi n’a pas abouti.*Rechargez la page\./);
  expect(html).not.toContain("<a ");
  expect(renderPage(<Refusal problems={[]} />)).toBe("");
});

test("what was typed comes back, a password never", () => {
  const values = { email: "a@b", choice: "no", note: "Bonjour", secret: "x", agree: "on" };
  const html = renderPage(
    refused(
      <>
        <Field name="email" label="Adresse" defaultValue="stored" />
        <Field name="secret" label="Secret" type="password" />
        <Textarea name="note" label="Note" />
        <Checkbox name="agree" label="D’accord" />
        <Checkbox name="later" label="Plus tard" defaultChecked />
        <Select
          name="choice"
          label="Choix"
          choices={[
            { value: "yes", label: "Oui" },
            { value: "no", label: "Non" },
          ]}
        />
      </>,
      values,
    ),
  );
  expect(html).toMatch(/name="email"[^>]*value="a@b"/);
  expect(html).not.toContain('value="x"');
  expect(html).toContain(">Bonjour</textarea>");
  expect(html).toMatch(/name="agree"[^>]*checked=""/);
  expect(html).not.toMatch(/name="later"[^>]*checked=""/);
  expect(html).toContain('<option value="no" selected="">');
});

test("radios: the legend asks, the first one is where the summary leads", () => {
  const html = renderPage(
    refused(
      <Radios
        name="choice"
        legend="Votre vote"
        choices={[
          { value: "for", label: "Pour", hint: "Vous approuvez." },
          { value: "against", label: "Contre" },
        ]}
      />,
      { choice: "against" },
    ),
  );
  expect(html).toMatch(/<fieldset id="f-choice-group" aria-describedby="f-choice-group-error"/);
  expect(html).toMatch(/<legend[^>]*>Votre vote/);
  expect(html).toMatch(/<input id="f-choice" type="radio"[^>]*aria-describedby="f-choice-hint"/);
  expect(html).toMatch(/id="f-choice-against"[^>]*checked=""/);
  expect(html).toMatch(/<label for="f-choice-against"/);
});

test("a form that nobody sent shows no error, and says nothing", () => {
  const html = renderPage(
    <ActionForm action={async () => EMPTY_FORM} label="Réserver">
      <Field name="title" label="Titre" optional suffix="€" />
      <Button name="act" value="save">
        Enregistrer
      </Button>
    </ActionForm>,
  );
  expect(html).not.toContain('role="alert"');
  expect(html).toContain("(facultatif)");
  expect(html).toContain('<span class="sr-only"> (€)</span>');
  expect(html).toMatch(/<form aria-label="Réserver" noValidate=""/i);
  expect(html).toMatch(/<button[^>]*value="save" name="act">Enregistrer/);
});

test("while it is sent, the pressed button says so and all are marked", () => {
  const html = renderPage(
    <FormContext value={{ id: "f", ...EMPTY_FORM, pressed: "other" }}>
      <Button>Enregistrer</Button>
    </FormContext>,
  );
  expect(html).toContain('aria-disabled="true"');
  expect(html).not.toContain(" disabled");
});

test.each([
  ["Clore", "Clore le scrutin 3", "Clore le scrutin 3"],
  ["Retirer", "Mettre fin à l’accès d’Amina", "Retirer (Mettre fin à l’accès d’Amina)"],
])("a button that shows « %s » is named by it too", (seen, label, name) => {
  expect(renderPage(<Button label={label}>{seen}</Button>)).toContain(`aria-label="${name}"`);
});
