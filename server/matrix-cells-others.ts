import { ROLES } from "./kernel/actor.ts";
import { type Cells, here, OFFICE, READERS, SYNDIC } from "./matrix-cell.ts";
import { PASSWORD } from "./matrix-people.ts";
import type { World } from "./matrix-world.ts";

export const identityCells: Cells = {
  "identity.account.show": { allowed: "person" },
  "identity.account.changeLocale": { allowed: "person", input: () => ({ locale: "de" }) },
  "identity.account.changePassword": {
    allowed: "person",
    input: () => ({ current: PASSWORD, next: "quite another password" }),
  },
  "identity.provider.list": { allowed: "person" },
  "identity.provider.unbind": {
    allowed: "person",
    input: ({ ids }, asker) => ({ id: ids[asker].identityId }),
  },
  "identity.session.list": { allowed: "person" },
  "identity.session.signIn": {
    allowed: "anybody",
    input: ({ ids }, asker) => ({ email: ids[asker].email, password: PASSWORD }),
  },
  "identity.session.half": { allowed: "anybody", input: () => ({ half: "" }) },
  "identity.session.passFactor": {
    allowed: "anybody",
    input: ({ ids }, asker) => ids[asker].half,
  },
  "identity.session.revokeOthers": { allowed: "person" },
  "identity.secondFactor.show": { allowed: "person" },
  "identity.secondFactor.pendingTotp": { allowed: "person" },
  "identity.secondFactor.confirmTotp": {
    allowed: "person",
    input: ({ ids }, asker) => ({ code: ids[asker].firstCode, name: "" }),
  },
  "identity.secondFactor.startTotp": { allowed: "person" },
  "identity.secondFactor.renewRecoveryCodes": { allowed: "person" },
  "identity.secondFactor.remove": {
    allowed: "person",
    input: ({ ids }, asker) => ({ id: ids[asker].factorId }),
  },
  "identity.confirmation.ways": { allowed: "person" },
  "identity.confirmation.confirm": {
    allowed: "person",
    input: ({ ids }, asker) => ({ given: ids[asker].recoveryCode }),
  },
  "identity.recovery.link": { allowed: "anybody", input: () => ({ token: "" }) },
  "identity.recovery.askReset": {
    allowed: "anybody",
    input: ({ ids }, asker) => ({ email: ids[asker].email }),
  },
  "identity.recovery.finishReset": {
    allowed: "anybody",
    input: ({ ids }, asker) => ({
      token: ids[asker].links.reset,
      password: "quite another password",
    }),
  },
  "identity.recovery.askEmail": {
    allowed: "person",
    input: ({ ids }, asker) => ({ email: `new.${ids[asker].email}` }),
  },
  "identity.recovery.finishEmail": {
    allowed: "anybody",
    input: ({ ids }, asker) => ({ token: ids[asker].links.email }),
  },
  "identity.recovery.askForLoss": {
    allowed: "anybody",
    input: ({ ids }, asker) => ({ half: ids[asker].half.half }),
  },
  "identity.recovery.finishLoss": {
    allowed: "anybody",
    input: ({ ids }, asker) => ({ token: ids[asker].links.factor }),
  },
  "identity.passkey.askToAdd": { allowed: "person" },
  "identity.passkey.add": { allowed: "person", input: ({ ids }, asker) => ids[asker].passkey.add },
  "identity.passkey.askToSignIn": { allowed: "anybody" },
  "identity.passkey.signIn": {
    allowed: "anybody",
    input: ({ ids }, asker) => ids[asker].passkey.signIn,
  },
  "identity.passkey.askForFactor": {
    allowed: "anybody",
    input: ({ ids }, asker) => ({ half: ids[asker].half.half }),
  },
  "identity.passkey.passFactor": {
    allowed: "anybody",
    input: ({ ids }, asker) => ids[asker].passkey.passFactor,
  },
  "identity.passkey.askToConfirm": { allowed: "person" },
  "identity.passkey.confirm": {
    allowed: "person",
    input: ({ ids }, asker) => ids[asker].passkey.confirm,
  },
  "identity.device.offer": { allowed: "person", input: () => ({ page: "/fr/home" }) },
  "identity.device.follow": {
    allowed: "person",
    input: ({ ids }, asker) => ({ id: ids[asker].offer.id }),
  },
  "identity.device.look": { allowed: "anybody", input: () => ({ code: "AAAAA-AAAAA" }) },
  "identity.device.take": {
    allowed: "anybody",
    input: ({ ids }, asker) => ({ code: ids[asker].offer.code }),
  },
  "identity.session.signOut": { allowed: "person" },
  "identity.session.revoke": {
    allowed: "person",
    input: ({ ids }, asker) => ({ sessionId: ids[asker].otherSessionId }),
  },
  "identity.session.chooseRole": { allowed: "person", input: () => ({ role: "owner" }) },
  "identity.stepUp.done": {
    allowed: "person",
    input: ({ stages }) => ({ purpose: `assembly.meeting:${stages.convened.meetingId}` }),
  },
};

