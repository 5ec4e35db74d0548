import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration } from 'oidc-provider';

/**
 * A certified provider of identities (oidc-provider) in the test's own process. Whoever comes is signed in as the person
 * whom the test named: what people see at a provider is its own affair.
 */

export interface Known {
  readonly subject: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
}

export class TestIdentityProvider {
  /** Who sits before the browser. */
  person: Known = { subject: 'nobody' };
  /** What somebody between the provider and the desk makes of its token. */
  forge: (idToken: string) => string = (idToken) => idToken;

  private constructor(
    private readonly server: Server,
    readonly issuer: URL,
  ) {}

  static async start(client: { id: string; secret: string; redirectUri: string }): Promise<TestIdentityProvider> {
    // Loaded here: it tells at once which Node it would rather have, and a test may not want to hear it.
    const { Provider } = await import('oidc-provider');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const known = new TestIdentityProvider(server, issuer);
    const configuration: Configuration = {
      clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [client.redirectUri] }],
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      cookies: { keys: ['a key of a test'] },
      findAccount: (_context, subject) => ({
        accountId: subject,
        claims: () => {
          const { email, emailVerified } = known.person;
          return { sub: subject, ...(email !== undefined && { email, email_verified: emailVerified }) };
        },
      }),
      loadExistingGrant: async (context) => {
        const { client: asking, session } = context.oidc;
        const grant = new context.oidc.provider.Grant({
          clientId: asking!.clientId,
          accountId: session!.accountId!,
        });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
    };
    const provider = new Provider(issuer.href.replace(/\/$/, ''), configuration);
    provider.use(async (context, next) => {
      await next();
      const body = context.body as { id_token?: string } | undefined;
      if (context.path === '/token' && body?.id_token !== undefined) body.id_token = known.forge(body.id_token);
    });
    const answer = provider.callback();
    server.on('request', (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
      void provider.interactionFinished(request, response, { login: { accountId: known.person.subject } });
    });
    return known;
  }

  /** Goes where a browser is sent, through everything that the provider asks, and gives the address it ends at. */
  async follow(location: string): Promise<URL> {
    const cookies = new Map<string, string>();
    let next = new URL(location);
    for (let step = 0; step < 10; step += 1) {
      if (next.host !== this.issuer.host) return next;
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';')[0]!.split(/=(.*)/s);
        cookies.set(name, value);
      }
      const found = response.headers.get('location');
      if (found === null) throw new Error(`the provider stops: ${response.status} ${await response.text()}`);
      next = new URL(found, next);
    }
    throw new Error('the provider goes round in circles');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
