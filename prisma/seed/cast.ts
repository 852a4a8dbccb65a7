import type { StaffRole } from "#server/registry/office/office.schema.ts";

/** The people and the building of the demonstration: twelve lots, a thousand shares, one year. */

export const OFFICE = {
  kind: "firm",
  name: "Syndic Verhaegen",
  enterpriseNumber: "0314595348",
  ipiNumber: "512345",
  email: "bureau@verhaegen.example",
  phone: "+32 2 555 01 20",
  street: "Chaussée de Waterloo 412",
  postcode: "1050",
  town: "Ixelles",
} as const;

/** What the law wants posted of it besides (art. 3.89 §2), as the office types it. */
export const OFFICE_CONTACT = {
  legalForm: "SRL",
  profession: "",
  email: OFFICE.email,
  phone: OFFICE.phone,
  emergencyPhone: "+32 2 555 01 21",
  street: OFFICE.street,
  postcode: OFFICE.postcode,
  town: OFFICE.town,
  hours: {
    monday: "9h-12h, 13h30-17h",
    tuesday: "9h-12h, 13h30-17h",
    wednesday: "9h-12h",
    thursday: "9h-12h, 13h30-17h",
    friday: "9h-12h",
  },
  domicileAgreed: false,
} as const;

/** Another office of the same installation, which manages nothing yet: to it the rest is strange. */
export const OTHER_OFFICE = {
  kind: "firm",
  name: "Gestion Willems",
  enterpriseNumber: "0506789069",
  ipiNumber: "506789",
  email: "info@willems.example",
  phone: "+32 4 555 01 70",
  street: "Rue de la Cathédrale 96",
  postcode: "4000",
  town: "Liège",
} as const;

export const BUILDING = {
  name: "Résidence Les Glycines",
  enterpriseNumber: "0479495447",
  street: "Avenue des Glycines 14",
  postcode: "1030",
  town: "Schaerbeek",
  sharesTotal: "1000",
  fiscalYearStart: "01-01",
  languages: ["fr", "nl"],
  periodStart: "05-11",
} as const;

/** The password of every demonstration account; they exist only on the loopback interface. */
export const PASSWORD = "glycines-1030-demo";

export type CastMember = Readonly<{
  key: string;
  email: string;
  name: string;
  locale: "fr" | "nl" | "de" | "en";
  /** What the local identity provider knows this person by. */
  subject: string;
}>;

export type StaffMember = CastMember &
  Readonly<{
    office: typeof OFFICE.name | typeof OTHER_OFFICE.name;
    role: StaffRole;
    /** The secret of the application that counts this person's codes, as it is typed. */
    totp: string;
  }>;

export const STAFF: readonly StaffMember[] = [
  {
    key: "odile",
    email: "odile@verhaegen.example",
    name: "Odile Verhaegen",
    locale: "fr",
    subject: "odile-verhaegen",
    office: OFFICE.name,
    role: "manager",
    totp: "A4ZN 3YSR OYYG ZXZP 4ZEL BJMC LXGO TV5H",
  },
  {
    key: "els",
    email: "els@verhaegen.example",
    name: "Els Bogaert",
    locale: "nl",
    subject: "els-bogaert",
    office: OFFICE.name,
    role: "clerk",
    totp: "KLAH J4ZJ 76VQ 2LAT KRVA IOK4 YV3Q CX22",
  },
  {
    key: "karim",
    email: "karim@verhaegen.example",
    name: "Karim Haddad",
    locale: "fr",
    subject: "karim-haddad",
    office: OFFICE.name,
    role: "accountant",
    totp: "Q4IQ 3NBE ZWG3 SESN 3NF4 VGLW YENB IQES",
  },
  {
    key: "nadine",
    email: "nadine@willems.example",
    name: "Nadine Willems",
    locale: "fr",
    subject: "nadine-willems",
    office: OTHER_OFFICE.name,
    role: "manager",
    totp: "AP5A 57EC M4AY VOIY N3DQ KZTF HXRZ ZU3N",
  },
];

