import { expect, test } from 'vitest';
import { safeSvg } from './safe-svg.rules.ts';

test('what draws stays, what runs or loads goes', () => {
  const safe = safeSvg(`<?xml version="1.0"?><svg xmlns="x" viewBox="0 0 9 9" onload="alert(1)">
    <script>alert(1)</script><style>@import 'https://example.org'</style>
    <foreignObject><body onclick="x()"><script>1</script></body></foreignObject>
    <a href="javascript:alert(1)"><path d="M0 0"/></a>
    <g fill="url(#own)" style="fill:url(https://example.org/x)"><path d="M1 1h3" onclick="x()" fill="red"/></g>
    <image href="https://example.org/spy.png"/><use href="#own"/><use href="https://example.org/x.svg#a"/></svg>`);
  expect(safe).toContain('<path d="M1 1h3" fill="red"/>');
  expect(safe).toContain('fill="url(#own)"');
  expect(safe).toContain('<use href="#own"/>');
  expect(safe).not.toMatch(/script|onload|onclick|example\.org|foreign|image|import|javascript/i);
});

test.each(['', 'hello', '<svg><g></svg>', '<html></html>', '<!DOCTYPE svg [<!ENTITY a "b">]><svg></svg>'])(
  '%s is no SVG that can be shown',
  (text) => expect(safeSvg(text)).toBeUndefined(),
);
