import { viewDesk } from '../../../api/views/desk-view.js';
import { draftState, type CaseState } from '../../../domain/case-state.js';
import { consentsIn } from '../../../domain/consents.js';
import type { Content } from '../../../domain/content.js';
import { checkContent } from '../../../domain/form.js';
import type { Profile } from '../../../domain/profile.js';
import { isProtected } from '../../../domain/protection.js';
import { unpublishableBecause } from '../../../domain/publication.js';
import { isForPartners, isForSections, isInDatabase, isNamedPartner } from '../../../domain/sharing.js';
import { caseAt } from '../../factories/case-run.js';
import { contentFor, type DeskName } from '../../factories/desks.js';
import type { Parameters } from './flip.js';
import { said } from './said.js';

/**
 * Rights in what proposers tell the city, and in what it tells them. Of disclosure, and of some of the rest,
 * the profile says what holds; the procedures themselves come with the issues that build them. Until then these settings
 * are read, validated and shown: to the public in the desk's guideline, to its author by `desk:check`.
 */

const faultsIn =
  (desk: DeskName, changes: Content) =>
  (profile: Profile): string[] =>
    checkContent(profile, 'open_proposal', { ...contentFor(desk, 'open_proposal'), ...changes }).map(
      ({ field, code }) => `${field} ${code}`,
    );

const holds =
  (desk: DeskName, code: string, consents: Readonly<Record<string, boolean>> = {}) =>
  (profile: Profile): boolean | undefined =>
    consentsIn(profile, { ...contentFor(desk, 'open_proposal'), consents }).find((consent) => consent.code === code)
      ?.given;

/** With every consent in force: what is shared, and with whom, of what was carried out and of what was not. */
const sharedAfter = (profile: Profile): string[][] =>
  (['concluded', 'not_adopted'] as const).map((outcome) => {
    const state: CaseState = { ...draftState('open_proposal'), submitted: true, stage: 'closed', outcome };
    const all = new Set(profile.consents.map(({ code }) => code));
    return [
      outcome,
      ...(isInDatabase(state, profile, all) ? ['database'] : []),
      ...(isForSections(state, profile, all) ? ['sections'] : []),
      ...(isForPartners(state, profile, all) ? ['partners'] : []),
    ];
  });

