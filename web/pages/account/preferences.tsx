import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LANGUAGES } from '../../../domain/languages.js';
import { answerOf, api, type Schemas } from '../../app/client.js';
import { useLanguage, useWords } from '../../app/language.js';
import { RadioField } from '../../parts/fields.js';
import { useAsking } from '../../parts/asking.js';
import { Form } from '../../parts/form.js';
import { Banner, Loaded } from '../../parts/states.js';
import { ACCOUNT_WORDS } from '../../words/account.js';

type Chosen = Schemas['Preferences'];
type Groups = Schemas['NewPreferences']['groups'];

interface AtDesk {
  readonly desk: string;
  /** Null: it is the only one. */
  readonly name: string | null;
}

/** How somebody is told of what happens at a desk. */
export function Preferences({ desk, name }: AtDesk) {
  const w = useWords(ACCOUNT_WORDS);
  const key = ['preferences', desk];
  const queries = useQueryClient();
  const preferences = useQuery({
    queryKey: key,
    queryFn: () => answerOf(api.GET('/desks/{desk}/my/preferences', { params: { path: { desk } } })),
    staleTime: Infinity,
  });
  return (
    <section className="section">
      <h2>
        {w.notices.title}
        {name !== null && <span className="small soft"> {name}</span>}
      </h2>
      <p className="reading">{w.notices.lead}</p>
      <Loaded of={preferences}>
        {(chosen) => <Choose desk={desk} chosen={chosen} onSaved={(saved) => queries.setQueryData(key, saved)} />}
      </Loaded>
    </section>
  );
}

function Choose({
  desk,
  chosen,
  onSaved,
}: {
  readonly desk: string;
  readonly chosen: Chosen;
  readonly onSaved: (saved: Chosen) => void;
}) {
  const w = useWords(ACCOUNT_WORDS);
  const { t, say } = useLanguage();
  const [language, setLanguage] = useState(chosen.language);
  const [ways, setWays] = useState(() => new Map(chosen.groups.map(({ group, chosen: way }) => [group, way])));
  const [isSaved, setIsSaved] = useState(false);
  const labels = Object.fromEntries(chosen.groups.map(({ group, label }) => [`groups.${group}`, say(label)]));
  const sending = useAsking(`notices-${desk}`, labels);
  const fixed = chosen.groups.filter(({ choices }) => choices.length === 1);
  const save = () => {
    setIsSaved(false);
    return sending.attempt(async () => {
      const choosable = chosen.groups.filter(({ choices }) => choices.length > 1);
      const groups = Object.fromEntries(choosable.map(({ group }) => [group, ways.get(group)])) as Groups;
      const params = { path: { desk } };
      onSaved(await answerOf(api.PUT('/desks/{desk}/my/preferences', { params, body: { language, groups } })));
      setIsSaved(true);
    });
  };
  return (
    <div className="stack">
      {isSaved && (
        <Banner kind="success" live>
          <p>{w.notices.saved}</p>
        </Banner>
      )}
      <Form sending={sending} onSend={() => void save()} submit={w.notices.submit} kind="outline">
        <RadioField
          name={sending.at('language')}
          label={w.notices.language}
          needed={null}
          inline
          options={LANGUAGES.map((code) => ({ code, label: w.notices.languages[code] }))}
          value={language}
          onChange={(code) => setLanguage(LANGUAGES.find((each) => each === code) ?? language)}
        />
        {chosen.groups
          .filter(({ choices }) => choices.length > 1)
          .map(({ group, label, choices, kinds }) => (
            <RadioField
              key={group}
              name={sending.at(`groups.${group}`)}
              label={say(label)}
              needed={null}
              support={kinds.map((kind) => say(kind.label)).join(t.marks.comma)}
              inline
              options={choices.map((code) => ({ code, label: w.notices.ways[code] }))}
              value={ways.get(group) ?? ''}
              onChange={(code) => {
                const way = choices.find((each) => each === code);
                if (way) setWays(new Map(ways).set(group, way));
              }}
              error={sending.errorAt(`groups.${group}`)}
            />
          ))}
        {fixed.length > 0 && (
          <div>
            <p className="label">{fixed.map(({ label }) => say(label)).join(t.marks.comma)}</p>
            <p className="small soft">{w.notices.always}</p>
          </div>
        )}
      </Form>
    </div>
  );
}
