import type { Print } from '#platform/pdf/print.ts';

/** How a shape is painted; groups hand it down. */
interface Paint {
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  readonly evenOdd: boolean;
  readonly opacity: number;
}

const firstPaint: Paint = {
  fill: 'black',
  stroke: 'none',
  width: 1,
  cap: 'butt',
  join: 'miter',
  evenOdd: false,
  opacity: 1,
};

type Attributes = Readonly<Record<string, string>>;
const tagPattern = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
/** What stands within them is drawn only where something refers to it, which our pictures do not. */
const undrawn = new Set(['defs', 'clipPath', 'mask', 'symbol', 'metadata', 'title', 'desc', 'marker']);

/**
 * Draws the plain SVG of our packs (paths, lines, circles, ellipses, rectangles, polygons, groups, transforms) as vectors
 * within a square. Gradients, text, clips and style sheets are left out.
 */
export function drawSvg(print: Print, svg: string, at: { x: number; y: number; side: number }): void {
  print.save();
  const open: { name: string; paint: Paint; moved: boolean }[] = [];
  let hidden = 0;
  for (const [, closing, name = '', given = '', empty] of svg.matchAll(tagPattern)) {
    if (closing !== '') {
      if (undrawn.has(name)) hidden = Math.max(0, hidden - 1);
      const last = open.pop();
      if (last?.moved) print.restore();
      continue;
    }
    const attributes = attributesOf(given);
    const paint = paintOf(attributes, open.at(-1)?.paint ?? firstPaint);
    if (undrawn.has(name) && empty === '') hidden += 1;
    const isRoot = name === 'svg';
    const moved = isRoot ? placeRoot(print, attributes, at) : transform(print, attributes.transform);
    if (hidden === 0 && attributes.display !== 'none') drawShape(print, name, attributes, paint);
    if (empty !== '') {
      if (moved) print.restore();
    } else open.push({ name, paint, moved });
  }
  for (const one of open) if (one.moved) print.restore();
  print.restore();
}

function attributesOf(given: string): Attributes {
  return Object.fromEntries(
    [...given.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((match) => [
      match[1] ?? '',
      match[2] ?? match[3] ?? '',
    ]),
  );
}

function paintOf(attributes: Attributes, above: Paint): Paint {
  return {
    fill: attributes.fill ?? above.fill,
    stroke: attributes.stroke ?? above.stroke,
    width: number(attributes['stroke-width'], above.width),
    cap: (attributes['stroke-linecap'] as Paint['cap'] | undefined) ?? above.cap,
    join: (attributes['stroke-linejoin'] as Paint['join'] | undefined) ?? above.join,
    evenOdd: (attributes['fill-rule'] ?? (above.evenOdd ? 'evenodd' : '')) === 'evenodd',
    opacity: above.opacity * number(attributes.opacity, 1),
  };
}

function placeRoot(
  print: Print,
  { viewBox, width, height }: Attributes,
  at: { x: number; y: number; side: number },
): true {
  const [left = 0, top = 0, wide = number(width, 24), high = number(height, 24)] = numbers(viewBox);
  const scale = at.side / Math.max(wide, high, 1);
  print.save();
  print.translate(at.x + (at.side - wide * scale) / 2, at.y + (at.side - high * scale) / 2);
  print.scale(scale).translate(-left, -top);
  return true;
}

function transform(print: Print, given: string | undefined): boolean {
  if (given === undefined) return false;
  print.save();
  for (const [, name, inside] of given.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const [a = 0, b, c, d = 0, e = 0, f = 0] = numbers(inside);
    if (name === 'matrix') print.transform(a, b ?? 0, c ?? 0, d, e, f);
    else if (name === 'translate') print.translate(a, b ?? 0);
    else if (name === 'scale') print.scale(a, b ?? a);
    else if (name === 'rotate') print.rotate(a, { origin: [b ?? 0, c ?? 0] });
  }
  return true;
}

function drawShape(print: Print, name: string, attributes: Attributes, paint: Paint): void {
  const of = (key: string) => number(attributes[key], 0);
  switch (name) {
    case 'path':
      print.path(attributes.d ?? '');
      break;
    case 'circle':
      print.circle(of('cx'), of('cy'), of('r'));
      break;
    case 'ellipse':
      print.ellipse(of('cx'), of('cy'), of('rx'), of('ry'));
      break;
    case 'rect':
      if (attributes.rx === undefined && attributes.ry === undefined)
        print.rect(of('x'), of('y'), of('width'), of('height'));
      else print.roundedRect(of('x'), of('y'), of('width'), of('height'), number(attributes.rx, of('ry')));
      break;
    case 'line':
      print.moveTo(of('x1'), of('y1')).lineTo(of('x2'), of('y2'));
      break;
    case 'polyline':
    case 'polygon':
      if (!drawPoints(print, numbers(attributes.points), name === 'polygon')) return;
      break;
    default:
      return;
  }
  paintIt(print, name === 'line' ? { ...paint, fill: 'none' } : paint);
}

function drawPoints(print: Print, given: readonly number[], closed: boolean): boolean {
  if (given.length < 4) return false;
  print.moveTo(given[0] ?? 0, given[1] ?? 0);
  for (let i = 2; i + 1 < given.length; i += 2) print.lineTo(given[i] ?? 0, given[i + 1] ?? 0);
  if (closed) print.closePath();
  return true;
}

function paintIt(print: Print, paint: Paint): void {
  const fill = colourOf(paint.fill);
  const stroke = colourOf(paint.stroke);
  print.opacity(paint.opacity);
  if (stroke !== undefined) {
    print.lineWidth(paint.width).strokeColor(stroke);
    print.lineCap(paint.cap).lineJoin(paint.join);
  }
  if (fill !== undefined) print.fillColor(fill);
  const rule = paint.evenOdd ? 'even-odd' : 'non-zero';
  if (fill !== undefined && stroke !== undefined) print.fillAndStroke(fill, stroke, rule);
  else if (fill !== undefined) print.fill(fill, rule);
  else if (stroke !== undefined) print.stroke();
  else print.path('M0 0').stroke('#ffffff');
}

/** @returns undefined for no paint */
function colourOf(given: string): string | undefined {
  if (given === 'none' || given === 'transparent' || given.startsWith('url(')) return undefined;
  if (given === 'currentColor' || given === 'inherit') return 'black';
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(given);
  return short
    ? `#${short
        .slice(1)
        .map((one) => one + one)
        .join('')}`
    : given;
}

function numbers(text: string | undefined): number[] {
  return (text?.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
}

function number(text: string | undefined, usual: number): number {
  const value = Number.parseFloat(text ?? '');
  return Number.isFinite(value) ? value : usual;
}
