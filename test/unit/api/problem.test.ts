import { describe, expect, test } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { ERRORS } from '../../../domain/errors.js';
import { ApiProblem, describeProblem, notFound, problemOf, problemSchema } from '../../../api/problem.js';
import { loggable, toDomainError } from '../../../api/problem-handler.js';

const httpError = (status: number, type?: string): Error => Object.assign(new Error('x'), { status, type });

describe('what a thrown thing means to the caller', () => {
  test.each([
    [httpError(413, 'entity.too.large'), 'BODY_TOO_LARGE', 'body'],
    [httpError(400, 'entity.parse.failed'), 'MALFORMED_BODY', 'body'],
    [httpError(400, 'request.aborted'), 'MALFORMED_BODY', 'body'],
    [httpError(415, 'charset.unsupported'), 'UNSUPPORTED_CONTENT_TYPE', 'content-type'],
    [httpError(415, 'encoding.unsupported'), 'UNSUPPORTED_CONTENT_TYPE', 'content-encoding'],
    [new URIError('malformed'), 'NOT_FOUND', 'id'],
  ])('%p', (error, code, field) => {
    const known = toDomainError(error);
    expect(known.code).toBe(code);
    expect(known.errors.map((entry) => entry.field)).toEqual([field]);
  });

  test('a database that is away is 503 with a time to try again; anything unknown is 500 without details', () => {
    const away = toDomainError(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    expect(away.code).toBe('DATABASE_UNAVAILABLE');
    expect((away as ApiProblem).retryAfterS).toBeGreaterThan(0);
    const unknown = toDomainError(new Error('secret'));
    expect(JSON.stringify(problemOf(unknown, 'r'))).not.toContain('secret');
    expect(unknown.code).toBe('INTERNAL');
    expect(toDomainError('no error at all').code).toBe('INTERNAL');
  });

  test('the parameters of a query never reach the log', () => {
    const failed = new QueryFailedError('insert into people values ($1)', ['山田 太郎'], new Error('duplicate key'));
    const logged = JSON.stringify(loggable(failed));
    expect(logged).not.toContain('山田');
    expect(logged).toContain('insert into people');
  });
});

describe('problem documents', () => {
  test.each(Object.keys(ERRORS) as (keyof typeof ERRORS)[])('%s', (code) => {
    const problem = { ...describeProblem(code, [{ field: 'a.b', code: 'REQUIRED' }]), requestId: 'r' };
    expect(problemSchema.parse(problem)).toEqual(problem);
    expect(problem.status).toBe(ERRORS[code][0]);
  });

  test('details of a refused command stand beside the code', () => {
    const details = { commandId: 'c', number: 3 };
    expect(problemOf(new ApiProblem('CASE_CLOSED', [], { details }), 'r')).toMatchObject({ ...details, status: 409 });
  });

  test('what is unknown and what is not to be known get the same words', () => {
    expect(problemOf(notFound(), 'r')).toEqual(problemOf(notFound(), 'r'));
    expect(problemOf(notFound(), 'r').errors[0]).toMatchObject({ field: 'id', code: 'NOT_FOUND' });
  });
});
