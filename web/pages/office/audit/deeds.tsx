import { useState } from 'react';
import { Link } from 'wouter';
import { accessWords, chainWords, commandWords } from '../../../../domain/audit-words.js';
import { addressOf } from '../../../../domain/pages.js';
import { Refused, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { PageTitle } from '../../../app/title.js';
import { Breadcrumbs } from '../../../parts/breadcrumbs.js';
import { Button } from '../../../parts/button.js';
import { DateField } from '../../../parts/date-field.js';
import { More, NotFound, ListState } from '../../../parts/states.js';
import { toCsv } from '../../../parts/csv.js';
import { save } from '../../../parts/saving.js';
import { AUDIT_WORDS } from '../../../words/audit.js';
import { showMoment } from '../../../words/dates.js';
import { useDeeds, type Days } from './audit-queries.js';
import { useRemarks } from './remarks.js';

type Deed = Schemas['Deed'];

/** What one person did and read at a desk, between two days. */
export function Deeds({ desk, personId }: { readonly desk: string; readonly personId: string }) {
  const { person: w, title, columns } = useWords(AUDIT_WORDS);
  const { language } = useLanguage();
  const [wanted, setWanted] = useState<Days>({ from: '', to: '' });
  const [days, setDays] = useState<Days>(wanted);
  const found = useDeeds(desk, personId, days);
  const tell = useTelling();
  const deeds = found.data?.pages.flatMap((page) => page.deeds) ?? [];
  const name = found.data?.pages[0]?.person.name;
  if (found.error instanceof Refused && found.error.status === 404) return <NotFound />;
  return (
    <>
      <Breadcrumbs way={[{ text: title, address: addressOf('audit', { desk }) }]} here={name ?? ''} />
      <div className="stack">
        <PageTitle text={w.title(name ?? '')} />
        <p className="reading">{w.lead}</p>
        <form
          className="search-form not-printed"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setDays(wanted);
          }}
        >
          <DateField
            name="deeds-from"
            label={w.from}
            needed={false}
            value={wanted.from}
            onChange={(from) => setWanted({ ...wanted, from })}
          />
          <DateField
            name="deeds-to"
            label={w.to}
            needed={false}
            value={wanted.to}
            onChange={(to) => setWanted({ ...wanted, to })}
          />
          <Button type="submit" kind="outline">
            {w.apply}
          </Button>
        </form>
        <ListState of={found} empty={deeds.length === 0 ? w.empty : null} />
        {deeds.length > 0 && (
          <>
            <p className="not-printed">
              <Button
                kind="outline"
                onPress={() =>
                  save(
                    `${desk}-${name ?? personId}.csv`,
                    'text/csv',
                    toCsv([
                      [columns.at, columns.source, columns.what, 'ID', columns.more],
                      ...deeds.map((deed) => {
                        const told = tell(deed);
                        return [deed.at, told.source, told.what, told.proposal, told.more];
                      }),
                    ]),
                  )
                }
              >
                {w.csv}
              </Button>
            </p>
            <table className="ledger">
              <thead>
                <tr>
                  <th scope="col">{columns.at}</th>
                  <th scope="col">{columns.source}</th>
                  <th scope="col">{columns.what}</th>
                  <th scope="col">{columns.more}</th>
                </tr>
              </thead>
              <tbody>
                {deeds.map((deed) => {
                  const told = tell(deed);
                  return (
                    <tr key={deed.id}>
                      <td className="number" data-label={columns.at}>
                        {showMoment(deed.at, language)}
                      </td>
                      <td data-label={columns.source}>{told.source}</td>
                      <td data-label={columns.what}>
                        {told.what}
                        {deed.proposal && (
                          <>
                            <br />
                            <Link className="number" href={addressOf('caseAudit', { id: deed.proposal.id })}>
                              {told.proposal}
                            </Link>
                          </>
                        )}
                      </td>
                      <td data-label={columns.more}>{told.more}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </>
        )}
        <More of={found} />
      </div>
    </>
  );
}

function useTelling(): (deed: Deed) => { source: string; what: string; proposal: string; more: string } {
  const w = useWords(AUDIT_WORDS);
  const { t, say } = useLanguage();
  const remarks = useRemarks();
  return (deed) => ({
    source: deed.source === 'chain' ? w.sources.ledger : w.sources.access,
    what:
      deed.source === 'chain'
        ? [say(chainWords(deed.action)), ...(deed.command === null ? [] : [say(commandWords(deed.command))])].join(
            t.marks.colon,
          )
        : say(accessWords(deed.action)),
    proposal: deed.proposal ? (deed.proposal.referenceNumber ?? w.cases.noNumber) : '',
    more: remarks(deed),
  });
}