/** Owners who have an account; the others are reached by post. */
export const OWNERS: readonly CastMember[] = [
  {
    key: "marc",
    email: "marc@glycines.example",
    name: "Marc Delvaux",
    locale: "fr",
    subject: "marc-delvaux",
  },
  {
    key: "amina",
    email: "amina@glycines.example",
    name: "Amina El Idrissi",
    locale: "fr",
    subject: "amina-el-idrissi",
  },
  {
    key: "joris",
    email: "joris@glycines.example",
    name: "Joris Claes",
    locale: "nl",
    subject: "joris-claes",
  },
  {
    key: "hanna",
    email: "hanna@glycines.example",
    name: "Hanna Weiß",
    locale: "de",
    subject: "hanna-weiss",
  },
  {
    key: "priya",
    email: "priya@glycines.example",
    name: "Priya Nair",
    locale: "en",
    subject: "priya-nair",
  },
];

/**
 * The register as the office exports it. Marc chairs; Amina and Joris are the bilingual
 * couple of B2; Leopold is the landlord abroad who reads no e-mail; Priya is the
 * latest to have bought; Paul holds C1 in usufruct while his daughter Eva has the bare ownership.
 */
export const REGISTER = `ACP Résidence Les Glycines;;;;;;;;;;;;;;;
Lot;Type;Étage;Quotités;Nom;Prénom;Société;N° BCE;Part;Droit;E-mail;GSM;Adresse;CP;Localité;Langue;Propriétaire depuis;Convocation par e-mail
A1;Appartement;0;118;Delvaux;Marc;;;1/1;PP;marc@glycines.example;+32 470 11 22 33;Avenue des Glycines 14;1030;Schaerbeek;FR;14/03/2009;oui
A2;Appartement;1;124;Weiß;Hanna;;;1/1;PP;hanna@glycines.example;+32 471 22 33 44;Vennstraße 3;4700;Eupen;DE;02/09/2016;oui
A3;Appartement;2;131;Nair;Priya;;;1/1;PP;priya@glycines.example;+32 472 33 44 55;Avenue des Glycines 14;1030;Schaerbeek;EN;15/04/2025;oui
B1;Appartement;0;112;Lambrecht;Leopold;;;1/1;PP;;;Calle Mayor 8;28013;Madrid;FR;30/06/1998;non
B2;Appartement;1;127;El Idrissi;Amina;;;1/2;PP;amina@glycines.example;+32 473 44 55 66;Avenue des Glycines 14;1030;Schaerbeek;FR;21/10/2013;oui
B2;Appartement;1;127;Claes;Joris;;;1/2;PP;joris@glycines.example;+32 474 55 66 77;Avenue des Glycines 14;1030;Schaerbeek;NL;21/10/2013;oui
B3;Appartement;2;129;;;Immo Reynders SRL;0887272856;1/1;PP;;+32 2 500 10 00;Rue du Commerce 20;1000;Bruxelles;FR;11/12/2007;non
C1;Appartement;1;108;Fontaine;Paul;;;1/1;US;;+32 475 66 77 88;Avenue des Glycines 14;1030;Schaerbeek;FR;05/05/1991;non
C1;Appartement;1;108;Fontaine;Eva;;;1/1;NP;eva@glycines.example;+32 476 77 88 99;Rue Haute 51;1000;Bruxelles;FR;19/01/2019;non
C2;Commerce;0;103;Nguyễn;Thảo;;;1/1;PP;;+32 477 88 99 00;Avenue des Glycines 16;1030;Schaerbeek;FR;08/08/2018;non
G1;Garage;-1;12;Delvaux;Marc;;;1/1;PP;marc@glycines.example;+32 470 11 22 33;Avenue des Glycines 14;1030;Schaerbeek;FR;14/03/2009;oui
G2;Garage;-1;12;Weiß;Hanna;;;1/1;PP;hanna@glycines.example;+32 471 22 33 44;Vennstraße 3;4700;Eupen;DE;02/09/2016;oui
K1;Cave;-1;12;Lambrecht;Leopold;;;1/1;PP;;;Calle Mayor 8;28013;Madrid;FR;30/06/1998;non
K2;Cave;-1;12;Nguyễn;Thảo;;;1/1;PP;;+32 477 88 99 00;Avenue des Glycines 16;1030;Schaerbeek;FR;08/08/2018;non
Total;;;1000;;;;;;;;;;;;;;
`;
