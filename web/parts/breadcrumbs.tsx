import { Link } from 'wouter';
import { useLanguage } from '../app/language.js';

interface Crumb {
  readonly text: string;
  readonly address: string;
}

/** The way from the first page to this one; the last is where one is. */
export function Breadcrumbs({ way, here }: { readonly way: readonly Crumb[]; readonly here: string }) {
  const { t } = useLanguage();
  return (
    <nav className="breadcrumbs" aria-label={t.site.breadcrumbs}>
      <ol>
        {way.map(({ text, address }) => (
          <li key={address}>
            <Link href={address}>{text}</Link>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
