import { useState, type ReactNode } from 'react';
import { ENDS_A_CASE } from '../../../../domain/command-words.js';
import type { InputField } from '../../../../domain/input-shapes.js';
import { COMMAND_WORDS } from '../../../../domain/command-words.js';
import type { Schemas } from '../../../app/client.js';
import { COMMAND_FIELDS } from '../../../app/command-inputs.js';
import type { Giving } from '../../../app/give.js';
import { useLanguage, useWords } from '../../../app/language.js';
import type { Desk, Proposal } from '../../../app/queries.js';
import { useSession } from '../../../app/session.js';
import { Button } from '../../../parts/button.js';
import { Confirm } from '../../../parts/confirm.js';
import { DateField } from '../../../parts/date-field.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { RadioField, TextField } from '../../../parts/fields.js';
import { useSending } from '../../../parts/sending.js';
import { Banner } from '../../../parts/states.js';
import { COMMAND_FORM } from '../../../words/command-form.js';
import { CommandField, isAskable, type FieldsAround } from './command-fields.js';
import { useCommandOptions } from './command-options.js';
import { choiceAmongOwn, inputFrom, type OptionsAt, type Values } from './command-values.js';

type Action = Schemas['Action'];
type Party = Action['onBehalfOf'][number];

export interface CommandFormProps {
  readonly action: Action;
  readonly proposal: Proposal;
  readonly desk: Desk;
  readonly giving: Giving;
  /** What stands in the form already, as whoever opened it meant it. */
  readonly preset?: Values;
  /** Input that another part of the page asks for: it goes along, and the form does not ask for it. */
  readonly beside?: Values;
  /** Stands above the fields. */
  readonly children?: ReactNode;
  /** It was carried out, or received for good. */
  readonly onDone?: () => void;
}

/** Names of the fields with their labels, those of groups as well: so the API's faults find their places. */
function namesOf(fields: readonly InputField[], before = ''): string[] {
  return fields.flatMap(({ name, shape }) => [
    `${before}${name}`,
    ...(shape.type === 'group' ? namesOf(shape.fields, `${before}${name}.`) : []),
  ]);
}

