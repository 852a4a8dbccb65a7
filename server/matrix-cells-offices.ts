import { type Cells, here, OFFICE, READERS, SYNDIC } from "./matrix-cell.ts";
import type { World } from "./matrix-world.ts";

const office = {
  kind: "firm",
  name: "Bureau",
  enterpriseNumber: null,
  ipiNumber: "512345",
  email: "bureau@office.example",
  phone: "+32 2 000 00 00",
  street: "Rue de la Loi 1",
  postcode: "1000",
  town: "Bruxelles",
} as const;
const ofOffice = ({ house }: World) => ({ officeId: house.officeId });
const ofClerk = (world: World) => ({ ...ofOffice(world), staffId: world.offices.clerkId });

export const officeCells: Cells = {
  "registry.seat.list": { allowed: READERS, input: here },
  "registry.seat.take": {
    allowed: SYNDIC,
    input: (world) => ({
      ...here(world),
      ...{ kind: "council", partyId: world.house.partyOf("Ana") },
      ...{ appointedOn: "2026-05-20", startsOn: "2026-05-20" },
    }),
  },
  "registry.seat.end": {
    allowed: SYNDIC,
    input: (world) => ({
      ...here(world),
      ...{ seatId: world.offices.seatId, endsOn: "2026-06-30", reason: "Démission" },
    }),
  },
  "registry.office.changeIdentity": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofOffice(world), ...office }),
  },
  "registry.staff.office": { allowed: OFFICE, ofStaff: true, input: ofOffice },
  "registry.staff.colleague": { allowed: SYNDIC, ofStaff: true, input: ofClerk },
  "registry.staff.invite": {
    allowed: SYNDIC,
    input: (world) => ({
      ...ofOffice(world),
      ...{ name: "Nina", email: "nina@office.example", role: "clerk", locale: "fr" },
    }),
  },
  "registry.staff.end": { allowed: SYNDIC, input: ofClerk },
  "registry.staff.changeRights": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofClerk(world), role: "clerk", everywhere: false, acts: ["register"] }),
  },
  "registry.staff.grant": {
    allowed: SYNDIC,
    input: (world) => ({ ...ofClerk(world), associationId: world.house.id, acts: ["assembly"] }),
  },
  "registry.staff.showJoining": {
    allowed: "anybody",
    input: ({ offices }, asker) => ({ token: offices.joins[asker] }),
  },
  "registry.staff.joinByPassword": {
    allowed: "anybody",
    input: ({ offices }, asker) => ({
      token: offices.joins[asker],
      password: "long enough a password",
      locale: "fr",
    }),
  },
  "registry.staff.joinAsPerson": {
    allowed: "person",
    input: ({ offices }, asker) => ({ token: offices.joinsAs[asker] }),
  },
  "registry.setUp.show": { allowed: "anybody", input: () => ({ token: "a".repeat(43) }) },
  // Where there is an office, nobody makes a first one.
  "registry.setUp.complete": {
    allowed: [],
    isPublic: true,
    input: () => ({
      token: "a".repeat(43),
      office,
      manager: {
        name: "N",
        email: "n@n.example",
        password: "long enough a password",
        locale: "fr",
      },
    }),
  },
};
