import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildToolEnvironment, findPlaces, refuseOldNode } from '../../../tools/embedded/places.mjs';

const userHome = resolve('/home/person');
const placesFor = (environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = 'linux') =>
  findPlaces({ environment, platform, userHome });

describe('cache folder', () => {
  test.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', {}, join(userHome, '.cache', 'kyoso-desk')],
    ['linux', { XDG_CACHE_HOME: resolve('/var/cache/person') }, resolve('/var/cache/person/kyoso-desk')],
    ['linux', { XDG_CACHE_HOME: 'not/absolute' }, join(userHome, '.cache', 'kyoso-desk')],
    ['linux', { XDG_CACHE_HOME: resolve('/x'), KYOSO_CACHE: resolve('/own') }, resolve('/own')],
    ['darwin', {}, join(userHome, 'Library', 'Caches', 'kyoso-desk')],
    ['win32', { LOCALAPPDATA: resolve('/local') }, resolve('/local/kyoso-desk')],
  ])('on %s with %j is %s', (platform, environment, expected) => {
    expect(placesFor(environment, platform).cache).toBe(expected);
  });
});

test('state lies in the checkout unless KYOSO_HOME says otherwise', () => {
  expect(placesFor({}).home).toBe(join(placesFor({}).checkout, '.kyoso'));
  expect(placesFor({ KYOSO_HOME: resolve('/elsewhere') }).home).toBe(resolve('/elsewhere'));
});

describe('environment of child processes', () => {
  const build = (environment: NodeJS.ProcessEnv) =>
    buildToolEnvironment(placesFor(environment), { environment, platform: 'linux', userHome });

  test('keeps caches and temporary files in our folders', () => {
    const environment = build({ KYOSO_CACHE: resolve('/c'), KYOSO_HOME: resolve('/h') });

    expect(environment).toMatchObject({
      TMPDIR: resolve('/h/tmp'),
      npm_config_cache: resolve('/c/npm'),
      GOPATH: resolve('/c/go'),
      GOMODCACHE: resolve('/c/go/pkg/mod'),
      GOCACHE: resolve('/c/go-build'),
    });
  });

  test('respects what the person set', () => {
    const wishes = { npm_config_cache: resolve('/n'), GOMODCACHE: resolve('/m'), GOCACHE: resolve('/b') };

    expect(build(wishes)).toMatchObject(wishes);
    expect(build({ GOPATH: resolve('/go') }).GOMODCACHE).toBe(resolve('/go/pkg/mod'));
  });

  test("does not take npm's own default for a wish", () => {
    const environment = { npm_config_cache: join(userHome, '.npm'), KYOSO_CACHE: resolve('/c') };

    expect(build(environment).npm_config_cache).toBe(resolve('/c/npm'));
  });
});

test('an old Node is refused in one sentence', () => {
  expect(() => refuseOldNode('20.18.1')).toThrow('Node 20.18.1 is too old: install Node 20.19 or later');
  expect(() => refuseOldNode('20.19.0')).not.toThrow();
  expect(() => refuseOldNode('24.1.0')).not.toThrow();
});
