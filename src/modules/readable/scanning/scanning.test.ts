import { toCarried, usualScanning } from '#kit/scan-settings.ts';
import { expect, test, testSite } from '#support/test.ts';
import { scanningPaths } from './scanning.paths.ts';

const { site, make } = await testSite();
const chosen = {
  key: 'enter',
  way: 'step',
  order: 'each',
  step: '0,8',
  firstTimes: '1',
  rounds: '4',
  hold: '0.5',
  ignore: '0.2',
  cue: 'beep',
};
const carried = toCarried({
  key: 'enter',
  way: 'step',
  order: 'each',
  stepMs: 800,
  firstTimes: 1,
  rounds: 4,
  holdMs: 500,
  ignoreMs: 200,
  cue: 'beep',
});

test('a visitor turns scanning on for this device, and off', async () => {
  const visitor = site.visitor();
  expect((await visitor.get('/')).html).not.toContain('<sw-scanner');
  await visitor.post(scanningPaths.choose(), chosen);
  expect((await visitor.get('/')).html).toContain(`<sw-scanner data-settings="${carried}"`);
  expect(await visitor.get(scanningPaths.show())).toShow('Scanning is on.');
  await visitor.post(scanningPaths.stop());
  expect((await visitor.get('/')).html).not.toContain('<sw-scanner');
});

test('whoever is signed in has it wherever they sign in', async () => {
  const person = await make.member();
  await (await site.as(person)).post(scanningPaths.choose(), chosen);
  const elsewhere = await site.as(person);
  expect((await elsewhere.get('/')).html).toContain(carried);
  await elsewhere.post(scanningPaths.stop());
  expect((await (await site.as(person)).get('/')).html).not.toContain('<sw-scanner');
});

test('numbers beyond the limits are refused with words, and what was typed stays', async () => {
  const answer = await site
    .visitor()
    .post(scanningPaths.choose(), { ...chosen, step: '0.01', rounds: 'many' });
  expect(answer.status).toBe(422);
  expect(answer).toShow('Enter how long it stays as 0.3 seconds or more');
  expect(answer).toShow('Enter how many rounds as a whole number');
  expect(answer.html).toContain('value="many"');
});

test('what a browser carries is believed only as we wrote it', async () => {
  const visitor = site.visitor();
  visitor.cookies.scan = '"><script>alert(1)</script>';
  const answer = await visitor.get('/');
  expect(answer.html).not.toContain('<sw-scanner');
  expect(answer.html).not.toContain('alert(1)');
  visitor.cookies.scan = toCarried({ ...usualScanning, stepMs: 1 });
  expect((await visitor.get('/')).html).not.toContain('<sw-scanner');
});
