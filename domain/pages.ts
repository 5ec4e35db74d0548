/**
 * Where the pages of the application lie: one table for the server that gives them out, the browser that shows them and
 * the mails whose links lead to them. `:name` stands for one part of a path.
 */

/**
 * What an installation, or one of its processes, shows: the pages of proposers, those of the city's own people, or both.
 * A portal that can be reached from the internet need not hold the office.
 */
export const SURFACES = ['portal', 'office', 'both'] as const;
export type Surface = (typeof SURFACES)[number];

interface PageRule {
  readonly path: string;
  readonly surface: Surface;
}

export const PAGES = {
  /** Every desk of the installation. */
  desks: { path: '/', surface: 'portal' },
  signIn: { path: '/sign-in', surface: 'both' },
  /** What a mail carries stands behind the `#`, which no browser sends. */
  oneTimeLink: { path: '/sign-in/link', surface: 'both' },
  /** What a proposer has handed in or begun, over all desks. */
  mine: { path: '/my', surface: 'portal' },
  /** Who may see and do what of an organisation's proposals. */
  colleagues: { path: '/my/people', surface: 'portal' },
  /** How somebody signs in and is told of things. */
  account: { path: '/account', surface: 'both' },
  /** Everything that was done with a case, said of it and read in it. */
  caseAudit: { path: '/proposals/:id/audit', surface: 'office' },
  proposal: { path: '/proposals/:id', surface: 'both' },
  draft: { path: '/proposals/:id/draft', surface: 'portal' },
  /** Where the link of a mail about a desk leads: each reader is led on to the desk as they know it. */
  deskLink: { path: '/desks/:desk', surface: 'both' },
  /** What must I do today? */
  today: { path: '/office', surface: 'office' },
  /** Every open case of a desk under its headings. */
  board: { path: '/office/:desk', surface: 'office' },
  /** The same as a table, with whatever was ever handed in. */
  cases: { path: '/office/:desk/cases', surface: 'office' },
  /** What waits for how long, and for whom. */
  ageing: { path: '/office/:desk/ageing', surface: 'office' },
  /** On behalf of a visitor, or of who called. */
  entry: { path: '/office/:desk/entry', surface: 'office' },
  entryDraft: { path: '/office/:desk/entry/:id', surface: 'office' },
  challengesOfDesk: { path: '/office/:desk/challenges', surface: 'office' },
  people: { path: '/office/:desk/people', surface: 'office' },
  handovers: { path: '/office/:desk/handovers', surface: 'office' },
  /** What somebody has to know who takes a case over. */
  handoverBrief: { path: '/proposals/:id/brief', surface: 'office' },
  settings: { path: '/office/:desk/settings', surface: 'office' },
  /** Cases and people, for who looks after the fact. */
  audit: { path: '/office/:desk/audit', surface: 'office' },
  desk: { path: '/:desk', surface: 'portal' },
  propose: { path: '/:desk/propose', surface: 'portal' },
} as const satisfies Record<string, PageRule>;

export type PageName = keyof typeof PAGES;

/** Whether a page is shown where this surface is. */
export const isOnSurface = (page: PageName, surface: Surface): boolean => {
  const rule: PageRule = PAGES[page];
  return rule.surface === 'both' || surface === 'both' || rule.surface === surface;
};

/** First parts of a path that mean something already: no desk can be called by one. */
export const RESERVED_DESK_IDS: ReadonlySet<string> = new Set([
  'api',
  'assets',
  ...Object.values(PAGES)
    .map(({ path }) => path.split('/')[1] ?? '')
    .filter((part) => part !== '' && !part.startsWith(':')),
]);

type Parameters<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Parameters<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

/** The address of a page: `addressOf('draft', { id })`. */
export function addressOf<N extends PageName>(
  page: N,
  ...[named]: [Parameters<(typeof PAGES)[N]['path']>] extends [never]
    ? []
    : [Readonly<Record<Parameters<(typeof PAGES)[N]['path']>, string>>]
): string {
  const values: Readonly<Record<string, string>> = named ?? {};
  return PAGES[page].path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}
