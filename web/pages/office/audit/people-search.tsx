import { useState } from 'react';
import { Link } from 'wouter';
import { ROLE_WORDS } from '../../../../domain/role-words.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { Button } from '../../../parts/button.js';
import { TextField } from '../../../parts/fields.js';
import { More, ListState } from '../../../parts/states.js';
import { AUDIT_WORDS } from '../../../words/audit.js';
import { usePeopleCalled } from './audit-queries.js';

export function PeopleSearch({ desk }: { readonly desk: string }) {
  const { people: w } = useWords(AUDIT_WORDS);
  const { t, say } = useLanguage();
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const found = usePeopleCalled(desk, q);
  const rows = found.data?.pages.flatMap(({ people }) => people) ?? [];
  return (
    <section className="section">
      <h2>{w.title}</h2>
      <form
        role="search"
        aria-label={w.title}
        className="search-form"
        onSubmit={(event) => {
          event.preventDefault();
          setQ(text.trim());
        }}
      >
        <TextField name="person-q" label={w.q} needed={null} value={text} onChange={setText} />
        <Button type="submit" kind="outline">
          {w.search}
        </Button>
      </form>
      <ListState of={found} empty={rows.length === 0 ? w.empty : null} />
      {rows.length > 0 && (
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{w.name}</th>
              <th scope="col">{w.email}</th>
              <th scope="col">{w.roles}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, email, roles }) => (
              <tr key={id}>
                <th scope="row" data-label={w.name}>
                  <Link href={`?person=${id}`}>
                    {name}
                    <span className="visually-hidden"> {w.open}</span>
                  </Link>
                </th>
                <td data-label={w.email}>{email ?? ''}</td>
                <td data-label={w.roles}>
                  {[...new Set(roles.filter(({ inForce }) => inForce).map(({ role }) => say(ROLE_WORDS[role])))].join(
                    t.marks.comma,
                  ) || w.noRole}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <More of={found} />
    </section>
  );
}
