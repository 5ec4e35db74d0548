import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import type { RouteName } from '../../../domain/route-access.js';
import { useDesk, type Desk } from '../../app/queries.js';
import { isOfCity, type Session } from '../../app/session.js';
import { Loaded, NotFound } from '../../parts/states.js';
import { Required } from '../sign-in/required.js';
import { mayCall, RoomNav } from './rooms.js';

export interface AtDesk {
  readonly desk: Desk;
  readonly session: Session;
  /** Whether the reader may call a route of this desk. */
  readonly may: (route: RouteName) => boolean;
}

interface RoomProps {
  /** The route without which the room would be empty. */
  readonly needs: RouteName;
  readonly children: (at: AtDesk) => ReactNode;
}

/** What stands around a room of a desk's office: who may be in it, and the way to the others. */
export function Room({ needs, children }: RoomProps) {
  const { desk: id = '' } = useParams<{ desk: string }>();
  return (
    <Required>
      {(session) =>
        isOfCity(session) && mayCall(session, id, needs) ? (
          <>
            <RoomNav desk={id} />
            <OfDesk id={id}>
              {(desk) => children({ desk, session, may: (route) => mayCall(session, id, route) })}
            </OfDesk>
          </>
        ) : (
          <NotFound />
        )
      }
    </Required>
  );
}

function OfDesk({ id, children }: { readonly id: string; readonly children: (desk: Desk) => ReactNode }) {
  return <Loaded of={useDesk(id)}>{children}</Loaded>;
}
