import { useEffect, useState } from 'react';
import { INTAKE_KIND_WORDS } from '../../../../domain/intake-words.js';
import { CLOSED_WORDS, OUTCOME_WORDS } from '../../../../domain/outcome-words.js';
import { OUTCOMES, PARTIES } from '../../../../domain/stages.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useChallenges, type Desk } from '../../../app/queries.js';
import { Button } from '../../../parts/button.js';
import { idOf } from '../../../parts/fields.js';
import { BOARD } from '../../../words/board.js';
import { useAssignees } from '../list/case-queries.js';
import { useSides } from '../list/sides.js';
import { SORTS, type Asked, type FilterName } from './filters.js';

/** The name of the search box: `/` leads there. */
export const SEARCH = 'case-search';

interface FormProps {
  readonly desk: Desk;
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  /** The person who asks, at this desk. */
  readonly me: string;
}

interface Option {
  readonly code: string;
  readonly label: string;
}

/** What is asked for less often, and folded away until it is. */
const RARE = [
  'type',
  'kind',
  'outcome',
  'challengeId',
  'submitted',
  'database',
] as const satisfies readonly FilterName[];

/** Each choice asks at once; a search is sent when it is written. */
export function FilterForm({ desk, asked, onAsk, me }: FormProps) {
  const { t, say } = useLanguage();
  const w = useWords(BOARD);
  const { departments, nameOf } = useSides();
  const assignees = useAssignees(desk.id);
  const challenges = useChallenges(desk.id);
  const { filters, sort } = asked;
  const set = (name: FilterName, value: string) => {
    const others = Object.fromEntries(Object.entries(filters).filter(([each]) => each !== name));
    onAsk({ sort, filters: { ...others, ...(value !== '' && { [name]: value }) } });
  };
  const choice = (name: FilterName, options: readonly Option[]) => (
    <Choice
      key={name}
      {...{ name, options }}
      label={w.filter[name as keyof typeof w.filter]}
      value={filters[name] ?? ''}
      onChange={set}
    />
  );
  const flags = (words: Readonly<Record<'true' | 'false', string>>): Option[] =>
    (['true', 'false'] as const).map((code) => ({ code, label: words[code] }));
  const stages = [
    ...desk.terms.stage_groups.map((group) => ({ code: group.stages.join(','), label: say(group.label) })),
    // A heading of one stage is that stage.
    ...desk.terms.stage_groups
      .filter((group) => group.stages.length > 1)
      .flatMap((group) =>
        group.stages.map((stage) => ({ code: stage, label: `${say(group.label)} › ${say(desk.terms.stages[stage])}` })),
      ),
    { code: 'closed', label: say(CLOSED_WORDS) },
  ];
  const people = (assignees.data?.assignees ?? []).map(({ personId, name }) => ({
    code: personId,
    label: personId === me ? `${w.me}${t.marks.open}${name}${t.marks.close}` : name,
  }));
  const rare = RARE.filter((name) => filters[name] !== undefined).length;
  const isAsking = Object.keys(filters).some((name) => name !== 'closed') || filters.closed !== 'false';
  return (
    <search className="filters not-printed" aria-label={w.filters}>
      <SearchBox value={filters.q ?? ''} onSearch={(q) => set('q', q)} />
      <div className="filter-choices">
        <Choice
          name="closed"
          label={w.filter.state}
          options={[
            { code: 'false', label: w.state.open },
            { code: 'true', label: w.state.closed },
          ]}
          anything={w.state.all}
          value={filters.closed ?? ''}
          onChange={set}
        />
        {choice('stage', stages)}
        {choice(
          'ball',
          PARTIES.map((code) => ({ code, label: nameOf({ holder: code }) })),
        )}
        {choice(
          'departmentId',
          departments.map(({ id, name }) => ({ code: id, label: say(name) })),
        )}
        {choice('inCharge', people)}
        {choice('overdue', flags(w.overdue))}
        {choice('stalled', flags(w.stalledIs))}
        <Choice
          name="sort"
          label={w.sortedBy}
          anything={null}
          options={SORTS.map((code) => ({ code, label: w.sorts[code] }))}
          value={sort}
          onChange={(_, code) => onAsk({ filters, sort: SORTS.find((each) => each === code) ?? sort })}
        />
      </div>
      <details open={rare > 0 || undefined}>
        <summary>{rare > 0 ? w.moreFiltersOn(rare) : w.moreFilters}</summary>
        <div className="filter-choices">
          {choice(
            'type',
            desk.proposal_types.map(({ code, label }) => ({ code, label: say(label) })),
          )}
          {choice(
            'kind',
            desk.intake.kinds.map((code) => ({ code, label: say(INTAKE_KIND_WORDS[code]) })),
          )}
          {choice(
            'outcome',
            OUTCOMES.map((code) => ({ code, label: say(OUTCOME_WORDS[code]) })),
          )}
          {choice(
            'challengeId',
            (challenges.data?.challenges ?? []).map(({ id, title }) => ({ code: id, label: title })),
          )}
          {choice('submitted', flags(w.submitted))}
          {choice('database', flags(w.database))}
        </div>
      </details>
      {isAsking && (
        <p>
          <Button kind="text" onPress={() => onAsk({ sort, filters: { closed: 'false' } })}>
            {w.clear}
          </Button>
        </p>
      )}
    </search>
  );
}

function SearchBox({ value, onSearch }: { readonly value: string; readonly onSearch: (text: string) => void }) {
  const w = useWords(BOARD);
  const [text, setText] = useState(value);
  // Another address, as with a saved filter or the way back, says what is searched for.
  useEffect(() => setText(value), [value]);
  return (
    <form
      className="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <label htmlFor={idOf(SEARCH)} className="label">
        {w.search}
      </label>
      <div className="search-line">
        <input
          type="search"
          id={idOf(SEARCH)}
          maxLength={200}
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit">{w.searchRun}</Button>
      </div>
    </form>
  );
}

interface ChoiceProps<N extends string> {
  readonly name: N;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  /** What no choice is called; null: there is always one. */
  readonly anything?: string | null;
  readonly onChange: (name: N, value: string) => void;
}

function Choice<N extends string>({ name, label, options, value, anything, onChange }: ChoiceProps<N>) {
  const w = useWords(BOARD);
  // A value of an address that is none of the options, as a retired person: it is shown rather than hidden.
  const isKnown = value === '' || options.some(({ code }) => code === value);
  return (
    <div className={value !== '' && anything === undefined ? 'filter is-on' : 'filter'}>
      <label htmlFor={idOf(`filter.${name}`)} className="small">
        {label}
      </label>
      <select id={idOf(`filter.${name}`)} value={value} onChange={({ target }) => onChange(name, target.value)}>
        {anything !== null && <option value="">{anything ?? w.any}</option>}
        {!isKnown && <option value={value}>{value}</option>}
        {options.map(({ code, label: text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
