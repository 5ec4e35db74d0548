import { lazy, Suspense, useState } from 'react';
import { useSession } from '../../app/session.js';
import { Skeleton } from '../../parts/states.js';

const MustSetUp = lazy(() => import('../account/must-set-up.js'));

/**
 * Whoever has to set up a second factor before anything else is led through it where they are. They stay with it to its
 * end: when the factor counts already, the recovery codes are still to be shown.
 */
export function useEnrolment() {
  const { session, enter } = useSession();
  const [isUnderWay, setIsUnderWay] = useState(false);
  if (session?.secondFactor.mustBeSetUp && !isUnderWay) setIsUnderWay(true);
  if (!session && isUnderWay) setIsUnderWay(false);
  if (!session || !isUnderWay) return null;
  return (
    <Suspense fallback={<Skeleton />}>
      <MustSetUp
        onDone={async () => {
          await enter();
          setIsUnderWay(false);
        }}
      />
    </Suspense>
  );
}
