import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { openCamera } from '../../scripts/review/camera.ts';

function fakeBrowser(): Browser {
  return { close: () => Promise.resolve() } as unknown as Browser;
}

it('a picture that fails is taken once more in another browser, then left out, and the rest goes on', async () => {
  const browsers: Browser[] = [];
  const said: string[] = [];
  const launch = () => {
    browsers.push(fakeBrowser());
    return Promise.resolve(browsers.at(-1)!);
  };
  const camera = openCamera(launch, (words) => said.push(words));
  const used: Browser[] = [];
  const failing = (times: number) => (browser: Browser) => {
    used.push(browser);
    return used.length <= times
      ? Promise.reject(new Error('Unable to capture\nlong story'))
      : Promise.resolve('taken');
  };
  expect(await camera.take(failing(1))).toBe('taken');
  expect(used).toEqual([browsers[0], browsers[1]]);
  expect(said).toEqual([]);
  used.length = 0;
  expect(await camera.take(failing(9))).toBeUndefined();
  expect(said).toEqual(['A picture is left out. Unable to capture']);
  used.length = 0;
  expect(await camera.take(failing(0))).toBe('taken');
  await camera.close();
});

it('without a browser there are no pictures, which is said once', async () => {
  const said: string[] = [];
  const camera = openCamera(
    () => Promise.reject(new Error('No browser.')),
    (words) => said.push(words),
  );
  expect(await camera.take(() => Promise.resolve(1))).toBeUndefined();
  expect(await camera.take(() => Promise.resolve(1))).toBeUndefined();
  expect(said).toEqual(['There are no pictures. No browser.']);
  await camera.close();
});
