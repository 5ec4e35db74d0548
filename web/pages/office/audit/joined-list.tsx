import { useMemo, useState } from 'react';
import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import type { Proposal } from '../../../app/queries.js';
import { Button } from '../../../parts/button.js';
import { ChecksField } from '../../../parts/fields.js';
import { Empty, FailureBanner } from '../../../parts/states.js';
import { toCsv } from '../../../parts/csv.js';
import { save } from '../../../parts/saving.js';
import { AUDIT_WORDS } from '../../../words/audit.js';
import { showMoment } from '../../../words/dates.js';
import { readAccesses } from './audit-queries.js';
import { joinLines, SOURCES, type Books, type Line, type Speech } from './lines.js';

interface JoinedProps {
  readonly proposal: Proposal;
  readonly books: Books;
  readonly standing: Pick<Schemas['ChainPage'], 'length' | 'head' | 'valid'> & { readonly readAt: string };
  readonly speech: Speech;
}

/** What people did, what the workflow went through and what was told, in one list; to be taken away as a file. */
export function JoinedList({ proposal, books, standing, speech }: JoinedProps) {
  const { ofCase: w, columns, sources } = useWords(AUDIT_WORDS);
  const { t } = useLanguage();
  const [failure, setFailure] = useState<unknown>(null);
  const [shown, setShown] = useState<readonly string[]>(SOURCES);
  const all = useMemo(() => joinLines(books, speech), [books, speech]);
  const lines = all.filter(({ source }) => shown.includes(source));
  const name = proposal.referenceNumber ?? proposal.id;
  const saveCsv = () =>
    save(
      `${name}.csv`,
      'text/csv',
      toCsv([
        [columns.at, columns.source, columns.what, columns.who, columns.more, columns.place],
        ...lines.map(({ at, source, what, who, more, place }) => [at ?? '', sources[source], what, who, more, place]),
      ]),
    );
  const saveJson = async () => {
    const { id, desk, referenceNumber, profileVersion } = proposal;
    const { chain, history, notices } = books;
    try {
      const file = {
        proposal: { id, desk, referenceNumber, profileVersion },
        readAt: standing.readAt,
        chain: { length: standing.length, head: standing.head, valid: standing.valid, entries: chain },
        history,
        notices,
        accesses: await readAccesses(id),
      };
      save(`${name}.json`, 'application/json', JSON.stringify(file, null, 2));
      setFailure(null);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <section className="section">
      <h2>{w.joined}</h2>
      <p>{w.joinedLead}</p>
      {failure !== null && <FailureBanner error={failure} />}
      <div className="not-printed stack">
        <ChecksField
          name="sources"
          label={w.show}
          needed={null}
          options={SOURCES.map((code) => ({ code, label: sources[code] }))}
          values={shown}
          onChange={setShown}
        />
        <p className="row">
          <Button kind="outline" onPress={saveCsv}>
            {w.csv}
          </Button>
          <Button kind="outline" onPress={saveJson}>
            {w.json}
          </Button>
          <Button kind="outline" onPress={() => window.print()}>
            {t.common.print}
          </Button>
        </p>
      </div>
      <p className="small soft" role="status">
        {w.count(lines.length, all.length)}
      </p>
      {lines.length === 0 ? (
        <Empty>
          <p>{w.none}</p>
        </Empty>
      ) : (
        <table className="ledger joined">
          <thead>
            <tr>
              <th scope="col">{columns.at}</th>
              <th scope="col">{columns.source}</th>
              <th scope="col">{columns.what}</th>
              <th scope="col">{columns.who}</th>
              <th scope="col">{columns.more}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <OneLine key={line.key} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const CHIPS = { ledger: 'key', workflow: 'quiet', notice: 'success' } as const;

function OneLine({ line: { at, source, what, who, more } }: { readonly line: Line }) {
  const { columns, sources } = useWords(AUDIT_WORDS);
  const { language } = useLanguage();
  return (
    <tr>
      <td className="number" data-label={columns.at}>
        {at === null ? '' : showMoment(at, language)}
      </td>
      <td data-label={columns.source}>
        <span className={`chip chip-${CHIPS[source]}`}>{sources[source]}</span>
      </td>
      <td data-label={columns.what}>{what}</td>
      <td data-label={columns.who}>{who}</td>
      <td data-label={columns.more}>{more}</td>
    </tr>
  );
}