const notices = ({ stages }: Parameters<typeof here>[0]) => ({
  kind: "assembly.convocation",
  subjectId: stages.convened.meetingId,
});

const reported = (world: World) => ({ ...here(world), faultId: world.faultId });

export const otherCells: Cells = {
  "documents.archive.list": { allowed: ROLES, input: here },
  "documents.notification.list": { allowed: "person" },
  "documents.notification.unread": { allowed: "person" },
  "documents.notification.choices": { allowed: "person" },
  "documents.notification.markAllRead": { allowed: "person" },
  "documents.notification.choose": {
    allowed: "person",
    input: () => ({ choices: [{ kind: "minutes", shown: true, mailed: false }] }),
  },
  "documents.notification.markRead": {
    allowed: SYNDIC,
    input: ({ notificationId }) => ({ notificationId }),
  },
  "documents.notification.markUnread": {
    allowed: SYNDIC,
    input: ({ notificationId }) => ({ notificationId }),
  },
  "documents.search.find": { allowed: "person", input: () => ({ q: "ana" }) },
  "documents.delivery.list": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), ...notices(world) }),
  },
  "documents.delivery.composeLetters": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), ...notices(world), language: "fr" }),
  },
  "documents.delivery.recordReturnedMail": {
    allowed: SYNDIC,
    input: (world) => ({ ...here(world), deliveryId: world.mailId, evidence: "Mailbox full" }),
  },
  "site.calendar.show": { allowed: "person", input: () => ({ month: "2026-05" }) },
  "site.calendar.openFeed": { allowed: "person" },
  "site.calendar.closeFeed": { allowed: "person" },
  "site.morning.show": { allowed: "person", input: () => ({}) },
  "site.morning.dismissFailure": {
    allowed: OFFICE,
    input: (world) => ({ ...here(world), failureId: world.failureId }),
  },
  "proof.act.verify": { allowed: "anybody", input: () => ({ fingerprint: "00".repeat(32) }) },
  "proof.receipt.verify": { allowed: "anybody", input: ({ receipt }) => ({ file: receipt }) },
  "site.fault.report": {
    allowed: "anybody",
    input: ({ house }, asker) => ({
      ...{ slug: house.slug, locale: "fr", place: "Ascenseur", email: "", phone: "" },
      what: `Panne vue par ${asker}`,
    }),
  },
  "site.fault.list": { allowed: SYNDIC, input: here },
  "site.fault.show": { allowed: SYNDIC, input: reported },
  "site.fault.answer": {
    allowed: SYNDIC,
    input: (world) => ({ ...reported(world), text: "Le réparateur vient." }),
  },
  "site.fault.close": { allowed: SYNDIC, input: reported },
  "site.notice.show": { allowed: "anybody", input: ({ house }) => ({ slug: house.slug }) },
  "site.notice.settings": { allowed: SYNDIC, input: here },
  "site.notice.list": { allowed: SYNDIC, input: here },
  "site.notice.post": {
    allowed: SYNDIC,
    input: (world) => ({
      ...here(world),
      noticeId: world.noticeId,
      postedOn: "2026-05-20",
      place: "Hall",
    }),
  },
  "proof.tree.list": { allowed: READERS, input: here },
};