export const rightsParameters: Parameters = {
  22: {
    name: 'consent options',
    keys: ['consents', 'partner_municipalities'],
    flips: [
      {
        setting: 'free, or required',
        desk: 'minato',
        set: { 'consents.database.required': true },
        outcome: faultsIn('minato', { consents: { database: false } }),
        before: [],
        after: ['content.consents.database CONSENT_REQUIRED'],
      },
      {
        setting: 'asked for, or not',
        desk: 'minato',
        set: { 'consents.partner_municipalities.enabled': false },
        outcome: faultsIn('minato', { consents: { partner_municipalities: true } }),
        before: [],
        after: ['content.consents.partner_municipalities UNKNOWN_FIELD'],
      },
      {
        setting: 'what holds where nothing was answered',
        desk: 'minato',
        set: { 'consents.database.default_value': true },
        outcome: (profile) => [
          holds('minato', 'database')(profile),
          holds('minato', 'database', { database: false })(profile),
        ],
        before: [false, false],
        after: [true, false],
      },
      {
        setting: 'what holds where it is required and nothing was answered',
        desk: 'minato',
        given: { 'consents.database.required': true },
        set: { 'consents.database.default_value': true },
        outcome: faultsIn('minato', { consents: {} }),
        before: ['content.consents.database CONSENT_REQUIRED'],
        after: [],
      },
      {
        setting: 'what holds where the desk does not ask',
        desk: 'izumiotsu',
        set: { 'consents.internal_sharing.default_value': false },
        outcome: holds('izumiotsu', 'internal_sharing', { internal_sharing: true }),
        before: true,
        after: false,
      },
      {
        setting: 'what it covers, as it is told to who gives it',
        desk: 'minato',
        set: { 'consents.database.covers': [] },
        outcome: (profile) =>
          viewDesk(profile)
            .consents.find(({ code }) => code === 'database')
            ?.covers.map(({ ja }) => ja),
        before: ['提案の内容', '対話の内容', '提案者の情報'],
        after: [],
      },
      {
        setting: 'whatever becomes of the proposal, or only where it is carried out',
        desk: 'minato',
        set: { 'consents.database.regardless_of_decision': false },
        outcome: (profile) => sharedAfter(profile).map(([, ...shared]) => shared),
        before: [
          ['database', 'sections', 'partners'],
          ['database', 'sections', 'partners'],
        ],
        after: [['database', 'sections', 'partners'], ['partners']],
      },
      {
        setting: 'with which municipalities: those that the desk knows, or those that are named',
        desk: 'minato',
        set: { partner_municipalities: [{ ja: '隣の市', en: 'The next city' }] },
        outcome: (profile) => [
          viewDesk(profile).partner_municipalities.map(({ ja }) => ja),
          ['隣の市', '遠くの市'].filter((name) => isNamedPartner(profile, name)),
        ],
        before: [[], ['隣の市', '遠くの市']],
        after: [['隣の市'], ['隣の市']],
      },
    ],
    contradictions: [
      {
        setting: 'required and never asked for',
        desk: 'izumiotsu',
        replace: 'ja: 庁内での共有, en: Sharing within the city, source: null, required: false',
        by: 'ja: 庁内での共有, en: Sharing within the city, source: null, required: true',
        key: 'consents[1].required',
        message: 'it is not asked for (enabled: false); allowed here: false',
      },
    ],
  },
  23: {
    name: 'idea protection',
    keys: ['idea_protection'],
    flips: [
      {
        setting: 'mode',
        desk: 'izumiotsu',
        set: { 'idea_protection.mode': 'phase' },
        outcome: (profile) => isProtected('summary', caseAt('izumiotsu', 'dialogue', { profile }).state, profile),
        before: false,
        after: true,
      },
      {
        setting: 'until when',
        desk: 'tokorozawa',
        set: { 'idea_protection.protected_until': 'agreed_release' },
        outcome: (profile) => {
          const { state } = caseAt('tokorozawa', 'agreement', { profile }).bothConsent().concludes();
          return isProtected('summary', state, profile);
        },
        before: false,
        after: true,
      },
      {
        setting: 'heard before publication, or not',
        desk: 'tokorozawa',
        set: { 'idea_protection.hearing_before_publication': false },
        outcome: said('Ideas are protected'),
        before: 'Ideas are protected by phase, until agreement; the proposer is heard before anything is published',
        after: 'Ideas are protected by phase, until agreement; nobody is heard before publication',
      },
    ],
    contradictions: [
      {
        setting: 'approval by somebody who is not heard',
        desk: 'minato',
        replace: 'hearing_before_publication: true',
        by: 'hearing_before_publication: false',
        key: 'idea_protection.hearing_before_publication',
        message:
          'nobody can approve of what they are not asked about (mode: approval_for_third_party); allowed here: true',
      },
      {
        setting: 'item by item, with no field in which items are named',
        desk: 'izumiotsu',
        replace: 'key: protected_items',
        by: 'key: protected_things',
        at: '  mode: item_by_consultation',
        key: 'idea_protection.mode',
        message:
          'no field asks for the items; allowed: phase, approval_for_third_party, or a field "protected_items" in form_fields',
      },
    ],
  },
  24: {
    name: 'disclosure requests (read, validated and shown; the procedure comes with the disclosure of documents)',
    keys: ['disclosure'],
    flips: [
      {
        setting: 'a procedure here, or none',
        desk: 'aomori',
        set: { 'disclosure.enabled': false, 'disclosure.hear_proposer': false },
        outcome: (profile) => viewDesk(profile).disclosure.enabled,
        before: true,
        after: false,
      },
      {
        setting: 'the proposer is heard, or not',
        desk: 'aomori',
        set: { 'disclosure.hear_proposer': false },
        outcome: said('Disclosure requests'),
        before: 'Disclosure requests: disclose except identifying; the proposer is heard first',
        after: 'Disclosure requests: disclose except identifying; without a hearing',
      },
      {
        setting: 'what is disclosed, and by which ordinance',
        desk: 'aomori',
        set: {
          'disclosure.default_rule': 'by_ordinance',
          'disclosure.ordinance': { ja: '情報公開条例', en: 'Ordinance' },
        },
        outcome: said('Disclosure requests'),
        before: 'Disclosure requests: disclose except identifying; the proposer is heard first',
        after: 'Disclosure requests: by ordinance (情報公開条例 (Ordinance)); the proposer is heard first',
      },
    ],
    contradictions: [
      {
        setting: 'by an ordinance that is not named',
        desk: 'aomori',
        replace: 'default_rule: disclose_except_identifying',
        by: 'default_rule: by_ordinance',
        at: '  ordinance: null # default: none is named',
        key: 'disclosure.ordinance',
        message: 'the ordinance decides; allowed: its name, in ja and en',
      },
      {
        setting: 'a hearing without a procedure',
        desk: 'nara',
        replace: 'disclosure: { enabled: true',
        by: 'disclosure: { enabled: false',
        key: 'disclosure.hear_proposer',
        message: 'there is no procedure to be heard in (enabled: false); allowed here: false',
      },
    ],
  },
  25: {
    name: 'secrecy of city information (read, validated and shown; approvals come with the protection of ideas)',
    keys: ['city_information'],
    flips: [
      {
        setting: 'always, or unless the city approves',
        desk: 'aomori',
        set: { 'city_information.secrecy': 'unless_approved' },
        outcome: (profile) => [viewDesk(profile).city_information.secrecy, said('Information from the city')(profile)],
        before: ['absolute', 'Information from the city is secret: always'],
        after: ['unless_approved', 'Information from the city is secret: unless the city approves'],
      },
    ],
    contradictions: [
      {
        setting: 'a secrecy that is none',
        desk: 'aomori',
        replace: 'secrecy: absolute',
        by: 'secrecy: partly',
        key: 'city_information.secrecy',
        message: '"partly" is not allowed; allowed: absolute, unless_approved',
      },
    ],
  },
  27: {
    name: 'publication (the page of what was realised; channels and statistics are read, validated and shown)',
    keys: ['publication'],
    flips: [
      {
        setting: 'of realised projects',
        desk: 'aomori',
        set: { 'publication.realised_projects': 'with_consent' },
        outcome: (profile) => {
          const realised = { ...draftState('open_proposal'), outcome: 'concluded' as const };
          return unpublishableBecause(realised, profile, { isConsented: false });
        },
        before: null,
        after: 'CONSENT_NOT_IN_FORCE',
      },
      {
        setting: 'of what was not realised',
        desk: 'minato',
        set: { 'publication.unrealised_proposals': 'never' },
        outcome: (profile) => [viewDesk(profile).publication.unrealised_proposals, ...sharedAfter(profile)],
        before: [
          'internal_and_partners_with_consent',
          ['concluded', 'database', 'sections', 'partners'],
          ['not_adopted', 'database', 'sections', 'partners'],
        ],
        after: ['never', ['concluded', 'database', 'sections', 'partners'], ['not_adopted']],
      },
      {
        setting: 'statistics, and by which channels',
        desk: 'aomori',
        set: { 'publication.statistics': false, 'publication.channels': [] },
        outcome: (profile) => {
          const { statistics, channels } = viewDesk(profile).publication;
          return [statistics, channels.map(({ ja }) => ja)];
        },
        before: [true, ['ポータルサイト OPEN CITY AOMORI']],
        after: [false, []],
      },
      {
        setting: 'for whom',
        desk: 'nara',
        set: { 'publication.audiences': ['internal'], 'publication.channels': [] },
        outcome: said('Realised projects'),
        before:
          'Realised projects are published: with consent; unrealised proposals are shared: never; statistics: yes; for internal, external; by 奈良市ホームページ (Website of Nara City)',
        after:
          'Realised projects are published: with consent; unrealised proposals are shared: never; statistics: yes; for internal; by none',
      },
    ],
    contradictions: [
      {
        setting: 'with a consent that nobody is asked for',
        desk: 'nara',
        replace: 'ja: 公表, en: Publication, source: null, required: false, default_value: false',
        by: 'ja: 公表, en: Publication, source: null, required: false, default_value: false, enabled: false',
        at: 'realised_projects: with_consent',
        key: 'publication.realised_projects',
        message:
          'nobody is asked for it; allowed: another word, or a consent "publication" under consents that is enabled',
      },
      {
        setting: 'shared with a consent that nobody is asked for',
        desk: 'izumiotsu',
        replace: 'unrealised_proposals: never',
        by: 'unrealised_proposals: internal_and_partners_with_consent',
        key: 'publication.unrealised_proposals',
        message:
          'nobody is asked for it; allowed: never, or a consent "internal_sharing" under consents that is enabled',
      },
    ],
  },
};
