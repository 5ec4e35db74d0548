import { describe, expect, test } from '@jest/globals';
import { isPublicAddress, isReceiverAllowed } from '../../../domain/webhook-address.js';

/** Where events may be sent: what is not known to be public is refused. */

describe('addresses', () => {
  test.each([
    '1.1.1.1',
    '93.184.216.34',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '223.255.255.255',
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));
  test.each(['2606:2800:220:1:248:1893:25c8:1946', '2400:4050::1', '2001:200::8002:203:47ff:fea5:3085'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test.each([
    ...['0.0.0.0', '10.0.0.1', '10.255.255.255', '100.64.0.1', '127.0.0.1', '127.8.8.8', '169.254.169.254'],
    ...['172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.168.1.1', '198.18.0.1', '198.19.255.255'],
    ...['198.51.100.7', '203.0.113.9', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::a00:1', 'fe80::1', 'fe80::1%eth0', 'fc00::1'],
    ...['fd12:3456::1', 'ff02::1', '2001::1', '2001:db8::1', '2002:a00:1::', '3fff::1', 'fec0::1'],
    ...[
      '',
      'localhost',
      '1.2.3',
      '1.2.3.256',
      '1:2:3',
      '1::2::3',
      '2606::1::2',
      '2606:2800:220:1:248:1893:25c8:1946:1',
    ],
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('receivers', () => {
  const inProduction = { allowLoopback: false };
  const inTrial = { allowLoopback: true };

  test.each(['https://hooks.example.lg.jp/kyoso', 'https://hooks.example.lg.jp:8443/?a=b', 'https://93.184.216.34/'])(
    '%s is taken everywhere',
    (url) => expect([isReceiverAllowed(url, inProduction), isReceiverAllowed(url, inTrial)]).toEqual([true, true]),
  );

  test.each(['http://127.0.0.1:9000/hook', 'http://[::1]:9000/', 'https://127.0.0.1/'])(
    '%s only where an instance is tried out',
    (url) => expect([isReceiverAllowed(url, inProduction), isReceiverAllowed(url, inTrial)]).toEqual([false, true]),
  );

  test.each([
    'http://hooks.example.lg.jp/',
    'http://localhost:9000/',
    'https://10.0.0.1/',
    'https://0x0a000001/',
    'https://167772161/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::ffff:192.168.0.1]/',
    'https://[fe80::1]/',
    'https://user:secret@hooks.example.lg.jp/',
    'https://hooks.example.lg.jp/#part',
    'ftp://hooks.example.lg.jp/',
    'file:///etc/passwd',
    'no address',
  ])('%s nowhere', (url) =>
    expect([isReceiverAllowed(url, inProduction), isReceiverAllowed(url, inTrial)]).toEqual([false, false]),
  );
});
