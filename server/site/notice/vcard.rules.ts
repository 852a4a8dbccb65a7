/** What a telephone keeps of somebody. */
export type Card = Readonly<{
  name: string;
  /** What he is: "Syndic: Résidence Les Glycines". */
  title: string;
  organisation: string | null;
  phone: string;
  emergencyPhone: string | null;
  /** What the second number is for, in words. */
  emergencyLabel: string;
  email: string;
  seat: Readonly<{ street: string; postcode: string; town: string }> | null;
  url: string;
}>;

const escaped = (text: string) =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n?|\n/g, "\\n");

const OCTETS = 75;

/** Long lines go on after a line break and a space, never inside a character (RFC 2426 §2.6). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let size = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (size + octets > OCTETS) {
      parts.push(part);
      part = " ";
      size = 1;
    }
    part += character;
    size += octets;
  }
  return [...parts, part].join("\r\n");
}

/** A vCard of version 3.0, which telephones of ten years ago read too (RFC 2426). */
export function vcard(card: Card): string {
  const { seat, emergencyPhone } = card;
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `FN:${escaped(card.name)}`,
    `N:${escaped(card.name)};;;;`,
    ...(card.organisation ? [`ORG:${escaped(card.organisation)}`] : []),
    `TITLE:${escaped(card.title)}`,
    `TEL;TYPE=WORK,VOICE,PREF:${escaped(card.phone)}`,
    ...(emergencyPhone
      ? [
          `item1.TEL;TYPE=VOICE:${escaped(emergencyPhone)}`,
          `item1.X-ABLabel:${escaped(card.emergencyLabel)}`,
        ]
      : []),
    `EMAIL;TYPE=INTERNET,WORK:${escaped(card.email)}`,
    ...(seat
      ? [`ADR;TYPE=WORK:;;${[seat.street, seat.town, "", seat.postcode].map(escaped).join(";")};BE`]
      : []),
    `URL:${escaped(card.url)}`,
    "END:VCARD",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
