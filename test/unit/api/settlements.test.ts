import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Settlements } from '../../../api/commands/settlements.js';
import { readIdempotencyKey } from '../../../api/commands/idempotency.js';
import { readCursor, isInstant, writeCursor } from '../../../api/cursor.js';
import { sharedProbe } from '../../../api/health.js';
import { DomainError } from '../../../domain/errors.js';

describe('waiting for a settlement', () => {
  const settlements = new Settlements({ connectionString: 'postgres://nowhere', log: pino({ level: 'silent' }) });

  test('without word from the database one looks for oneself, soon and never later than told', async () => {
    const expectation = settlements.expect('a');
    const before = performance.now();
    await expectation.next(20);
    expect(performance.now() - before).toBeLessThan(100);
    await expectation.next(5_000);
    expect(performance.now() - before).toBeLessThan(1_000);
    expectation.release();
  });

  test('those who wait for the same command are apart, and a release forgets only one', () => {
    const [one, other] = [settlements.expect('b'), settlements.expect('b')];
    one.release();
    one.release();
    other.release();
  });
});

describe('small things that travel in requests', () => {
  test('an idempotency key is visible ASCII of at most 200 characters', () => {
    expect(readIdempotencyKey(undefined)).toBeNull();
    expect(readIdempotencyKey('a-1')).toBe('a-1');
    for (const key of ['', 'a b', 'あ', 'x'.repeat(201)]) expect(() => readIdempotencyKey(key)).toThrow(DomainError);
  });

  test('a cursor comes back as it was given out, and nothing else is one', () => {
    const position = { at: '2026-04-01T00:00:00.000Z', id: '5a0f6c1e-3c1b-4d55-9f0e-0d9f3a4b8c11' };
    expect(readCursor(writeCursor(position), isInstant)).toEqual(position);
    expect(readCursor(undefined, isInstant)).toBeNull();
    const forged = Buffer.from(JSON.stringify(['now()', position.id])).toString('base64url');
    for (const cursor of ['xx', '', forged]) expect(() => readCursor(cursor, isInstant)).toThrow(DomainError);
  });

  test('a probe is shared for a second and never throws', async () => {
    let [now, asked] = [0, 0];
    const probe = sharedProbe(
      async () => {
        asked += 1;
        throw new Error('away');
      },
      () => now,
    );
    expect(await Promise.all([probe(), probe()])).toEqual([false, false]);
    now = 900;
    await probe();
    expect(asked).toBe(1);
    now = 2_000;
    await probe();
    expect(asked).toBe(2);
  });
});
