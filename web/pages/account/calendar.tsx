import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../app/client.js';
import { useLanguage, useWords } from '../../app/language.js';
import { Button } from '../../parts/button.js';
import { Banner, FailureBanner, Loaded } from '../../parts/states.js';
import { ACCOUNT_WORDS } from '../../words/account.js';
import { showDayOf, showInstant } from '../../words/dates.js';
import { CopyButton } from './copying.js';

/** The secret address by which a calendar program reads somebody's dates: shown once, made anew, ended. */
export function Calendar({ desk, name }: { readonly desk: string; readonly name: string | null }) {
  const w = useWords(ACCOUNT_WORDS);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [made, setMade] = useState<string | null>(null);
  const [isEnded, setIsEnded] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const key = ['calendar', desk];
  const params = { path: { desk } };
  const feed = useQuery({
    queryKey: key,
    queryFn: () => answerOf(api.GET('/desks/{desk}/my/calendar', { params })),
  });
  const doing = (work: () => Promise<void>) => async () => {
    try {
      await work();
      setFailure(null);
      await queries.invalidateQueries({ queryKey: key });
    } catch (error) {
      setFailure(error);
    }
  };
  const make = doing(async () => {
    const { address, path } = await answerOf(api.POST('/desks/{desk}/my/calendar', { params }));
    setMade(address ?? `${location.origin}${path}`);
    setIsEnded(false);
  });
  const end = doing(async () => {
    await answerOf(api.DELETE('/desks/{desk}/my/calendar', { params }));
    setMade(null);
    setIsEnded(true);
  });
  return (
    <section className="section">
      <h2>
        {w.calendar.title}
        {name !== null && <span className="small soft"> {name}</span>}
      </h2>
      <p className="reading">{w.calendar.lead}</p>
      {failure !== null && <FailureBanner error={failure} />}
      {isEnded && (
        <Banner kind="success" live>
          <p>{w.calendar.ended}</p>
        </Banner>
      )}
      {made !== null && (
        <Banner kind="success" title={w.calendar.made} live>
          <p>{w.calendar.madeBody}</p>
          <p>
            <span className="label">{w.calendar.address}</span>
            <br />
            <code>{made}</code>
          </p>
          <p className="row">
            <CopyButton text={made}>{w.calendar.copy}</CopyButton>
          </p>
        </Banner>
      )}
      <Loaded of={feed}>
        {({ feed: known }) =>
          known === null ? (
            <div className="stack">
              <p>{w.calendar.none}</p>
              <p>
                <Button kind="outline" onPress={make}>
                  {w.calendar.make}
                </Button>
              </p>
            </div>
          ) : (
            <div className="stack">
              <p>
                {w.calendar.since(showDayOf(known.createdAt, language))} ・{' '}
                {known.readAt === null ? w.calendar.neverRead : w.calendar.read(showInstant(known.readAt, language))}
              </p>
              <p className="small soft">{w.calendar.againBody}</p>
              <p className="row">
                <Button kind="outline" onPress={make}>
                  {w.calendar.again}
                </Button>
                <Button kind="danger" onPress={end}>
                  {w.calendar.end}
                </Button>
              </p>
            </div>
          )
        }
      </Loaded>
    </section>
  );
}
