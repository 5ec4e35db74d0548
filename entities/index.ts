import { AccountEntity } from './account.entity.js';
import { AccountTokenEntity } from './account-token.entity.js';
import { AccountFactorEntity } from './account-factor.entity.js';
import { AccountLinkEntity } from './account-link.entity.js';
import { AccountMessageEntity } from './account-message.entity.js';
import { AccountRecoveryCodeEntity } from './account-recovery-code.entity.js';
import { AccountSubjectEntity } from './account-subject.entity.js';
import { OidcSignInEntity } from './oidc-sign-in.entity.js';
import { MembershipEntity } from './membership.entity.js';
import { LocatorEntity } from './locator.entity.js';
import { OutboxMessageEntity } from './outbox-message.entity.js';
import { ProcessEntity } from './process.entity.js';
import { SignInAttemptEntity } from './sign-in-attempt.entity.js';
import { DeskEntity } from './desk.entity.js';
import { ProfileVersionEntity } from './profile-version.entity.js';
import { ClosedDayEntity } from './closed-day.entity.js';
import { DepartmentEntity } from './department.entity.js';
import { OrganisationEntity } from './organisation.entity.js';
import { PersonEntity } from './person.entity.js';
import { PersonRoleEntity } from './person-role.entity.js';
import { ChallengeEntity } from './challenge.entity.js';
import { ChallengeDepartmentEntity } from './challenge-department.entity.js';
import { ChallengeWindowChangeEntity } from './challenge-window-change.entity.js';
import { NumberCounterEntity } from './number-counter.entity.js';
import { ProposalEntity } from './proposal.entity.js';
import { ProposalRevisionEntity } from './proposal-revision.entity.js';
import { ColleagueInvitationEntity } from './colleague-invitation.entity.js';
import { CommandEntity } from './command.entity.js';
import { AskEntity } from './ask.entity.js';
import { TaskEntity } from './task.entity.js';
import { DialogueEntryEntity } from './dialogue-entry.entity.js';
import { PilotEntity } from './pilot.entity.js';
import { EvaluationEntity } from './evaluation.entity.js';
import { AgreementEntity } from './agreement.entity.js';
import { ConsentEntity } from './consent.entity.js';
import { DeliveryEntity } from './delivery.entity.js';
import { FollowUpEntity } from './follow-up.entity.js';
import { PublicationEntity } from './publication.entity.js';
import { ReminderEntity } from './reminder.entity.js';
import { NotificationEntity } from './notification.entity.js';
import { NotificationQueueItemEntity } from './notification-queue-item.entity.js';
import { MailEntity } from './mail.entity.js';
import { MailQueueItemEntity } from './mail-queue-item.entity.js';
import { ReplanEntity } from './replan.entity.js';
import { MessageEntity } from './message.entity.js';
import { MessageMarkEntity } from './message-mark.entity.js';
import { MeetingEntity } from './meeting.entity.js';
import { NoticeReadEntity } from './notice-read.entity.js';
import { NoticeMarkEntity } from './notice-mark.entity.js';
import { NotificationPreferenceEntity } from './notification-preference.entity.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditValueEntity } from './audit-value.entity.js';
import { AuditAccessEntity } from './audit-access.entity.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';
import { CaseAssignmentEntity } from './case-assignment.entity.js';
import { AbsenceEntity } from './absence.entity.js';
import { WebhookDeliveryEntity } from './webhook-delivery.entity.js';
import { WebhookEndpointEntity } from './webhook-endpoint.entity.js';
import { WebhookQueueItemEntity } from './webhook-queue-item.entity.js';
import { CalendarFeedEntity } from './calendar-feed.entity.js';
import { CaseWatchEntity } from './case-watch.entity.js';
import { HandoverEntity } from './handover.entity.js';

