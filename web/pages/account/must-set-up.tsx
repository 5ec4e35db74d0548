import { useWords } from '../../app/language.js';
import { PageTitle } from '../../app/title.js';
import { ACCOUNT_WORDS } from '../../words/account.js';
import { SecondFactorSetUp } from './second-factor-set-up.js';

/** In place of a page, for whom nothing else is open until they have a second factor. */
export default function MustSetUp({ onDone }: { readonly onDone: () => Promise<void> }) {
  const w = useWords(ACCOUNT_WORDS);
  return (
    <div className="stack">
      <PageTitle text={w.factor.mustTitle} />
      <p className="reading">{w.factor.mustLead}</p>
      <section className="section">
        <h2>{w.factor.title}</h2>
        <SecondFactorSetUp onDone={onDone} />
      </section>
    </div>
  );
}
