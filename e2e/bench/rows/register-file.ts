const HEADER =
  "Lot;Type;Étage;Quotités;Nom;Prénom;Part;Droit;E-mail;GSM;Adresse;CP;Localité;Langue;Propriétaire depuis;Convocation par e-mail";

/** A syndic's export of a register: a lot a line, one owner each, half of whom accept e-mail. */
export function registerFile(lots: number): Uint8Array {
  const lines = Array.from({ length: lots }, (_, index) => {
    const n = index + 1;
    const mail = `p${n}@import.example`;
    const street = `Rue des Tilleuls ${n}`;
    const consent = n % 2 ? "oui" : "non";
    return `A${n};Appartement;${n % 9};10;Peeters-${n};Lucie;1/1;PP;${mail};+32 470 10 20 30;${street};4000;Liège;FR;12/04/2011;${consent}`;
  });
  return new TextEncoder().encode([HEADER, ...lines].join("\r\n"));
}
