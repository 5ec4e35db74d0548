import { useLanguage } from '../app/language.js';
import type { Desk } from '../app/queries.js';
import { showDay, today } from '../words/dates.js';

/** On paper a page says whose it is, and of which day: there is no address bar on it. */
export function PrintedBy({ desk }: { readonly desk: Desk }) {
  const { t, say, language } = useLanguage();
  return (
    <p className="only-printed small">
      {say(desk.municipality.name)} {say(desk.desk.name)} ・ {t.common.asOf(showDay(today(), language))}
    </p>
  );
}
