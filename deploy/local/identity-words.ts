/** The sign-in page's words. It belongs to the local stack, not to the product's messages. */
const WORDS = {
  fr: {
    title: "Qui êtes-vous",
    service: "Fournisseur d’identité local",
    note: {
      itsme: "Ce fournisseur remplace itsme sur cette machine : chacun peut y être qui il veut.",
      eid: "Ce fournisseur remplace la carte d’identité électronique sur cette machine : chacun peut y être qui il veut.",
    },
    someone: "Une autre personne",
    subject: "Identifiant",
    given: "Prénom",
    family: "Nom",
    strength: "Niveau d’assurance donné",
    strong: { itsme: "Avancé (code itsme)", eid: "Carte d’identité et code PIN" },
    weak: { itsme: "De base (empreinte ou code)", eid: "Mot de passe seul" },
    confirm: "Confirmer mon identité",
    refuse: "Refuser",
    problem: "Il y a un problème",
    missing: "Choisissez une personne, ou donnez un identifiant et un nom.",
    gone: "Cette identification n’est plus en cours : retournez à l’application et recommencez.",
  },
  nl: {
    title: "Wie bent u",
    service: "Lokale identiteitsverstrekker",
    note: {
      itsme: "Deze verstrekker vervangt itsme op deze machine: iedereen kan er zijn wie hij wil.",
      eid: "Deze verstrekker vervangt de elektronische identiteitskaart op deze machine: iedereen kan er zijn wie hij wil.",
    },
    someone: "Iemand anders",
    subject: "Identificator",
    given: "Voornaam",
    family: "Naam",
    strength: "Gegeven betrouwbaarheidsniveau",
    strong: { itsme: "Geavanceerd (itsme-code)", eid: "Identiteitskaart en pincode" },
    weak: { itsme: "Basis (vingerafdruk of code)", eid: "Alleen wachtwoord" },
    confirm: "Mijn identiteit bevestigen",
    refuse: "Weigeren",
    problem: "Er is een probleem",
    missing: "Kies een persoon, of geef een identificator en een naam.",
    gone: "Deze identificatie loopt niet meer: ga terug naar de toepassing en begin opnieuw.",
  },
  de: {
    title: "Wer sind Sie",
    service: "Lokaler Identitätsanbieter",
    note: {
      itsme: "Dieser Anbieter ersetzt itsme auf diesem Rechner: Jeder kann hier sein, wer er will.",
      eid: "Dieser Anbieter ersetzt den elektronischen Personalausweis auf diesem Rechner: Jeder kann hier sein, wer er will.",
    },
    someone: "Eine andere Person",
    subject: "Kennung",
    given: "Vorname",
    family: "Name",
    strength: "Erteiltes Vertrauensniveau",
    strong: { itsme: "Erweitert (itsme-Code)", eid: "Personalausweis und PIN" },
    weak: { itsme: "Einfach (Fingerabdruck oder Code)", eid: "Nur Passwort" },
    confirm: "Meine Identität bestätigen",
    refuse: "Ablehnen",
    problem: "Es gibt ein Problem",
    missing: "Wählen Sie eine Person, oder geben Sie eine Kennung und einen Namen an.",
    gone: "Diese Identifizierung läuft nicht mehr: Kehren Sie zur Anwendung zurück und beginnen Sie neu.",
  },
  en: {
    title: "Who are you",
    service: "Local identity provider",
    note: {
      itsme: "This provider stands in for itsme on this machine: anybody can be anybody here.",
      eid: "This provider stands in for the electronic identity card on this machine: anybody can be anybody here.",
    },
    someone: "Somebody else",
    subject: "Identifier",
    given: "First name",
    family: "Name",
    strength: "Level of assurance given",
    strong: { itsme: "Advanced (itsme code)", eid: "Identity card and PIN" },
    weak: { itsme: "Basic (fingerprint or code)", eid: "Password alone" },
    confirm: "Confirm my identity",
    refuse: "Refuse",
    problem: "There is a problem",
    missing: "Choose a person, or give an identifier and a name.",
    gone: "This identification is no longer under way: go back to the application and start again.",
  },
} as const;

export type PageLocale = keyof typeof WORDS;
type Line<T> = T extends string ? string : { readonly [K in keyof T]: string };
export type PageWords = {
  readonly [K in keyof (typeof WORDS)["fr"]]: Line<(typeof WORDS)["fr"][K]>;
};

const isLocale = (tag: string): tag is PageLocale => Object.hasOwn(WORDS, tag);

/** The first of the languages asked for that the page speaks; French otherwise. */
export function pageLocale(asked: string): PageLocale {
  const tags = asked.split(/[\s,]+/).map((tag) => tag.slice(0, 2).toLowerCase());
  return tags.find(isLocale) ?? "fr";
}

export function pageWords(locale: PageLocale): PageWords {
  return WORDS[locale];
}
