import { lazy, Suspense, type ComponentType } from 'react';
import { Route, Switch } from 'wouter';
import { PAGES, type PageName } from '../../domain/pages.js';
import { NotFound, Skeleton } from '../parts/states.js';
import { RunOut } from '../pages/sign-in/run-out.js';
import { isShown } from '../app/surface.js';

/**
 * Which component shows which page. The order matters where a path fits two of them: `/:desk` comes last. Each page is
 * loaded when somebody goes there, so that nobody waits for what they do not use.
 */
const COMPONENTS: Readonly<Record<PageName, ComponentType>> = {
  desks: lazy(() => import('../pages/portal/desks.js')),
  signIn: lazy(() => import('../pages/sign-in/sign-in.js')),
  oneTimeLink: lazy(() => import('../pages/sign-in/one-time-link.js')),
  mine: lazy(() => import('../pages/portal/mine.js')),
  colleagues: lazy(() => import('../pages/portal/colleagues.js')),
  account: lazy(() => import('../pages/account/account.js')),
  caseAudit: lazy(() => import('../pages/office/audit/case-audit.js')),
  proposal: lazy(() => import('../pages/proposal.js')),
  draft: lazy(() => import('../pages/portal/draft.js')),
  deskLink: lazy(() => import('../pages/desk-link.js')),
  today: lazy(() => import('../pages/office/today.js')),
  board: lazy(() => import('../pages/office/board.js')),
  cases: lazy(() => import('../pages/office/cases.js')),
  ageing: lazy(() => import('../pages/office/ageing.js')),
  entry: lazy(() => import('../pages/office/entry.js')),
  entryDraft: lazy(() => import('../pages/office/entry-draft.js')),
  challengesOfDesk: lazy(() => import('../pages/office/challenges.js')),
  people: lazy(() => import('../pages/office/people.js')),
  handovers: lazy(() => import('../pages/office/handovers.js')),
  handoverBrief: lazy(() => import('../pages/office/handover-brief.js')),
  settings: lazy(() => import('../pages/office/settings.js')),
  audit: lazy(() => import('../pages/office/audit/audit.js')),
  desk: lazy(() => import('../pages/portal/desk.js')),
  propose: lazy(() => import('../pages/portal/propose.js')),
};

export function Pages() {
  return (
    <>
      <Suspense fallback={<Skeleton />}>
        <Switch>
          {(Object.keys(PAGES) as PageName[]).filter(isShown).map((page) => (
            <Route key={page} path={PAGES[page].path} component={COMPONENTS[page]} />
          ))}
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
      <RunOut />
    </>
  );
}
