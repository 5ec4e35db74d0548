import { useEffect, useRef, type ReactNode } from 'react';
import { sideKey } from '../../../../domain/assignments.js';
import { messagesOf } from '../../../../domain/errors.js';
import { ROLE_WORDS } from '../../../../domain/role-words.js';
import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import type { Department } from '../../../app/office-queries.js';
import type { Desk } from '../../../app/queries.js';
import { SelectField, TextField } from '../../../parts/fields.js';
import { Folded } from '../../../parts/folded.js';
import { Banner } from '../../../parts/states.js';
import { showDay, showDayOf } from '../../../words/dates.js';
import { HANDOVERS } from '../../../words/handovers.js';
import { PEOPLE } from '../../../words/people.js';
import type { EndingRole } from './ending-roles.js';

export interface CaseChoice {
  readonly successorId: string;
  readonly note: string;
}

interface Option {
  readonly code: string;
  readonly label: string;
}

interface Props {
  readonly desk: Desk;
  readonly preview: Schemas['HandoverResult'];
  readonly departments: readonly Department[];
  readonly nameOf: (id: string | null) => string;
  readonly isPerson: boolean;
  readonly isLater: boolean;
  /** First day of the successors. */
  readonly day: string;
  readonly successors: readonly Option[];
  readonly roles: readonly EndingRole[];
  readonly sides: Readonly<Record<string, string>>;
  readonly cases: Readonly<Record<string, CaseChoice>>;
  readonly onSide: (side: string, successorId: string) => void;
  readonly onCase: (proposalId: string, choice: CaseChoice) => void;
  /** What carries it out. */
  readonly children: ReactNode;
}

/** What would move, before it is done. Nothing was changed yet. */
export function Preview(props: Props) {
  const { desk, preview, departments, nameOf, isPerson, isLater, day, successors, roles, sides, cases } = props;
  const { onSide, onCase, children } = props;
  const w = useWords(HANDOVERS);
  const p = useWords(PEOPLE);
  const { t, say, language } = useLanguage();
  const { parts, missing, warnings } = preview;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [preview]);
  const departmentOf = (id: string | null): string => {
    const found = departments.find((each) => each.id === id);
    return found ? say(found.name) : say(desk.desk.name);
  };
  const numberOf = (part: { readonly referenceNumber: string | null }): string => part.referenceNumber ?? p.draft;
  const ownSides = [...new Set(parts.map(sideKey))];
  const labelOfSide = (key: string): string => departmentOf(key === 'desk' ? null : key);
  return (
    <div className="stack-wide">
      <div className="stack">
        <h3 ref={heading} tabIndex={-1}>
          {w.whatMoves} <span className="small soft">{w.cases(parts.length)}</span>
        </h3>
        {parts.length === 0 && <p>{isPerson ? w.nothingMoves : w.nothingMovesDepartment}</p>}
        {isLater && parts.length > 0 && <p className="soft">{w.soFar}</p>}
        {missing.length > 0 && (
          <Banner kind="error" title={w.missing} live>
            <p>{w.missingLead}</p>
            <ul>
              {missing.map((part) => (
                <li key={`${part.proposalId} ${part.departmentId} ${part.code}`}>
                  <span className="number">{numberOf(part)}</span>
                  {t.marks.open}
                  {departmentOf(part.departmentId)}
                  {t.marks.close}
                  {t.marks.colon}
                  {say(messagesOf(part.code))}
                </li>
              ))}
            </ul>
          </Banner>
        )}
        {warnings.length > 0 && (
          <Banner kind="warning" title={w.warnings}>
            <ul>
              {warnings.map(({ code, departmentId }) => (
                <li key={`${code} ${departmentId}`}>
                  {(code === 'NO_LEADER_LEFT' ? w.noLeader : w.nobody)(departmentOf(departmentId))}
                </li>
              ))}
            </ul>
          </Banner>
        )}
        {isPerson && ownSides.length > 1 && (
          <div className="form">
            <h4>{w.bySide}</h4>
            {ownSides.map((side) => (
              <SelectField
                key={side}
                name={`side-${side}`}
                label={w.successorOf(labelOfSide(side))}
                needed={false}
                none={w.asForAll}
                options={successors}
                value={sides[side] ?? ''}
                onChange={(id) => onSide(side, id)}
              />
            ))}
          </div>
        )}
        <ul className="plain-list">
          {parts.map((part) => {
            const { proposalId, departmentId, because, due, successorId, hasNote } = part;
            const choice = cases[proposalId] ?? { successorId: '', note: '' };
            return (
              <li key={`${proposalId} ${departmentId}`} className="card">
                <div className="handed">
                  <div>
                    <p>
                      <strong className="number">{numberOf(part)}</strong> {departmentOf(departmentId)}
                    </p>
                    <p className="small soft">
                      {p.because[because]}
                      {due !== null && ` ・ ${t.common.until(showDayOf(due, language))}`}
                    </p>
                  </div>
                  <p>
                    → <strong>{nameOf(successorId)}</strong>{' '}
                    {hasNote && <span className="chip chip-quiet">{w.hasNote}</span>}
                  </p>
                </div>
                <Folded title={w.ofCase(numberOf(part))}>
                  <div className="form">
                    <SelectField
                      name={`case-${proposalId}-successor`}
                      label={w.successorOf(numberOf(part))}
                      needed={false}
                      none={w.asForAll}
                      options={successors}
                      value={choice.successorId}
                      onChange={(id) => onCase(proposalId, { ...choice, successorId: id })}
                    />
                    <TextField
                      name={`case-${proposalId}-note`}
                      label={w.caseNote}
                      needed={false}
                      lines={3}
                      value={choice.note}
                      onChange={(note) => onCase(proposalId, { ...choice, note })}
                    />
                  </div>
                </Folded>
              </li>
            );
          })}
        </ul>
      </div>
      <div className="stack">
        <h3>{w.rolesEnd}</h3>
        {roles.length === 0 ? <p>{w.noRolesEnd}</p> : <p>{w.rolesEndLead(showDay(day, language))}</p>}
        <ul>
          {roles.map(({ name, role }) => (
            <li key={role.id}>
              {name} ・ {role.departmentId !== null && `${departmentOf(role.departmentId)} `}
              {say(ROLE_WORDS[role.role])}
            </li>
          ))}
        </ul>
      </div>
      {children}
    </div>
  );
}
