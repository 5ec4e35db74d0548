import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { POSTING_KIND_WORDS } from '../../../../domain/intake-words.js';
import { answerOf, api } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import type { Challenge, Desk } from '../../../app/queries.js';
import { ConfirmButton } from '../../../parts/confirm-button.js';
import { DateField } from '../../../parts/date-field.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { RadioField, TextField } from '../../../parts/fields.js';
import { useAsking } from '../../../parts/asking.js';
import { daysUntil, showDay, showInstant, today } from '../../../words/dates.js';
import { CHALLENGES } from '../../../words/challenges.js';
import { endingsOf, WindowRule, type PostingRule } from './window-rule.js';

interface OneProps {
  readonly desk: Desk;
  readonly challenge: Challenge;
  readonly standing: 'open' | 'coming' | 'over';
  readonly rule: PostingRule | null;
  readonly mayMove: boolean;
  readonly mayPublish: boolean;
  readonly onDone: (told: string) => void;
}

const CHIPS = { open: 'key', coming: 'warning', over: 'quiet' } as const;

export function OneChallenge({ desk, challenge, standing, rule, mayMove, mayPublish, onDone }: OneProps) {
  const w = useWords(CHALLENGES);
  const { t, say, language } = useLanguage();
  const { title, description, kind, publishedOn, opensOn, closesOn, departments, windowChanges = [] } = challenge;
  const showWindow = (from: string, to: string | null): string =>
    to === null
      ? t.desk.windowOpenEnd(showDay(from, language))
      : t.desk.window(showDay(from, language), showDay(to, language));
  return (
    <li className="card">
      <div className="row">
        <span className={`chip chip-${CHIPS[standing]}`}>{w[standing]}</span>
        {rule !== null && rule.posting_kinds.length > 1 && (
          <span className="chip chip-quiet">{say(POSTING_KIND_WORDS[kind])}</span>
        )}
        {standing === 'open' && closesOn !== null && <strong>{w.daysLeft(daysUntil(closesOn))}</strong>}
        {standing === 'coming' && daysUntil(opensOn) > 0 && <strong>{w.opensIn(daysUntil(opensOn))}</strong>}
      </div>
      <h3>{title}</h3>
      <p className="small soft">
        {showWindow(opensOn, closesOn)} ・{' '}
        {publishedOn === null ? w.unpublished : w.publishedOn(showDay(publishedOn, language))}
        {departments.map(({ id, name }, index) => (
          <span key={id}>
            {' '}
            ・ {say(name)}
            {index === 0 && departments.length > 1 && `${t.marks.open}${w.leads}${t.marks.close}`}
          </span>
        ))}
      </p>
      <p className="kept-lines">{description}</p>
      {windowChanges.length > 0 && (
        <details>
          <summary>{w.moves(windowChanges.length)}</summary>
          <ul className="plain-list">
            {windowChanges.map(({ at, by, reasonCode, reason, old, new: moved }) => (
              <li key={at}>
                <p className="small soft">{w.movedBy(by, showInstant(at, language))}</p>
                <dl className="facts small">
                  <dt>{w.from}</dt>
                  <dd>{showWindow(old.opensOn, old.closesOn)}</dd>
                  <dt>{w.to}</dt>
                  <dd>{showWindow(moved.opensOn, moved.closesOn)}</dd>
                  <dt>{w.reason}</dt>
                  <dd>
                    {reasonCode !== null && `${reasonWords(rule, reasonCode, language)}${t.marks.colon}`}
                    {reason}
                  </dd>
                </dl>
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayPublish && rule !== null && (publishedOn === null || publishedOn > today()) && (
        <details>
          <summary>
            {publishedOn === null ? w.publish : w.publishOther}
            <span className="visually-hidden"> {title}</span>
          </summary>
          <Publish key={`${publishedOn} ${closesOn}`} {...{ desk, challenge, rule, onDone }} />
        </details>
      )}
      {mayMove && rule !== null && (
        <details>
          <summary>
            {w.move}
            <span className="visually-hidden"> {title}</span>
          </summary>
          {/* Begun anew from the window as it is now, whoever moved it. */}
          <MoveWindow key={`${opensOn} ${closesOn}`} {...{ desk, challenge, rule, onDone }} />
        </details>
      )}
    </li>
  );
}

function reasonWords(rule: PostingRule | null, code: string, language: 'ja' | 'en'): string {
  return rule?.window.reasons.find((reason) => reason.code === code)?.[language] ?? code;
}

type Props = Pick<OneProps, 'desk' | 'challenge' | 'onDone'> & { readonly rule: PostingRule };

/** Of one that nobody outside has seen: the day on which it goes out, today where nothing else is said. */
function Publish({ desk, challenge, rule, onDone }: Props) {
  const w = useWords(CHALLENGES);
  const queries = useQueryClient();
  const [publishedOn, setPublishedOn] = useState(challenge.publishedOn ?? today());
  const [closesOn, setClosesOn] = useState('');
  const sending = useAsking(`publish-${challenge.id}`, { publishedOn: w.publishedOnField, closesOn: w.closesOn });
  const { field } = sending;
  const publish = async () => {
    const params = { path: { desk: desk.id, challengeId: challenge.id } };
    const body = { publishedOn, ...(closesOn !== '' && { closesOn }) };
    const isSet = await sending.send(() =>
      answerOf(api.POST('/desks/{desk}/challenges/{challengeId}/publication', { params, body })),
    );
    if (!isSet) return;
    onDone(publishedOn > today() ? w.dayChosen : w.posted);
    await queries.invalidateQueries({ queryKey: ['challenges', desk.id] });
  };
  return (
    <div className="form">
      <ErrorSummary faults={sending.faults} />
      <DateField
        {...field('publishedOn')}
        label={w.publishedOnField}
        support={w.publishSupport}
        needed
        value={publishedOn}
        onChange={setPublishedOn}
      />
      {endingsOf(rule, true).includes('day') && (
        <DateField
          {...field('closesOn')}
          label={w.closesOn}
          support={w.closesSupport}
          needed={false}
          value={closesOn}
          onChange={setClosesOn}
        />
      )}
      <div>
        <ConfirmButton
          kind="solid"
          label={w.doPost}
          about={challenge.title}
          title={w.confirmPost}
          isReady={() => !sending.lacks({ publishedOn })}
          onConfirm={publish}
        >
          <p>
            <strong>{challenge.title}</strong>
          </p>
          <p>{w.confirmPostBody}</p>
        </ConfirmButton>
      </div>
    </div>
  );
}

function MoveWindow({ desk, challenge, rule, onDone }: Props) {
  const w = useWords(CHALLENGES);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const endings = endingsOf(rule, true);
  const [opensOn, setOpensOn] = useState(challenge.opensOn);
  const [ending, setEnding] = useState(endings.length === 1 || challenge.closesOn === null ? 'none' : 'day');
  const [closesOn, setClosesOn] = useState(challenge.closesOn ?? '');
  const [reasonCode, setReasonCode] = useState('');
  const [reason, setReason] = useState('');
  const { reasons } = rule.window;
  const sending = useAsking(`move-${challenge.id}`, {
    opensOn: w.opensOn,
    closesOn: w.closesOn,
    reasonCode: w.reasonCode,
    reason: w.reason,
  });
  const { at, field } = sending;
  const words = { rule: w.closingByRule, none: w.closingNone, day: w.closingDay };
  const isComplete = () =>
    !sending.lacks({
      opensOn,
      ...(ending === 'day' && { closesOn }),
      ...(reasons.length > 0 && { reasonCode }),
      reason,
    });
  const move = async () => {
    const params = { path: { desk: desk.id, challengeId: challenge.id } };
    const isMoved = await sending.send(() =>
      answerOf(
        api.POST('/desks/{desk}/challenges/{challengeId}/window', {
          params,
          body: {
            opensOn,
            closesOn: ending === 'day' ? closesOn : null,
            ...(reasons.length > 0 && { reasonCode }),
            reason,
          },
        }),
      ),
    );
    if (!isMoved) return;
    onDone(w.moved);
    await queries.invalidateQueries({ queryKey: ['challenges', desk.id] });
  };
  return (
    <div className="form">
      <WindowRule rule={rule} moving />
      <ErrorSummary faults={sending.faults} />
      <DateField {...field('opensOn')} label={w.opensOn} needed value={opensOn} onChange={setOpensOn} />
      {endings.length > 1 && (
        <RadioField
          name={at('ending')}
          label={w.closing}
          needed
          inline
          options={endings.map((code) => ({ code, label: words[code] }))}
          value={ending}
          onChange={setEnding}
        />
      )}
      {ending === 'day' && (
        <DateField {...field('closesOn')} label={w.closesOn} needed value={closesOn} onChange={setClosesOn} />
      )}
      {reasons.length > 0 && (
        <RadioField
          {...field('reasonCode')}
          label={w.reasonCode}
          needed
          options={reasons.map((each) => ({ code: each.code, label: each[language] }))}
          value={reasonCode}
          onChange={setReasonCode}
        />
      )}
      <TextField
        {...field('reason')}
        label={w.reason}
        support={w.reasonSupport}
        needed
        lines={3}
        value={reason}
        onChange={setReason}
      />
      <div>
        <ConfirmButton
          kind="solid"
          label={w.move}
          about={challenge.title}
          title={w.confirmMove}
          isReady={isComplete}
          onConfirm={move}
        >
          <p>{w.confirmMoveBody}</p>
        </ConfirmButton>
      </div>
    </div>
  );
}
