import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp, type HttpLogger } from 'pino-http';

/** An id that a caller or a proxy gave, so that its log and ours can be laid side by side. */
const GIVEN_ID = /^[A-Za-z0-9_-]{8,64}$/;

export const requestIdOf = (response: Response): string => response.getHeader('X-Request-Id') as string;

/** The path of a calendar is its credential. */
const withoutSecret = (path: string): string => path.replace(/^(\/api\/calendar\/).+$/i, '$1…');

/** One line per request: method, path, status, time. No headers and no bodies: they hold tokens and people's words. */
export const requestLog = (log: Logger): HttpLogger =>
  pinoHttp({
    logger: log,
    genReqId: (request: IncomingMessage, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: withoutSecret(request.url.split('?', 1)[0] ?? ''),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      // The problem handler logs an error once, without the parameters of a query.
      err: () => undefined,
    },
    // That something else is away is said where it is found out, not once per request.
    customLogLevel: (_request, { statusCode }) => (statusCode >= 500 && statusCode !== 503 ? 'error' : 'debug'),
  });