/** Every entity, by name: a glob would find other files in dist than in the sources. */
export const ENTITIES = [
  AccountEntity,
  AccountTokenEntity,
  AccountFactorEntity,
  AccountLinkEntity,
  AccountMessageEntity,
  AccountRecoveryCodeEntity,
  AccountSubjectEntity,
  OidcSignInEntity,
  MembershipEntity,
  LocatorEntity,
  OutboxMessageEntity,
  ProcessEntity,
  SignInAttemptEntity,
  DeskEntity,
  ProfileVersionEntity,
  ClosedDayEntity,
  DepartmentEntity,
  OrganisationEntity,
  PersonEntity,
  PersonRoleEntity,
  ColleagueInvitationEntity,
  ChallengeEntity,
  ChallengeDepartmentEntity,
  ChallengeWindowChangeEntity,
  NumberCounterEntity,
  ProposalEntity,
  ProposalRevisionEntity,
  CommandEntity,
  AskEntity,
  TaskEntity,
  DialogueEntryEntity,
  PilotEntity,
  EvaluationEntity,
  AgreementEntity,
  ConsentEntity,
  DeliveryEntity,
  FollowUpEntity,
  PublicationEntity,
  ReminderEntity,
  NotificationEntity,
  NotificationQueueItemEntity,
  MailEntity,
  MailQueueItemEntity,
  MessageEntity,
  MessageMarkEntity,
  MeetingEntity,
  NoticeReadEntity,
  NoticeMarkEntity,
  NotificationPreferenceEntity,
  AuditEntryEntity,
  AuditValueEntity,
  AuditAccessEntity,
  IdempotencyKeyEntity,
  CaseAssignmentEntity,
  AbsenceEntity,
  CaseWatchEntity,
  HandoverEntity,
  CalendarFeedEntity,
  ReplanEntity,
  WebhookDeliveryEntity,
  WebhookEndpointEntity,
  WebhookQueueItemEntity,
];

export {
  AccountEntity,
  AccountTokenEntity,
  AccountFactorEntity,
  AccountLinkEntity,
  AccountMessageEntity,
  AccountRecoveryCodeEntity,
  AccountSubjectEntity,
  OidcSignInEntity,
  MembershipEntity,
  LocatorEntity,
  OutboxMessageEntity,
  ProcessEntity,
  SignInAttemptEntity,
  DeskEntity,
  ProfileVersionEntity,
  ClosedDayEntity,
  DepartmentEntity,
  OrganisationEntity,
  PersonEntity,
  PersonRoleEntity,
  ColleagueInvitationEntity,
  ChallengeEntity,
  ChallengeDepartmentEntity,
  ChallengeWindowChangeEntity,
  NumberCounterEntity,
  ProposalEntity,
  ProposalRevisionEntity,
  CommandEntity,
  AskEntity,
  TaskEntity,
  DialogueEntryEntity,
  PilotEntity,
  EvaluationEntity,
  AgreementEntity,
  ConsentEntity,
  DeliveryEntity,
  FollowUpEntity,
  PublicationEntity,
  ReminderEntity,
  NotificationEntity,
  NotificationQueueItemEntity,
  MailEntity,
  MailQueueItemEntity,
  MessageEntity,
  MessageMarkEntity,
  MeetingEntity,
  NoticeReadEntity,
  NoticeMarkEntity,
  NotificationPreferenceEntity,
  AuditEntryEntity,
  AuditValueEntity,
  AuditAccessEntity,
  IdempotencyKeyEntity,
  CaseAssignmentEntity,
  AbsenceEntity,
  CaseWatchEntity,
  HandoverEntity,
  CalendarFeedEntity,
  ReplanEntity,
  WebhookDeliveryEntity,
  WebhookEndpointEntity,
  WebhookQueueItemEntity,
};

export { placeOfMessage } from './account-message.entity.js';
export { LINK_PURPOSES, type LinkPurpose } from './account-link.entity.js';
export { TOKEN_KINDS, type TokenKind } from './account-token.entity.js';
export { EVALUATION_DECISIONS, type EvaluationDecision } from './evaluation.entity.js';
export { HANDOVER_STATUSES, type HandoverStatus } from './handover.entity.js';
export { MAIL_STATUSES, type MailStatus } from './mail.entity.js';
export { PILOT_STATUSES, type PilotStatus } from './pilot.entity.js';
export { MAILER_STATES, PROCESS_KINDS, type MailerState, type ProcessKind } from './process.entity.js';
export { REPLAN_STATUSES, type ReplanStatus } from './replan.entity.js';
export { DELIVERY_STATUSES, type DeliveryStatus } from './webhook-delivery.entity.js';
export { TASK_STATUSES, type TaskStatus } from './task.entity.js';
export type { Participant } from './dialogue-entry.entity.js';
