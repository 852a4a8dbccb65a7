import { Prisma } from "#prisma/client/client.ts";
import { lossBefore, MANY } from "./connection.rules.ts";

/** Whether many have taken part at a distance in the meeting that the columns name. */
export const areMany = (association: Prisma.Sql, meeting: Prisma.Sql) => Prisma.sql`(
  SELECT count(*) > ${MANY} FROM remote_connection n
  WHERE n.association_id = ${association} AND n.meeting_id = ${meeting})`;

/** Until when a connection of that meeting must have been seen not to be lost at `moment`, in milliseconds. */
export function lossCut(association: Prisma.Sql, meeting: Prisma.Sql, moment: number): Prisma.Sql {
  const [many, few] = [true, false].map((are) => new Date(lossBefore(moment, are)));
  return Prisma.sql`(CASE WHEN ${areMany(association, meeting)}
    THEN ${many}::timestamptz ELSE ${few}::timestamptz END)`;
}
