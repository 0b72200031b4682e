import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanFileName, judgeFile } from './kit-file.rules.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ['a table', 'rota.csv', 'ward,time\n7,2pm', 'text/csv'],
  ['a table with a byte-order mark', 'rota.csv', '\ufeffward,time', 'text/csv'],
  ['plain words', 'notes.TXT', 'Fill the jugs. Ünïcödé 💧', 'text/plain'],
])('text is taken: %s', (_what, name, text, contentType) => {
  expect(judgeFile({ name, bytes: bytes(text), detected: undefined })).toMatchObject({
    ok: true,
    value: { contentType },
  });
});

test.each([
  ['a page', 'page.html', '<!doctype html><script>alert(1)</script>'],
  ['a page called text', 'page.txt', '  <html><script>alert(1)</script>'],
  ['a drawing called text', 'drawing.txt', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['a drawing', 'drawing.svg', '<svg/>'],
  ['a shell script called text', 'run.txt', '#!/bin/sh\nrm -rf /'],
  ['a script', 'run.js', 'alert(1)'],
  ['text with a null in it', 'a.txt', 'abc\u0000def'],
  ['no ending', 'README', 'words'],
])('text is refused: %s', (_what, name, text) => {
  expect(judgeFile({ name, bytes: bytes(text), detected: undefined })).toEqual({
    ok: false,
    reason: 'file-kind',
  });
});

test.each([
  ['a PDF with a script', 'application/pdf', '%PDF-1.7 << /S /JavaScript /JS (app.alert(1)) >>'],
  ['a PDF that starts a program', 'application/pdf', '%PDF-1.7 << /S /Launch >>'],
  [
    'a Word file with macros',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'PK word/vbaProject.bin',
  ],
  [
    'an OpenDocument file with macros',
    'application/vnd.oasis.opendocument.text',
    'PK Basic/Standard/Module1.xml',
  ],
])('what carries a program is refused: %s', (_what, detected, text) => {
  expect(judgeFile({ name: 'a', bytes: bytes(text), detected })).toEqual({ ok: false, reason: 'file-runs' });
});

test.each([
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['webp', 'image/webp'],
  ['jpg', 'image/jpeg'],
])('a file is named after what it is: %s', (extension, detected) => {
  expect(judgeFile({ name: 'Plan.bin', bytes: bytes('x'), detected })).toEqual({
    ok: true,
    value: { contentType: detected, name: `Plan.${extension}` },
  });
});

test('text that is not UTF-8 is refused', () => {
  expect(
    judgeFile({ name: 'a.csv', bytes: new Uint8Array([0x61, 0xff, 0xfe]), detected: undefined }).ok,
  ).toBe(false);
});

test.each([
  'application/x-msdownload',
  'application/xml',
  'text/html',
  'application/zip',
  'application/vnd.ms-word.document.macroenabled.12',
])('content of another kind is refused, whatever its name: %s', (detected) => {
  expect(judgeFile({ name: 'poster.pdf', bytes: bytes('x'), detected })).toEqual({
    ok: false,
    reason: 'file-kind',
  });
});

test.each([
  ['poster.pdf', 'poster.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\Users\\me\\poster.final.PDF', 'poster.final.pdf'],
  ['.pdf', 'file.pdf'],
  ['photo‮gpj.exe', 'photogpj.pdf'],
  ['<script>.pdf', 'script.pdf'],
  ['מדריך 💧.pdf', 'מדריך 💧.pdf'],
])('a name is made clean: %s', (typed, clean) => {
  expect(cleanFileName(typed, 'pdf')).toBe(clean);
});

test('a clean name is never a path, never long, and ends as its content says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const clean = cleanFileName(typed, 'pdf');
      expect(clean).toMatch(/^[^/\\]+\.pdf$/su);
      expect([...clean].length).toBeLessThanOrEqual(124);
    }),
  );
});
