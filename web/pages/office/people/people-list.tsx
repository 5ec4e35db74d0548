import { useState } from 'react';
import { ROLE_WORDS } from '../../../../domain/role-words.js';
import { ROLES } from '../../../../domain/stages.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useDepartments, usePeople, type PeopleSought, type Role } from '../../../app/office-queries.js';
import { Button } from '../../../parts/button.js';
import { Check, SelectField, TextField } from '../../../parts/fields.js';
import { More, ListState } from '../../../parts/states.js';
import { PEOPLE } from '../../../words/people.js';
import type { PartProps } from '../desk-parts.js';
import { Invite } from './invite.js';
import { OnePerson } from './one-person.js';

/** Everybody, or whom the reader may see, with what they may do and until when. */
export function People(props: PartProps) {
  const { desk, session, may, onDone } = props;
  const w = useWords(PEOPLE);
  const { say } = useLanguage();
  const [sought, setSought] = useState<PeopleSought>({ q: '', role: '', former: false });
  const [text, setText] = useState('');
  const listed = usePeople(desk.id, sought);
  const departments = useDepartments(desk.id);
  const people = listed.data?.pages.flatMap((page) => page.people) ?? [];
  const mayChange = may('POST /desks/{desk}/people');
  const me = session.people.find((person) => person.desk === desk.id)?.personId;
  const seesFormer = mayChange || may('GET /audit/desks/{desk}/people/{personId}');
  // Whoever sees addresses can look for them as well.
  const seesAddresses = people.some(({ email }) => email !== undefined);
  return (
    <>
      {mayChange && <Invite desk={desk} onDone={onDone} />}
      <section className="section">
        <h2>{w.partPeople}</h2>
        <form
          className="search-row"
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            setSought({ ...sought, q: text.trim() });
          }}
        >
          <TextField
            name="people-q"
            label={seesAddresses ? w.search : w.searchStaff}
            needed={null}
            value={text}
            onChange={setText}
          />
          <SelectField
            name="people-role"
            label={w.role}
            needed={null}
            none={w.allRoles}
            options={ROLES.map((code) => ({ code, label: say(ROLE_WORDS[code]) }))}
            value={sought.role}
            onChange={(role) => setSought({ ...sought, q: text.trim(), role: role as Role | '' })}
          />
          <Button type="submit" kind="outline">
            {w.searchButton}
          </Button>
          {/* Without a role they stand in the list as it is. */}
          {seesFormer && sought.role !== '' && (
            <Check
              name="people-former"
              label={w.former}
              value={sought.former ?? false}
              onChange={(former) => setSought({ ...sought, q: text.trim(), former })}
            />
          )}
        </form>
        {listed.data && (
          <p className="small soft" role="status">
            {w.found(people.length, listed.hasNextPage)}
          </p>
        )}
        <ListState of={listed} empty={people.length === 0 ? w.noneFound : null} />
        <ul className="plain-list dense">
          {people.map((person) => (
            <OnePerson
              key={person.id}
              {...{ desk, person, mayChange }}
              isMe={person.id === me}
              departments={departments.data?.departments ?? []}
              onDone={onDone}
            />
          ))}
        </ul>
        <More of={listed} />
      </section>
    </>
  );
}
