/** The sign-in page's words. It belongs to the local stack, not to the product's messages. */
const WORDS = {
  fr: {
    title: "Qui êtes-vous",
    service: "Fournisseur d’identité local",
    note: "Ce fournisseur remplace itsme sur cette machine : chacun peut y être qui il veut.",
    someone: "Une autre personne",
    subject: "Identifiant",
    given: "Prénom",
    family: "Nom",
    strength: "Niveau d’assurance donné",
    advanced: "Avancé (code itsme)",
    basic: "De base (empreinte ou code)",
    confirm: "Confirmer mon identité",
    refuse: "Refuser",
    problem: "Il y a un problème",
    missing: "Choisissez une personne, ou donnez un identifiant et un nom.",
    gone: "Cette identification n’est plus en cours : retournez à l’application et recommencez.",
  },
  nl: {
    title: "Wie bent u",
    service: "Lokale identiteitsverstrekker",
    note: "Deze verstrekker vervangt itsme op deze machine: iedereen kan er zijn wie hij wil.",
    someone: "Iemand anders",
    subject: "Identificator",
    given: "Voornaam",
    family: "Naam",
    strength: "Gegeven betrouwbaarheidsniveau",
    advanced: "Geavanceerd (itsme-code)",
    basic: "Basis (vingerafdruk of code)",
    confirm: "Mijn identiteit bevestigen",
    refuse: "Weigeren",
    problem: "Er is een probleem",
    missing: "Kies een persoon, of geef een identificator en een naam.",
    gone: "Deze identificatie loopt niet meer: ga terug naar de toepassing en begin opnieuw.",
  },
  de: {
    title: "Wer sind Sie",
    service: "Lokaler Identitätsanbieter",
    note: "Dieser Anbieter ersetzt itsme auf diesem Rechner: Jeder kann hier sein, wer er will.",
    someone: "Eine andere Person",
    subject: "Kennung",
    given: "Vorname",
    family: "Name",
    strength: "Erteiltes Vertrauensniveau",
    advanced: "Erweitert (itsme-Code)",
    basic: "Einfach (Fingerabdruck oder Code)",
    confirm: "Meine Identität bestätigen",
    refuse: "Ablehnen",
    problem: "Es gibt ein Problem",
    missing: "Wählen Sie eine Person, oder geben Sie eine Kennung und einen Namen an.",
    gone: "Diese Identifizierung läuft nicht mehr: Kehren Sie zur Anwendung zurück und beginnen Sie neu.",
  },
  en: {
    title: "Who are you",
    service: "Local identity provider",
    note: "This provider stands in for itsme on this machine: anybody can be anybody here.",
    someone: "Somebody else",
    subject: "Identifier",
    given: "First name",
    family: "Name",
    strength: "Level of assurance given",
    advanced: "Advanced (itsme code)",
    basic: "Basic (fingerprint or code)",
    confirm: "Confirm my identity",
    refuse: "Refuse",
    problem: "There is a problem",
    missing: "Choose a person, or give an identifier and a name.",
    gone: "This identification is no longer under way: go back to the application and start again.",
  },
} as const;

export type PageLocale = keyof typeof WORDS;
export type PageWords = Readonly<Record<keyof (typeof WORDS)["fr"], string>>;

const isLocale = (tag: string): tag is PageLocale => Object.hasOwn(WORDS, tag);

/** The first of the languages asked for that the page speaks; French otherwise. */
export function pageLocale(asked: string): PageLocale {
  const tags = asked.split(/[\s,]+/).map((tag) => tag.slice(0, 2).toLowerCase());
  return tags.find(isLocale) ?? "fr";
}

export function pageWords(locale: PageLocale): PageWords {
  return WORDS[locale];
}
