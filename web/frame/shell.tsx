import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { addressOf } from '../../domain/pages.js';
import { Button } from '../parts/button.js';
import { useLanguage } from '../app/language.js';
import { desksWith, isGuest, isOfCity, useSession } from '../app/session.js';
import { isShown } from '../app/surface.js';

function Navigation() {
  const { t, language, speak } = useLanguage();
  const { session, signOut } = useSession();
  const [path, goTo] = useLocation();
  const current = (address: string) => (path === address ? ({ 'aria-current': 'page' } as const) : {});
  const isFromOutside = desksWith(session, 'proposer', 'proposer_viewer', 'expert', 'partner').length > 0;
  return (
    <nav aria-label={t.site.navigation}>
      <ul className="site-nav">
        {session && isShown('mine') && isFromOutside && (
          <li>
            <Link href={addressOf('mine')} {...current(addressOf('mine'))}>
              {isGuest(session) ? t.site.given : t.site.mine}
            </Link>
          </li>
        )}
        {session && isShown('today') && isOfCity(session) && (
          <li>
            <Link href={addressOf('today')} {...current(addressOf('today'))}>
              {t.site.today}
            </Link>
          </li>
        )}
        {session && (
          <li>
            <Link href={addressOf('account')} {...current(addressOf('account'))}>
              {t.site.signedInAs(session.people[0]?.name ?? '')}
              <span className="visually-hidden"> {t.site.account}</span>
            </Link>
          </li>
        )}
        {session && (
          <li>
            <Button
              kind="text"
              onPress={async () => {
                await signOut();
                goTo(addressOf('signIn'));
              }}
            >
              {t.site.signOut}
            </Button>
          </li>
        )}
        {session === null && (
          <li>
            <Link href={addressOf('signIn')} {...current(addressOf('signIn'))}>
              {t.site.signIn}
            </Link>
          </li>
        )}
        <li>
          <button
            type="button"
            className="button button-text"
            lang={language === 'ja' ? 'en' : 'ja'}
            onClick={() => speak(language === 'ja' ? 'en' : 'ja')}
          >
            {t.site.otherLanguage}
          </button>
        </li>
      </ul>
    </nav>
  );
}

/** What stands around every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useLanguage();
  return (
    <>
      <a className="skip-link" href="#main">
        {t.site.skip}
      </a>
      <header className="site-header">
        <div className="page-width">
          <Link href={isShown('desks') ? addressOf('desks') : addressOf('today')} className="site-name">
            {t.site.name}
          </Link>
          <Navigation />
        </div>
      </header>
      <main id="main" className="site-main" tabIndex={-1}>
        <div className="page-width">{children}</div>
      </main>
      <footer className="site-footer">
        <div className="page-width small soft">{t.site.footer}</div>
      </footer>
    </>
  );
}
