import { expect, test } from 'vitest';
import { findPicture, pictureBytes } from './catalogue.ts';
import { concepts } from './map/map.rules.ts';
import { proposePictures } from './propose-pictures.ts';

const best = (sentence: string) => proposePictures(sentence)[0]?.concept;

test('the map holds at least 320 concepts, each with words and pictures that are there', () => {
  expect(concepts.length).toBeGreaterThanOrEqual(320);
  expect(new Set(concepts.map((concept) => concept.id)).size).toBe(concepts.length);
  const absent = concepts.flatMap((concept) =>
    concept.pictures.filter((picture) => !findPicture(picture)).map((picture) => `${concept.id} ${picture}`),
  );
  expect(absent).toEqual([]);
  for (const concept of concepts) expect(concept.words[0]?.lemmas[0], concept.id).toBeTruthy();
});

test('every picture of the map can be read, and holds no script', () => {
  for (const concept of concepts)
    for (const picture of concept.pictures) {
      const bytes = pictureBytes(picture);
      expect(bytes?.svg, picture).toContain('<svg');
      expect(bytes?.svg, picture).not.toMatch(/<script|\son\w+=|javascript:/i);
    }
});

test.each([
  ['Take one tablet a day.', 'tablets'],
  ['Watch the video on a tablet.', 'tablet-computer'],
  ['The drug helps your heart rest at night.', 'medicine'],
  ['He was sold illegal drugs.', 'street-drugs'],
  ['The doctor will discharge you.', 'going-home'],
  ['There is a yellow discharge.', 'wound-discharge'],
  ['His illness is terminal.', 'end-of-life'],
  ['We meet at the airport terminal.', 'airport'],
  ['You wait on the ward.', 'hospital-bed'],
])('%s is shown by %s', (sentence, concept) => {
  expect(proposePictures(sentence).map((one) => one.concept)).toContain(concept);
});

test('a longer phrase is meant before its parts', () => {
  expect(best('We check your blood pressure.')).toBe('blood-pressure');
  expect(best('She takes some of your blood.')).toBe('blood-test');
});

test('a sentence that says “not” is told, unless its picture says so itself', () => {
  expect(proposePictures('You should not eat.')[0]).toMatchObject({ concept: 'eat', negated: true });
  expect(proposePictures('You should not smoke.')[0]).toMatchObject({
    concept: 'no-smoking',
    negated: false,
  });
});

test('a sentence for which no picture fits has none', () => {
  expect(proposePictures('Nonetheless, it is thus.')).toEqual([]);
  expect(proposePictures('')).toEqual([]);
  expect(proposePictures('🙂🙂🙂')).toEqual([]);
});

test('what nobody vetted says so; what a person vetted names them; what was rejected is not proposed', () => {
  expect(proposePictures('My stomach is full.')[0]).toMatchObject({
    status: 'proposed',
    vettedBy: undefined,
  });
  const verdicts = new Map([
    ['stomach', { state: 'vetted' as const, picture: 'openmoji:E313', by: 'Ada Mensah' }],
    ['heart', { state: 'rejected' as const, picture: '', by: 'Ada Mensah' }],
  ]);
  expect(proposePictures('My stomach is full.', { verdicts })[0]).toMatchObject({
    status: 'vetted',
    vettedBy: 'Ada Mensah',
    picture: 'openmoji:E313',
  });
  expect(proposePictures('My heart.', { verdicts }).map((one) => one.concept)).not.toContain('heart');
});

test('a reader has pictures in colour and in their skin tone where a pack has them', () => {
  const like = (choosing: object) => proposePictures('I like it.', choosing)[0]?.picture;
  expect(like({ skinTone: 'dark' })).toBe('openmoji:1F44D-1F3FF');
  expect(proposePictures('My stomach.', { look: 'colour' })[0]?.picture).toBe('openmoji:E313');
});
