import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import type { RouteName } from '../../../../domain/route-access.js';
import { useDesk, type Desk } from '../../../app/queries.js';
import type { Session } from '../../../app/session.js';
import { Loaded, NotFound } from '../../../parts/states.js';
import { Required } from '../../sign-in/required.js';
import { mayCall, RoomNav } from '../rooms.js';
import { SidesProvider } from './sides.js';

interface RoomProps {
  /** The route without which there would be nothing to see. */
  readonly needs: RouteName;
  readonly children: (desk: Desk, session: Session) => ReactNode;
}

/** What stands around each page over the cases of a desk: for its own people only. */
export function CaseRoom({ needs, children }: RoomProps) {
  const { desk: id = '' } = useParams<{ desk: string }>();
  const desk = useDesk(id);
  return (
    <Required>
      {(session) =>
        mayCall(session, id, needs) ? (
          <>
            <RoomNav desk={id} />
            <Loaded of={desk}>
              {(found) => <SidesProvider desk={found}>{children(found, session)}</SidesProvider>}
            </Loaded>
          </>
        ) : (
          <NotFound />
        )
      }
    </Required>
  );
}
