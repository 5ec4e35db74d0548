import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { fiscalYear } from '../../../../domain/calendar.js';
import { isInForce } from '../../../../domain/people-rules.js';
import { answerOf, api, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useDepartments, useEverybody, type Department, type Person } from '../../../app/office-queries.js';
import { Button } from '../../../parts/button.js';
import { ConfirmButton } from '../../../parts/confirm-button.js';
import { DateField } from '../../../parts/date-field.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { RadioField, SelectField, TextField } from '../../../parts/fields.js';
import { FailureBanner, Skeleton } from '../../../parts/states.js';
import { useAsking } from '../../../parts/asking.js';
import { readDayText, today } from '../../../words/dates.js';
import { HANDOVERS } from '../../../words/handovers.js';
import type { AtDesk } from '../room.js';
import { bringsCases, endingRoles } from './ending-roles.js';
import { Preview, type CaseChoice } from './preview.js';

type Kind = Schemas['Predecessor']['kind'];

/** What is said for all; what goes another way is chosen beside it. */
interface Entered {
  readonly kind: Kind;
  readonly fromId: string;
  readonly effectiveOn: string;
  readonly successorId: string;
  readonly note: string;
  /** By the key of a side. */
  readonly sides: Readonly<Record<string, string>>;
  readonly cases: Readonly<Record<string, CaseChoice>>;
}

/** The next first day of a fiscal year. */
const nextApril = (): string => `${fiscalYear(today()) + 1}-04-01`;

interface Props extends AtDesk {
  readonly onDone: (told: string) => Promise<void>;
}

export function OrderHandover(props: Props) {
  const people = useEverybody(props.desk.id);
  const departments = useDepartments(props.desk.id);
  const error = people.error ?? departments.error;
  if (error) return <FailureBanner error={error} />;
  if (!people.data || !departments.data) return <Skeleton />;
  return <Order {...props} people={people.data} departments={departments.data.departments} />;
}

interface OrderProps extends Props {
  readonly people: readonly Person[];
  readonly departments: readonly Department[];
}

