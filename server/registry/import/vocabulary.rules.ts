import type { Field } from "./import.schema.ts";

/** A name as it is compared: no accents, no case, no punctuation. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Names by which offices call a column in French, Dutch, German and English, in plain form. */
const NAMES: Readonly<Record<Field, string>> = {
  lot: "lot|lots|n lot|no lot|nr lot|num lot|lot n|lot no|lot nr|numero lot|numero de lot|numero du lot|code lot|code du lot|reference lot|ref lot|kavel|kavels|kavelnr|kavel nr|kavelnummer|nr kavel|nummer kavel|lotnummer|lotnr|privatief|privatieve kavel|partie privative|los|lose|los nr|losnr|losnummer|parzelle|einheit|einheit nr|unit|unit no|unit nr|unit number|lot number|entite|entiteit|appartement|apartment|wohnung|bien",
  kind: "type|type de lot|type lot|type du lot|type bien|type de bien|nature|nature du lot|nature du bien|categorie|affectation|destination|soort|soort kavel|soort lot|type kavel|aard|aard van de kavel|bestemming|art|art des loses|kategorie|nutzung|nutzungsart|kind|lot type|unit type|kind of lot|category|usage|use",
  floor:
    "etage|niveau|verdieping|verdiep|niveau verdieping|bouwlaag|stock|stockwerk|geschoss|floor|level|storey",
  shares:
    "quotites|quotite|milliemes|millieme|tantiemes|tantieme|quotes parts|quote parts|nombre de quotites|nombre de milliemes|quotites generales|parts dans les communs|aandelen|aantal aandelen|duizendsten|tienduizendsten|quotiteiten|quotiteit|aandelen gemene delen|aandeel gemene delen|miteigentumsanteile|miteigentumsanteil|mea|anteile|anteile am gemeinschaftseigentum|tausendstel|zehntausendstel|anzahl anteile|shares|number of shares|thousandths|common shares|share of common parts|quote part|quotepart|quote|quoten|aandeel|anteil|share|parts",
  familyName:
    "nom|noms|nom de famille|nom du proprietaire|nom proprietaire|nom du coproprietaire|nom et prenom|nom prenom|nom complet|proprietaire|proprietaires|coproprietaire|coproprietaires|titulaire|naam|familienaam|achternaam|naam eigenaar|naam en voornaam|naam voornaam|volledige naam|eigenaar|eigenaars|mede eigenaar|titularis|name|nachname|familienname|name vorname|name des eigentumers|eigentumer|miteigentumer|inhaber|last name|lastname|surname|family name|owner|owners|owner name|name of owner|full name|co owner|holder",
  givenName:
    "prenom|prenoms|voornaam|voornamen|roepnaam|vorname|vornamen|rufname|first name|firstname|given name|given names|forename",
  company:
    "societe|nom de la societe|nom societe|raison sociale|denomination|denomination sociale|firme|entreprise|personne morale|vennootschap|naam vennootschap|firma|firmanaam|bedrijf|bedrijfsnaam|onderneming|rechtspersoon|maatschappelijke naam|benaming|gesellschaft|unternehmen|firmenname|juristische person|company|company name|business name|organisation|organization|legal entity",
  enterpriseNumber:
    "n bce|bce|no bce|nr bce|numero bce|num bce|numero d entreprise|n entreprise|n d entreprise|num entreprise|n tva|tva|numero tva|numero de tva|kbo|kbo nr|kbo nummer|ondernemingsnummer|ondernemingsnr|btw|btw nr|btw nummer|zdu|zdu nr|zdu nummer|unternehmensnummer|unternehmensnr|ust id|mwst nr|mwst nummer|enterprise number|enterprise no|company number|company no|cbe|cbe number|vat|vat no|vat number|registration number",
  part: "part|part indivise|part de propriete|part du lot|part dans le lot|part de lot|quote part du lot|fraction|fraction du lot|portion|pourcentage|quote part indivise|deel|deel van kavel|deel in kavel|aandeel in kavel|aandeel kavel|aandeel in de kavel|onverdeeld deel|onverdeeld aandeel|eigendomsdeel|eigendomsaandeel|breuk|breukdeel|fractie|percentage|bruchteil|bruch|anteil am los|eigentumsanteil|ideeller anteil|prozentsatz|ownership share|ownership|share of lot|share of unit|share in lot|percent",
  right:
    "droit|droits|droit reel|nature du droit|nature droit|type de droit|qualite|recht|rechten|zakelijk recht|aard van het recht|aard recht|soort recht|type recht|eigendomsrecht|hoedanigheid|rechte|rechtsart|art des rechts|eigentumsart|dingliches recht|right|rights|type of right|kind of right|tenure|title type|capacity",
  email:
    "e mail|email|mail|mails|e mails|courriel|adresse e mail|adresse email|adresse mail|adresse electronique|adresse courriel|e mailadres|emailadres|mailadres|e mail adres|e mail adresse|email adresse|mailadresse|e mail address|email address|mail address",
  phone:
    "gsm|tel|telephone|n gsm|n tel|n de telephone|numero de telephone|tel gsm|telephone gsm|portable|mobile|telefoon|telefoonnummer|telefoonnr|gsm nummer|gsm nr|mobiel|telefon|telefonnummer|telefonnr|rufnummer|handy|mobil|mobilnummer|phone|phone number|phone no|telephone number|mobile phone|cell",
  street:
    "adresse|adresse postale|adresse complete|adresse du proprietaire|rue|rue et numero|rue n|rue et n|domicile|adres|adres eigenaar|postadres|straat|straat en nummer|straat nr|straat en nr|domicilie|anschrift|postanschrift|strasse|strasse und nummer|strasse nr|strasse hausnummer|wohnadresse|address|postal address|mailing address|street|street address|address line 1|address 1",
  houseNumber:
    "numero de maison|n de maison|n rue|numero de rue|huisnummer|huisnr|hausnummer|hausnr|house number|house no|street number",
  postcode:
    "cp|c p|code postal|code postale|postcode|postnummer|postnr|post code|plz|postleitzahl|zip|zip code|zipcode|postal code",
  town: "localite|commune|ville|cp localite|cp ville|cp et localite|code postal et localite|gemeente|plaats|woonplaats|stad|postcode gemeente|postcode en gemeente|postcode plaats|ort|wohnort|stadt|gemeinde|ortschaft|plz ort|plz und ort|plz wohnort|city|town|locality|municipality|postcode city|postcode town",
  language:
    "langue|langue de correspondance|langue de convocation|code langue|taal|taalcode|correspondentietaal|voertaal|taal correspondentie|sprache|korrespondenzsprache|sprachcode|language|preferred language|correspondence language|lang",
  since:
    "proprietaire depuis|coproprietaire depuis|depuis|depuis le|date d acquisition|date acquisition|date d achat|date achat|date de l acte|date acte|date d entree|date debut|date de debut|entree|acquis le|eigenaar sinds|mede eigenaar sinds|sinds|eigendom sinds|aankoopdatum|datum aankoop|datum akte|aktedatum|verwervingsdatum|datum verwerving|begindatum|eigentumer seit|miteigentumer seit|seit|eigentum seit|kaufdatum|erwerbsdatum|erwerb am|urkundendatum|datum urkunde|owner since|since|owned since|acquired on|acquisition date|purchase date|date of purchase|date of deed|deed date|start date",
  consent:
    "convocation par e mail|convocation par mail|convocation par courriel|convocation e mail|convocation mail|accord e mail|accord mail|accord pour e mail|consentement e mail|consentement|accepte e mail|accepte les e mails|e mail accepte|e mail aanvaard|e mail toegestaan|aanvaardt e mail|akkoord e mail|toestemming e mail|oproeping per e mail|uitnodiging per e mail|per e mail|par e mail|e mail erlaubt|e mail akzeptiert|e mail zustimmung|zustimmung e mail|einwilligung e mail|einwilligung|einladung per e mail|einberufung per e mail|accepts e mail notices|accepts e mail|accepts email|e mail consent|email consent|consent|notice by e mail|e mail notices|e mail accepted",
  holderReference:
    "n proprietaire|no proprietaire|numero proprietaire|numero de proprietaire|code proprietaire|id proprietaire|ref proprietaire|reference proprietaire|n client|code client|eigenaarsnummer|eigenaarnummer|eigenaarsnr|nr eigenaar|eigenaarscode|klantnummer|eigentumernummer|eigentumer nr|eigentumernr|kundennummer|owner id|owner number|owner no|owner nr|owner code|owner ref|owner reference",
};

