import type { MigrationInterface } from 'typeorm';
import { CreateDesks1763600000001 } from './0001-create-desks.js';
import { CreateCases1763600000002 } from './0002-create-cases.js';
import { ProtectAudit1763600000003 } from './0003-protect-audit.js';
import { AccessPolicies1763600000004 } from './0004-access-policies.js';
import { CompleteGuidelines1763700000005 } from './0005-complete-guidelines.js';
import { PeopleAndReads1763800000006 } from './0006-people-and-reads.js';
import { SignIn1763800000007 } from './0007-sign-in.js';
import { ProtectIdeas1763800000008 } from './0008-protect-ideas.js';
import { KeepConsents1763800000009 } from './0009-keep-consents.js';
import { HandOverCases1763800000010 } from './0010-hand-over-cases.js';
import { AdministerPeople1763800000011 } from './0011-administer-people.js';
import { ClimbLadders1763900000012 } from './0012-climb-ladders.js';
import { SendMails1763900000013 } from './0013-send-mails.js';
import { FeedCalendars1763900000014 } from './0014-feed-calendars.js';
import { KeepTheCalendar1763900000015 } from './0015-keep-the-calendar.js';
import { TellPeople1763900000016 } from './0016-tell-people.js';
import { SendWebhooks1763900000017 } from './0017-send-webhooks.js';
import { ExtendDueDates1763900000018 } from './0018-extend-due-dates.js';
import { ForgetDeliveries1763900000019 } from './0019-forget-deliveries.js';
import { PlanMeetings1764000000020 } from './0020-plan-meetings.js';
import { FindDeeds1764000000021 } from './0021-find-deeds.js';

/** Every migration in its order. Listed, not searched for: a glob would find other files in dist than in the sources. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  CreateDesks1763600000001,
  CreateCases1763600000002,
  ProtectAudit1763600000003,
  AccessPolicies1763600000004,
  CompleteGuidelines1763700000005,
  PeopleAndReads1763800000006,
  SignIn1763800000007,
  ProtectIdeas1763800000008,
  KeepConsents1763800000009,
  HandOverCases1763800000010,
  AdministerPeople1763800000011,
  ClimbLadders1763900000012,
  SendMails1763900000013,
  FeedCalendars1763900000014,
  KeepTheCalendar1763900000015,
  TellPeople1763900000016,
  SendWebhooks1763900000017,
  ExtendDueDates1763900000018,
  ForgetDeliveries1763900000019,
  PlanMeetings1764000000020,
  FindDeeds1764000000021,
];
