import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api } from '../../app/client.js';
import { useLanguage } from '../../app/language.js';
import { Button } from '../../parts/button.js';
import { FailureBanner } from '../../parts/states.js';

const KEPT_AS = 'kyoso-after-sign-in';

/** Where somebody was who went away to sign in, once. */
export function takePlaceBefore(): string | null {
  const place = sessionStorage.getItem(KEPT_AS);
  sessionStorage.removeItem(KEPT_AS);
  return place;
}

/** The city's own provider of identities, where there is one: the browser goes there and comes back signed in. */
export function ByProvider() {
  const { t } = useLanguage();
  const [failure, setFailure] = useState<unknown>(null);
  const { data } = useQuery({
    queryKey: ['ways-to-sign-in'],
    queryFn: () => answerOf(api.GET('/session/ways')),
    staleTime: Infinity,
  });
  if (!data?.provider) return null;
  const go = async () => {
    try {
      const { location: there } = await answerOf(api.POST('/session/oidc'));
      if (location.pathname !== addressOf('signIn'))
        sessionStorage.setItem(KEPT_AS, location.pathname + location.search);
      location.assign(there);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <div className="stack">
      <p>{t.signIn.providerLead}</p>
      {failure !== null && <FailureBanner error={failure} />}
      <p>
        <Button kind="outline" onPress={go}>
          {t.signIn.provider}
        </Button>
      </p>
    </div>
  );
}