/** Telling words inside longer names, most telling first: "Adresse du propriétaire" is an address. */
const WORDS: readonly (readonly [Field, RegExp])[] = [
  [
    "consent",
    /accept|accord|consent|aanvaard|akkoord|toestemm|erlaub|zustimm|einwillig|(convocation|oproeping|einberufung|notice|einladung|uitnodiging).*mail|opt in/,
  ],
  [
    "holderReference",
    /^(n|no|nr|num|numero|code|id|ref) (du )?(co)?propr|^(owner|eigentumer|eigenaar) (id|n|no|nr|num|ref)/,
  ],
  [
    "since",
    /depuis|sinds|\bseit\b|since|acqui|aankoop|achat|erwerb|verwerv|purchase|\bdate\b|datum/,
  ],
  ["email", /mail|courriel/],
  [
    "enterpriseNumber",
    /\b(bce|kbo|zdu|cbe|tva|btw|vat|mwst)\b|ondernemingsn|unternehmensn|(enterprise|company) n|n.* entreprise/,
  ],
  ["phone", /\b(gsm|tel|handy|mobil\w*|phone)\b|telefo|telepho/],
  ["houseNumber", /huisn|hausn|house n/],
  ["postcode", /postal code|code postal|postcode|\bplz\b|postleitzahl|\bzip\b/],
  ["language", /langue|\btaal|sprache|language/],
  [
    "part",
    /fraction|bruchteil|breuk|indivis|onverdeeld|(part|deel|anteil|share).* (lot|kavel|los|unit)$/,
  ],
  [
    "shares",
    /quotit|millieme|tantieme|aandelen|duizendst|miteigentumsant|tausendstel|thousandth|\bshares\b/,
  ],
  ["right", /\bdroit\b|recht$|\bright\b|^recht/],
  ["kind", /^(type|soort|art|nature|aard|kind)\b|\btype$/],
  ["floor", /etage|verdiep|stockwerk|geschoss|\bfloor\b/],
  ["company", /societe|vennootschap|gesellschaft|company|firma|raison sociale|unternehmen/],
  ["givenName", /prenom|voornaam|vorname|first name|given name/],
  ["town", /localite|gemeente|\bville\b|\bort\b|\bcity\b|\btown\b|woonplaats|wohnort/],
  ["street", /adress|address|\badres|anschrift|\brue\b|straat|strasse|street/],
  ["lot", /\b(lot|kavel|los|unit)\b|kaveln|losn|lotn/],
  [
    "familyName",
    /\bnom\b|\bnaam\b|\bname\b|propriet|eigenaar|eigentumer|\bowner\b|surname|nachname/,
  ],
];

const FIELD_BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.split("|").map((name) => [name, field] as const),
  ),
);

export type Guess = Readonly<{ field: string; score: number }>;

/** What a column's name means and how sure that is: 3 for a known name, 2 for a telling word. */
export function guessField(name: string): Guess | null {
  const words = plain(name);
  const known = FIELD_BY_NAME.get(words);
  if (known) return { field: known, score: 3 };
  const telling = WORDS.find(([, pattern]) => pattern.test(words));
  return telling ? { field: telling[0], score: 2 } : null;
}