/** The form of whichever command: what it takes is told by its schema, what it may name by the guideline. */
export function CommandForm(props: CommandFormProps) {
  const { action, proposal, desk, giving, preset = {}, beside = {}, children, onDone } = props;
  const { kind, own, onBehalfOf: parties } = action;
  const { t, say } = useLanguage();
  const w = useWords(COMMAND_FORM);
  const { session } = useSession();
  const named = useCommandOptions(kind, desk, proposal);
  const acting = session?.people.find((person) => person.desk === desk.id)?.departmentIds ?? [];
  const mine = (proposal.departments ?? [])
    .filter(({ departmentId, status }) => status === 'taken' && acting.includes(departmentId))
    .map(({ departmentId }) => departmentId);
  const optionsAt: OptionsAt = (path) =>
    path === 'departmentId' ? choiceAmongOwn(named(path) ?? [], mine) : named(path);
  const [values, setValues] = useState<Values>(preset);
  const [party, setParty] = useState<Party | ''>(own ? '' : (parties[0] ?? ''));
  const [evidence, setEvidence] = useState('');
  const [occurredOn, setOccurredOn] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  // The case as somebody saw it when they began to write: what changed since then they have not seen.
  const [seen, setSeen] = useState(proposal.version);
  const isBegun = values !== preset || evidence !== '' || occurredOn !== '';

  const words: Readonly<Record<string, string>> = w.fields;
  const labelOf = (path: string): string => words[`${kind}.${path}`] ?? words[path.split('.').at(-1) ?? ''] ?? path;
  const fields = COMMAND_FIELDS[kind].filter(
    (field) => !(field.name in beside) && isAskable(field, field.name, optionsAt),
  );
  const labels = Object.fromEntries(namesOf(COMMAND_FIELDS[kind]).map((name) => [name, labelOf(name)]));
  const { send, faults, at, errorAt, field } = useSending(giving, kind, {
    ...labels,
    'onBehalfOf.evidence': w.about.evidence,
    occurredOn: w.about.occurredOn,
  });
  const around: FieldsAround = { at, errorAt, labelOf, optionsAt };
  const write = (name: string) => (value: unknown) => {
    if (!isBegun) setSeen(proposal.version);
    setValues({ ...values, [name]: value });
  };

  const hasChanged = isBegun && seen !== proposal.version;
  const give = async () => {
    const isDone = await send({
      kind,
      input: { ...inputFrom(fields, values, optionsAt), ...beside },
      expectedVersion: isBegun ? seen : proposal.version,
      ...(party !== '' && { onBehalfOf: { party, evidence } }),
      ...(occurredOn !== '' && { occurredOn }),
    } as Parameters<Giving['give']>[0]);
    setIsAsking(false);
    if (isDone) onDone?.();
  };

  const needed = fields.filter((field) => field.needed);
  const optional = fields.filter((field) => !field.needed);
  const draw = (field: InputField): ReactNode => (
    <CommandField
      key={field.name}
      {...around}
      field={field}
      path={field.name}
      value={values[field.name]}
      onChange={write(field.name)}
    />
  );
  const isFoldable = needed.length > 0 && optional.length > 2;
  const hasFault = optional.some(({ name }) => faults.some((fault) => fault.name?.startsWith(at(name))));

  return (
    <form
      className="form command-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ENDS_A_CASE.has(kind)) setIsAsking(true);
        else void give();
      }}
    >
      <ErrorSummary faults={faults} />
      {hasChanged && (
        <Banner kind="warning" title={w.about.changed} live>
          <p>{w.about.changedBody}</p>
          <p>
            <Button kind="outline" onPress={() => setSeen(proposal.version)}>
              {w.about.goOn}
            </Button>
          </p>
        </Banner>
      )}
      {children}
      {parties.length > 0 && (
        <RadioField
          name={at('onBehalfOf')}
          label={w.about.inNameOf}
          needed
          options={[
            ...(own ? [{ code: '', label: w.about.ownName }] : []),
            ...parties.map((code) => ({
              code,
              label: code === 'mayor' ? w.about.forMayor : w.about.forProposer,
            })),
          ]}
          value={party}
          onChange={(code) => setParty(parties.find((each) => each === code) ?? '')}
        />
      )}
      {party !== '' && (
        <TextField
          {...field('onBehalfOf.evidence')}
          label={w.about.evidence}
          support={w.about.evidenceSupport}
          needed
          value={evidence}
          onChange={setEvidence}
        />
      )}
      {(needed.length > 0 ? needed : optional).map(draw)}
      {needed.length > 0 && !isFoldable && optional.map(draw)}
      <details {...(hasFault && { open: true })}>
        <summary>{w.about.more}</summary>
        <div className="form">
          {isFoldable && optional.map(draw)}
          <DateField
            {...field('occurredOn')}
            label={w.about.occurredOn}
            support={w.about.occurredOnSupport}
            needed={false}
            value={occurredOn}
            onChange={setOccurredOn}
          />
        </div>
      </details>
      <p>
        <Button type="submit" kind={ENDS_A_CASE.has(kind) ? 'danger' : 'solid'} busy={giving.isWaiting}>
          {say(COMMAND_WORDS[kind])}
        </Button>
      </p>
      <Confirm
        name={kind}
        isOpen={isAsking}
        title={`${w.about.confirm}${t.marks.colon}${say(COMMAND_WORDS[kind])}`}
        yes={w.about.doIt}
        no={w.about.notYet}
        onYes={give}
        onNo={() => setIsAsking(false)}
      >
        <p>{w.about.confirmBody}</p>
      </Confirm>
    </form>
  );
}
