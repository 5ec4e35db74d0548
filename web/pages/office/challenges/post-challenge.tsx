import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { POSTING_KIND_WORDS } from '../../../../domain/intake-words.js';
import { answerOf, api, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useDepartments } from '../../../app/office-queries.js';
import type { Desk } from '../../../app/queries.js';
import { desksWith, type Session } from '../../../app/session.js';
import { ConfirmButton } from '../../../parts/confirm-button.js';
import { DateField } from '../../../parts/date-field.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { ChecksField, RadioField, SelectField, TextField } from '../../../parts/fields.js';
import { useAsking } from '../../../parts/asking.js';
import { today } from '../../../words/dates.js';
import { CHALLENGES } from '../../../words/challenges.js';
import { endingsOf, WindowRule, type PostingRule } from './window-rule.js';

interface Entered {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly departmentId: string;
  readonly others: readonly string[];
  readonly publishedOn: string;
  readonly opensOn: string;
  readonly ending: string;
  readonly closesOn: string;
}

interface Props {
  readonly desk: Desk;
  readonly session: Session;
  readonly rule: PostingRule;
  readonly onPosted: (told: string) => void;
}

type PostingKind = Schemas['PostingKind'];

/** A department posts its own, the desk anybody's. */
export function PostChallenge({ desk, session, rule, onPosted }: Props) {
  const w = useWords(CHALLENGES);
  const { say } = useLanguage();
  const queries = useQueryClient();
  const departments = useDepartments(desk.id);
  const ofDesk = desksWith(session, 'coordinator', 'desk_head').includes(desk.id);
  const mine = session.people.find((person) => person.desk === desk.id)?.departmentIds ?? [];
  const inUse = (departments.data?.departments ?? []).filter(({ retiredOn }) => retiredOn === null);
  const options = (all: typeof inUse) => all.map(({ id, name }) => ({ code: id, label: say(name) }));
  const leading = options(ofDesk ? inUse : inUse.filter(({ id }) => mine.includes(id)));
  const needsDepartment = rule.challenge === 'published_by_department' || !ofDesk;
  const endings = endingsOf(rule, false);
  const blank: Entered = {
    kind: rule.posting_kinds[0] ?? 'challenge',
    title: '',
    description: '',
    departmentId: '',
    others: [],
    publishedOn: today(),
    opensOn: today(),
    ending: endings[0] ?? 'none',
    closesOn: '',
  };
  const [entered, setEntered] = useState(blank);
  const change = (changed: Partial<Entered>) => setEntered({ ...entered, ...changed });
  const sending = useAsking('post', {
    kind: w.kind,
    title: w.name,
    description: w.description,
    departmentIds: w.department,
    publishedOn: w.publishedOnField,
    opensOn: w.opensOn,
    closesOn: w.closesOn,
  });
  const { at, field } = sending;
  const words = { rule: w.closingByRule, none: w.closingNone, day: w.closingDay };
  const { departmentId, ending, closesOn } = entered;

  const { title, description, publishedOn, opensOn } = entered;
  const isComplete = () =>
    !sending.lacks({
      title,
      description,
      ...(needsDepartment && { departmentIds: departmentId }),
      opensOn,
      ...(ending === 'day' && { closesOn }),
    });
  const post = async () => {
    const others = entered.others.filter((id) => id !== departmentId);
    const isPosted = await sending.send(() =>
      answerOf(
        api.POST('/desks/{desk}/challenges', {
          params: { path: { desk: desk.id } },
          body: {
            kind: entered.kind as PostingKind,
            title,
            description,
            departmentIds: [...(departmentId === '' ? [] : [departmentId]), ...others],
            publishedOn: publishedOn === '' ? null : publishedOn,
            opensOn,
            // By the guideline where nothing is said.
            ...(ending === 'none' && { closesOn: null }),
            ...(ending === 'day' && { closesOn }),
          },
        }),
      ),
    );
    if (!isPosted) return;
    setEntered(blank);
    onPosted(publishedOn === '' ? w.kept : w.posted);
    window.scrollTo({ top: 0 });
    await queries.invalidateQueries({ queryKey: ['challenges', desk.id] });
  };

  return (
    <section className="section">
      <h2>{w.post}</h2>
      <div className="form">
        <ErrorSummary faults={sending.faults} />
        {rule.posting_kinds.length > 1 && (
          <RadioField
            {...field('kind')}
            label={w.kind}
            needed
            inline
            options={rule.posting_kinds.map((code) => ({ code, label: say(POSTING_KIND_WORDS[code]) }))}
            value={entered.kind}
            onChange={(kind) => change({ kind })}
          />
        )}
        <TextField
          {...field('title')}
          label={w.name}
          needed
          value={entered.title}
          onChange={(title) => change({ title })}
        />
        <TextField
          {...field('description')}
          label={w.description}
          support={w.descriptionSupport}
          needed
          lines={6}
          value={entered.description}
          onChange={(description) => change({ description })}
        />
        <SelectField
          {...field('departmentIds')}
          label={w.department}
          needed={needsDepartment}
          options={leading}
          value={departmentId}
          onChange={(id) => change({ departmentId: id })}
        />
        {departmentId !== '' && inUse.length > 1 && (
          <ChecksField
            name={at('others')}
            label={w.otherDepartments}
            needed={false}
            options={options(inUse.filter(({ id }) => id !== departmentId))}
            values={entered.others}
            onChange={(others) => change({ others })}
          />
        )}
        <DateField
          {...field('publishedOn')}
          label={w.publishedOnField}
          support={w.publishedSupport}
          needed={false}
          value={entered.publishedOn}
          onChange={(publishedOn) => change({ publishedOn })}
        />
        <DateField
          {...field('opensOn')}
          label={w.opensOn}
          needed
          value={entered.opensOn}
          onChange={(opensOn) => change({ opensOn })}
        />
        <WindowRule rule={rule} moving={false} />
        {endings.length > 1 && (
          <RadioField
            name={at('ending')}
            label={w.closing}
            needed
            inline
            options={endings.map((code) => ({ code, label: words[code] }))}
            value={ending}
            onChange={(code) => change({ ending: code })}
          />
        )}
        {ending === 'day' && (
          <DateField
            {...field('closesOn')}
            label={w.closesOn}
            needed
            value={closesOn}
            onChange={(day) => change({ closesOn: day })}
          />
        )}
        <div>
          <ConfirmButton
            kind="solid"
            label={publishedOn === '' ? w.doKeep : w.doPost}
            title={publishedOn === '' ? w.confirmKeep : w.confirmPost}
            isReady={isComplete}
            onConfirm={post}
          >
            <p>
              <strong>{entered.title}</strong>
            </p>
            <p>{publishedOn === '' ? w.confirmKeepBody : w.confirmPostBody}</p>
          </ConfirmButton>
        </div>
      </div>
    </section>
  );
}
