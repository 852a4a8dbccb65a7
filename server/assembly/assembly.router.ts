import { router } from "#server/platform/trpc.ts";
import { agendaRouter } from "./agenda/agenda.router.ts";
import { annexRouter } from "./annex/annex.router.ts";
import { attendanceRouter } from "./attendance/attendance.router.ts";
import { ballotRouter } from "./ballot/ballot.router.ts";
import { receiptRouter } from "./ballot/receipt.router.ts";
import { breachRouter } from "./breach/breach.router.ts";
import { cancellationRouter } from "./cancellation/cancellation.router.ts";
import { challengeRouter } from "./challenge/challenge.router.ts";
import { conveningRouter } from "./convening/convening.router.ts";
import { convocationRouter } from "./convocation/convocation.router.ts";
import { decisionRouter } from "./decision/decision.router.ts";
import { effectRouter } from "./effect/effect.router.ts";
import { expectedRouter } from "./expected/expected.router.ts";
import { extractRouter } from "./extract/extract.router.ts";
import { fundingRouter } from "./funding/funding.router.ts";
import { kitRouter } from "./kit/kit.router.ts";
import { meetingRouter } from "./meeting/meeting.router.ts";
import { minutesRouter } from "./minutes/minutes.router.ts";
import { motionRouter } from "./motion/motion.router.ts";
import { occupantRouter } from "./occupant/occupant.router.ts";
import { paperRouter } from "./paper/paper.router.ts";
import { participationRouter } from "./participation/participation.router.ts";
import { pollRouter } from "./poll/poll.router.ts";
import { proposalRouter } from "./proposal/proposal.router.ts";
import { proxyRouter } from "./proxy/proxy.router.ts";
import { requestRouter } from "./request/request.router.ts";
import { sittingRouter } from "./sitting/sitting.router.ts";
import { taskRouter } from "./task/task.router.ts";
import { writtenRouter } from "./written/written.router.ts";
import { yearRouter } from "./year/year.router.ts";

export const assemblyRouter = router({
  cancellation: cancellationRouter,
  convening: conveningRouter,
  convocation: convocationRouter,
  expected: expectedRouter,
  extract: extractRouter,
  paper: paperRouter,
  participation: participationRouter,
  meeting: meetingRouter,
  kit: kitRouter,
  agenda: agendaRouter,
  annex: annexRouter,
  poll: pollRouter,
  proposal: proposalRouter,
  request: requestRouter,
  proxy: proxyRouter,
  attendance: attendanceRouter,
  ballot: ballotRouter,
  receipt: receiptRouter,
  motion: motionRouter,
  occupant: occupantRouter,
  sitting: sittingRouter,
  breach: breachRouter,
  minutes: minutesRouter,
  decision: decisionRouter,
  funding: fundingRouter,
  challenge: challengeRouter,
  effect: effectRouter,
  task: taskRouter,
  written: writtenRouter,
  year: yearRouter,
});
