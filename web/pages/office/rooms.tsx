import { Link, useLocation } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { ROUTE_RULES, type RouteName, type RouteRule } from '../../../domain/route-access.js';
import { useLanguage, useWords } from '../../app/language.js';
import { useDesks } from '../../app/queries.js';
import { desksOfCity, useSession, type Session } from '../../app/session.js';
import { ROOM_WORDS } from '../../words/rooms.js';

/** The rooms of a desk's office, in the order of the day's work. */

interface Room {
  readonly name: keyof (typeof ROOM_WORDS)['ja'];
  readonly address: (desk: string) => string;
  /** The route without which the room would be empty: whoever may call it is led there. */
  readonly needs: RouteName;
}

const ROOMS: readonly Room[] = [
  { name: 'today', address: () => addressOf('today'), needs: 'GET /tasks' },
  { name: 'board', address: (desk) => addressOf('board', { desk }), needs: 'GET /desks/{desk}/changes' },
  { name: 'cases', address: (desk) => addressOf('cases', { desk }), needs: 'GET /desks/{desk}/changes' },
  { name: 'entry', address: (desk) => addressOf('entry', { desk }), needs: 'POST /desks/{desk}/proposals' },
  {
    name: 'challenges',
    address: (desk) => addressOf('challengesOfDesk', { desk }),
    needs: 'POST /desks/{desk}/challenges',
  },
  { name: 'people', address: (desk) => addressOf('people', { desk }), needs: 'GET /desks/{desk}/people' },
  { name: 'handovers', address: (desk) => addressOf('handovers', { desk }), needs: 'GET /desks/{desk}/handovers' },
  { name: 'settings', address: (desk) => addressOf('settings', { desk }), needs: 'GET /desks/{desk}/mails' },
  {
    name: 'audit',
    address: (desk) => addressOf('audit', { desk }),
    needs: 'GET /audit/desks/{desk}/people/{personId}',
  },
];

/** Whether somebody may call a route of a desk, as the API would say. */
export function mayCall(session: Session, desk: string, route: RouteName): boolean {
  const rule: RouteRule = ROUTE_RULES[route];
  if (typeof rule === 'string') return true;
  const roles = session.people.find((person) => person.desk === desk)?.roles ?? [];
  return 'desk' in rule && rule.desk.some((role) => roles.includes(role));
}

/** Stands above the pages of a desk's office. Whoever works at several desks goes from one to the other here. */
export function RoomNav({ desk }: { readonly desk: string }) {
  const w = useWords(ROOM_WORDS);
  const { say } = useLanguage();
  const { session } = useSession();
  const [path, goTo] = useLocation();
  const desks = useDesks();
  const ownDesks = session ? desksOfCity(session) : [];
  // A proposer may call some of these routes as well, and has no rooms here.
  if (!session || !ownDesks.includes(desk)) return null;
  const nameOf = (id: string): string => {
    const found = desks.data?.desks.find((each) => each.id === id);
    return found ? say(found.name) : id;
  };
  return (
    <nav aria-label={w.navigation} className="rooms not-printed">
      {ownDesks.length > 1 && (
        <label className="rooms-desk">
          <span className="visually-hidden">{w.desk}</span>
          <select
            value={desk}
            onChange={({ target: { value: other } }) => {
              const rooms = ROOMS.filter(({ needs }) => mayCall(session, other, needs)).map(({ address }) => address);
              // The same room of the other desk; from where all desks are together, the first room of its own.
              const same = rooms.find((address) => address(desk) === path && address(other) !== path);
              const own = rooms.find((address) => address(other) !== address(desk));
              goTo((same ?? own)?.(other) ?? path);
            }}
          >
            {ownDesks.map((id) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </select>
        </label>
      )}
      <ul>
        {ROOMS.filter(({ needs }) => mayCall(session, desk, needs)).map(({ name, address }) => (
          <li key={name}>
            <Link href={address(desk)} {...(path === address(desk) && { 'aria-current': 'page' as const })}>
              {w[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
