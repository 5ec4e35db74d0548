import { Redirect, useParams } from 'wouter';
import { addressOf } from '../../domain/pages.js';
import { desksWith, useSession } from '../app/session.js';
import { isShown } from '../app/surface.js';
import { Skeleton } from '../parts/states.js';

/** The link of a mail about a desk: its proposers read the desk's page, everybody else what awaits them. */
export default function DeskLinkPage() {
  const { desk = '' } = useParams<{ desk: string }>();
  const { session } = useSession();
  if (session === undefined) return <Skeleton />;
  const isOutside = session === null || desksWith(session, 'proposer', 'proposer_viewer').includes(desk);
  const leadsToDesk = isShown('desk') && (isOutside || !isShown('today'));
  return <Redirect to={leadsToDesk ? addressOf('desk', { desk }) : addressOf('today')} replace />;
}