function Order({ desk, people, departments, onDone }: OrderProps) {
  const w = useWords(HANDOVERS);
  const { say } = useLanguage();
  const [search] = useSearchParams();
  const blank: Entered = {
    kind: search.get('kind') === 'department' ? 'department' : 'person',
    fromId: search.get('from') ?? '',
    effectiveOn: nextApril(),
    successorId: '',
    note: '',
    sides: {},
    cases: {},
  };
  const [entered, setEntered] = useState(blank);
  const [preview, setPreview] = useState<Schemas['HandoverResult'] | null>(null);
  /** Something was chosen beside what was looked at. */
  const [isStale, setIsStale] = useState(false);
  const { kind, fromId, effectiveOn, successorId, note } = entered;
  const isPerson = kind === 'person';
  const sending = useAsking('handover', {
    'from.id': isPerson ? w.predecessor : w.oldDepartment,
    effectiveOn: w.effectiveOn,
    successorId: isPerson ? w.successor : w.newDepartment,
    note: w.note,
  });
  const { at, field } = sending;
  /** What was looked at counts no more when something else is said. */
  const change = (changed: Partial<Entered>) => {
    setEntered({ ...entered, ...changed });
    setPreview(null);
  };

  const day = readDayText(effectiveOn) ?? today();
  const actsOn = (person: Person): boolean =>
    person.disabledAt === null && person.roles.some((role) => bringsCases(role) && isInForce(role, day));
  const named = ({ id, name }: Person) => ({ code: id, label: name });
  const sections = departments.map((each) => ({ ...each, code: each.id, label: say(each.name) }));
  const predecessors = isPerson ? people.filter(({ roles }) => roles.some(bringsCases)).map(named) : sections;
  const successors = isPerson ? people.filter(actsOn).map(named) : sections.filter((each) => each.retiredOn === null);
  const others = successors.filter(({ code }) => code !== fromId);

  const request = (dryRun: boolean): Schemas['NewHandover'] => ({
    from: { kind, id: fromId },
    effectiveOn,
    ...(successorId !== '' && { successorId }),
    sides: Object.entries(entered.sides)
      .filter(([, id]) => id !== '')
      .map(([side, id]) => ({
        holder: side === 'desk' ? ('desk' as const) : ('department' as const),
        departmentId: side === 'desk' ? null : side,
        successorId: id,
      })),
    cases: Object.entries(entered.cases)
      .filter(([, choice]) => choice.successorId !== '' || choice.note.trim() !== '')
      .map(([proposalId, choice]) => ({
        proposalId,
        ...(choice.successorId !== '' && { successorId: choice.successorId }),
        ...(choice.note.trim() !== '' && { note: choice.note }),
      })),
    ...(note.trim() !== '' && { note }),
    dryRun,
  });
  const params = { path: { desk: desk.id } };
  const look = async () => {
    if (sending.lacks({ 'from.id': fromId, effectiveOn })) return;
    await sending.send(async () => {
      setPreview(await answerOf(api.POST('/desks/{desk}/handovers', { params, body: request(true) })));
      setIsStale(false);
    });
  };
  const isLater = day > today();
  const order = async () => {
    const isOrdered = await sending.send(() =>
      answerOf(api.POST('/desks/{desk}/handovers', { params, body: request(false) })),
    );
    if (!isOrdered) return;
    setEntered({ ...blank, fromId: '' });
    setPreview(null);
    await onDone(isLater ? w.isPlanned : w.ordered);
  };
  const nameOf = (id: string | null): string =>
    id === null ? w.toInbox : ([...predecessors, ...successors].find(({ code }) => code === id)?.label ?? '…');
  const choose = (changed: Partial<Entered>) => {
    setEntered({ ...entered, ...changed });
    setIsStale(true);
  };

  return (
    <section className="section">
      <h2>{w.begin}</h2>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <ErrorSummary faults={sending.faults} />
        <RadioField
          name={at('kind')}
          label={w.kind}
          needed
          inline
          options={[
            { code: 'person', label: w.person },
            { code: 'department', label: w.department },
          ]}
          value={kind}
          onChange={(code) =>
            change({
              kind: code === 'department' ? 'department' : 'person',
              fromId: '',
              successorId: '',
              sides: {},
              cases: {},
            })
          }
        />
        <SelectField
          {...field('from.id')}
          label={isPerson ? w.predecessor : w.oldDepartment}
          needed
          options={predecessors}
          value={fromId}
          onChange={(id) => change({ fromId: id, sides: {}, cases: {} })}
        />
        <div className="stack-tight">
          <DateField
            {...field('effectiveOn')}
            label={w.effectiveOn}
            support={w.effectiveSupport}
            needed
            value={effectiveOn}
            onChange={(value) => change({ effectiveOn: value })}
          />
          {effectiveOn !== nextApril() && (
            <p>
              <Button kind="text" onPress={() => change({ effectiveOn: nextApril() })}>
                {w.nextFiscalYear}
              </Button>
            </p>
          )}
        </div>
        <SelectField
          {...field('successorId')}
          label={isPerson ? w.successor : w.newDepartment}
          support={w.successorSupport}
          needed={null}
          options={others}
          value={successorId}
          onChange={(id) => change({ successorId: id })}
        />
        <TextField
          {...field('note')}
          label={w.note}
          support={w.noteSupport}
          needed={false}
          lines={4}
          value={note}
          onChange={(text) => change({ note: text })}
        />
        <p>
          <Button type="submit" kind={preview === null ? 'solid' : 'outline'}>
            {w.preview}
          </Button>
        </p>
      </form>
      {preview !== null && (
        <Preview
          {...{ desk, preview, departments, nameOf, isPerson, isLater, day }}
          successors={others}
          roles={endingRoles(people, { kind, id: fromId }, day)}
          sides={entered.sides}
          cases={entered.cases}
          onSide={(side, id) => choose({ sides: { ...entered.sides, [side]: id } })}
          onCase={(id, choice) => choose({ cases: { ...entered.cases, [id]: choice } })}
        >
          {isStale && (
            <p>
              <Button onPress={look}>{w.previewAgain}</Button>
            </p>
          )}
          {!isStale && preview.missing.length === 0 && (
            <div>
              <ConfirmButton
                kind="solid"
                label={isLater ? w.plan : w.order}
                title={isLater ? w.confirmPlan : w.confirmOrder}
                onConfirm={order}
              >
                <p>
                  <strong>
                    {w.fromTo(nameOf(fromId), successorId === '' ? w.toSeveral : nameOf(successorId))} ・{' '}
                    {w.cases(preview.parts.length)}
                  </strong>
                </p>
                <p>{isLater ? w.confirmPlanBody : w.confirmOrderBody}</p>
              </ConfirmButton>
            </div>
          )}
        </Preview>
      )}
    </section>
  );
}
