import type { Fault } from './profile-fault.js';
import type { Profile } from './profile.js';

/** Checks of what a profile promises: rights in what was proposed, events, due dates and the keeping of records. */

/** Rights in what was proposed: what is promised must be something that this desk asks for. */
export function checkRights(profile: Profile, fault: Fault): void {
  profile.consents.forEach((consent, index) => {
    if (consent.required && !consent.enabled) {
      fault(['consents', index, 'required'], 'it is not asked for (enabled: false); allowed here: false');
    }
  });
  const isAsked = (code: string): boolean =>
    profile.consents.some((consent) => consent.code === code && consent.enabled);
  const { idea_protection: ideas, disclosure, publication, events } = profile;
  if (ideas.mode.startsWith('item_') && !profile.form_fields.some((field) => field.key === 'protected_items')) {
    fault(
      ['idea_protection', 'mode'],
      `no field asks for the items; allowed: phase, approval_for_third_party, or a field "protected_items" in form_fields`,
    );
  }
  if (ideas.mode === 'approval_for_third_party' && !ideas.hearing_before_publication) {
    fault(
      ['idea_protection', 'hearing_before_publication'],
      'nobody can approve of what they are not asked about (mode: approval_for_third_party); allowed here: true',
    );
  }
  if (disclosure.hear_proposer && !disclosure.enabled) {
    fault(
      ['disclosure', 'hear_proposer'],
      'there is no procedure to be heard in (enabled: false); allowed here: false',
    );
  }
  if (disclosure.enabled && disclosure.default_rule === 'by_ordinance' && disclosure.ordinance === null) {
    fault(['disclosure', 'ordinance'], 'the ordinance decides; allowed: its name, in ja and en');
  }
  if (publication.realised_projects === 'with_consent' && !isAsked('publication')) {
    fault(
      ['publication', 'realised_projects'],
      'nobody is asked for it; allowed: another word, or a consent "publication" under consents that is enabled',
    );
  }
  if (publication.unrealised_proposals !== 'never' && !isAsked('internal_sharing')) {
    fault(
      ['publication', 'unrealised_proposals'],
      'nobody is asked for it; allowed: never, or a consent "internal_sharing" under consents that is enabled',
    );
  }
  if (events.enabled && events.kinds.length === 0)
    fault(['events', 'kinds'], 'events are enabled; allowed: at least one kind');
  const { kinds } = profile.agreement_kinds;
  if (events.invite_from === 'comprehensive_agreement' && !kinds.some((kind) => kind.when === 'multi_field')) {
    fault(
      ['events', 'invite_from'],
      'this desk has no such agreement (a kind with when: multi_field); allowed: everybody, null',
    );
  }
  if (profile.survey.enabled && profile.survey.groups.length === 0) {
    fault(['survey', 'groups'], 'a survey is enabled; allowed: at least one group');
  }
  if (profile.training.enabled && profile.training.kinds.length === 0) {
    fault(['training', 'kinds'], 'training is enabled; allowed: at least one kind');
  }
}

export function checkTimes({ reminders, retention }: Profile, fault: Fault): void {
  if (reminders.repeat_every === 0 && reminders.max_repeats > 0) {
    fault(['reminders', 'repeat_every'], `${reminders.max_repeats} repeats on one day; allowed: 1 or more`);
  }
  const longest = Math.max(retention.case_record_years, retention.excluded_or_withdrawn_years);
  if (retention.personal_data_after_close_years > longest) {
    fault(
      ['retention', 'personal_data_after_close_years'],
      `personal data may not outlive the record; allowed: at most ${longest}`,
    );
  }
}
