/**
 * An SVG is written anew from the few elements and attributes that draw. What could run, load or lead elsewhere is left out:
 * scripts, event handlers, foreign content, links, external references, entities. @returns undefined where no SVG is left
 */
export function safeSvg(source: string): string | undefined {
  const text = source.replace(/<!--[\s\S]*?-->/g, '').replace(/<\?[\s\S]*?\?>/g, '');
  if (/<!ENTITY/i.test(text)) return undefined;
  const tag = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'))?)*)\s*(\/?)>/g;
  const out: string[] = [];
  const open: string[] = [];
  let skipping: { name: string; depth: number } | undefined;
  for (const [, closing = '', name = '', attributes = '', empty = ''] of text.matchAll(tag)) {
    if (skipping) {
      if (name !== skipping.name) continue;
      if (closing === '/') skipping.depth -= 1;
      else if (empty === '') skipping.depth += 1;
      if (skipping.depth === 0) skipping = undefined;
      continue;
    }
    if (!drawing.has(name)) {
      if (closing === '' && empty === '') skipping = { name, depth: 1 };
      continue;
    }
    if (closing === '/') {
      if (open.at(-1) !== name) return undefined;
      out.push(`</${open.pop()}>`);
      continue;
    }
    if (open.length === 0 && name !== 'svg') return undefined;
    out.push(`<${name}${safeAttributes(name, attributes, open.length === 0)}${empty}>`);
    if (empty === '') open.push(name);
  }
  return open.length === 0 && out.length > 0 && out[0]?.startsWith('<svg') ? out.join('') : undefined;
}

const drawing = new Set(
  'svg g path circle ellipse rect line polyline polygon defs linearGradient radialGradient stop clipPath mask use symbol pattern'.split(
    ' ',
  ),
);
const kept =
  /^(?:id|class|d|x|y|x1|x2|y1|y2|r|rx|ry|cx|cy|fx|fy|dx|dy|width|height|points|transform|viewBox|preserveAspectRatio|offset|gradientUnits|gradientTransform|spreadMethod|patternUnits|patternTransform|patternContentUnits|maskUnits|maskContentUnits|clipPathUnits|style|fill|fill-rule|fill-opacity|clip-rule|clip-path|mask|opacity|color|stroke|stroke-[a-z]+|stop-color|stop-opacity|vector-effect|display|visibility)$/;
const within = /^\s*url\(\s*['"]?#[\w-]+['"]?\s*\)\s*$/;

function safeAttributes(element: string, written: string, isRoot: boolean): string {
  const attributes: string[] = isRoot ? ['xmlns="http://www.w3.org/2000/svg"'] : [];
  for (const [, name = '', double, single] of written.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = double ?? single ?? '';
    const isOwnLink =
      (name === 'href' || name === 'xlink:href') &&
      /^#[\w-]+$/.test(value) &&
      /use|Gradient|pattern/.test(element);
    if (!isOwnLink && (!kept.test(name) || !isHarmless(value))) continue;
    attributes.push(
      `${isOwnLink ? 'href' : name}="${value.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`,
    );
  }
  return attributes.length === 0 ? '' : ` ${attributes.join(' ')}`;
}

function isHarmless(value: string): boolean {
  if (/javascript:|expression|@import|\\|&#/i.test(value)) return false;
  return (
    !/url\(/i.test(value) ||
    within.test(value) ||
    value.split(';').every((one) => {
      const [, property] = one.split(/:(.*)/s);
      return !/url\(/i.test(one) || within.test(property ?? '');
    })
  );
}
