import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Button } from './button.tsx';
import { Choices } from './choices.tsx';
import { Details } from './details.tsx';
import { ErrorMessage } from './error-message.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Hint } from './hint.tsx';
import { Input } from './input.tsx';
import { InsetText } from './inset-text.tsx';
import { Label } from './label.tsx';
import { NotificationBanner } from './notification-banner.tsx';
import { PasswordInput } from './password-input.tsx';
import { Select } from './select.tsx';
import { SummaryList } from './summary-list.tsx';
import { Table } from './table.tsx';
import { Tag } from './tag.tsx';
import { Textarea } from './textarea.tsx';
import { WarningCallout } from './warning-callout.tsx';

/**
 * Our components against the design system's own examples. An example that asks for what ours do not offer is passed over:
 * the schema beside each says what ours offer, and `atLeast` that the comparison is not empty.
 */
function follows<Shape extends z.ZodObject>(
  component: string,
  shape: Shape,
  atLeast: number,
  ours: (context: z.output<Shape>) => VNode,
): void {
  test(`${component} is marked up as the design system does`, async () => {
    let compared = 0;
    for (const { name, context, html, callBlock } of await fixturesOf(component)) {
      if (callBlock !== undefined) continue;
      const offered = shape.safeParse(context);
      if (!offered.success) continue;
      compared += 1;
      expect(simplified(withMarkup(render(ours(offered.data)))), name).toEqual(simplified(html));
    }
    expect(compared).toBeGreaterThanOrEqual(atLeast);
  });
}

const Text = z.union([z.strictObject({ text: z.string() }).transform((given) => given.text), z.string()]);
/** Markup in an example stands for itself: a mark goes through our component, and the markup takes its place afterwards. */
const markup: string[] = [];
const TextOrMarkup = z.union([
  Text,
  z.strictObject({ html: z.string() }).transform(({ html }) => `markup-${markup.push(html) - 1}-`),
]);
const withMarkup = (html: string) => html.replaceAll(/markup-(\d+)-/g, (_mark, i) => markup[Number(i)] ?? '');
const Size = z.enum(['s', 'm', 'l', 'xl']);
const Caption = z
  .union([
    z
      .strictObject({ heading: z.string(), size: Size.nullish() })
      .transform((given) => ({ ...given, is: true })),
    z.strictObject({ text: z.string(), size: Size.nullish() }).transform(({ text, size }) => ({
      heading: text,
      size,
      is: false,
    })),
  ])
  .transform(({ heading, size, is }) => ({ text: heading, size: size ?? undefined, is }));
type Caption = z.output<typeof Caption>;
const field = {
  label: Caption,
  name: z.string(),
  id: z.string().optional(),
  hint: Text.optional(),
  errorMessage: Text.optional(),
};

function asField(given: {
  label: Caption;
  name: string;
  id?: string | undefined;
  hint?: string | undefined;
  errorMessage?: string | undefined;
}) {
  return {
    id: given.id ?? given.name,
    name: given.name,
    label: given.label.text,
    labelIsHeading: given.label.is,
    ...(given.label.size ? { labelSize: given.label.size } : {}),
    ...(given.hint === undefined ? {} : { hint: given.hint }),
    ...(given.errorMessage === undefined ? {} : { error: given.errorMessage }),
  };
}

follows(
  'button',
  z.strictObject({
    text: z.string(),
    variant: z.enum(['secondary', 'warning']).optional(),
    small: z.boolean().default(false),
    href: z.string().optional(),
    preventDoubleClick: z.literal(true).optional(),
  }),
  12,
  ({ text, variant, small, href, preventDoubleClick }) => (
    <Button
      secondary={variant === 'secondary'}
      warning={variant === 'warning'}
      small={small}
      preventDoubleClick={preventDoubleClick ?? false}
      {...(href === undefined ? {} : { href })}
    >
      {text}
    </Button>
  ),
);

follows(
  'breadcrumb',
  z.strictObject({ items: z.array(z.strictObject({ text: z.string(), href: z.string() })) }),
  1,
  ({ items }) => <Breadcrumbs crumbs={items} />,
);

for (const kind of ['radios', 'checkboxes'] as const)
  follows(
    kind,
    z.strictObject({
      fieldset: z.strictObject({ legend: Caption }),
      name: z.string(),
      idPrefix: z.string().optional(),
      hint: Text.optional(),
      errorMessage: Text.optional(),
      small: z.boolean().default(false),
      inline: z.boolean().default(false),
      values: z.array(z.string()).optional(),
      value: z.string().optional(),
      items: z.array(z.strictObject({ value: z.string(), text: z.string(), hint: Text.optional() })),
    }),
    14,
    (given) => (
      <Choices
        kind={kind}
        id={given.idPrefix ?? given.name}
        name={given.name}
        legend={given.fieldset.legend.text}
        legendIsHeading={given.fieldset.legend.is}
        small={given.small}
        inline={given.inline}
        choices={given.items.map(({ hint, ...item }) => ({
          ...item,
          ...(hint === undefined ? {} : { hint }),
        }))}
        chosen={given.values ?? (given.value === undefined ? [] : [given.value])}
        {...(given.fieldset.legend.size ? { legendSize: given.fieldset.legend.size } : {})}
        {...(given.hint === undefined ? {} : { hint: given.hint })}
        {...(given.errorMessage === undefined ? {} : { error: given.errorMessage })}
      />
    ),
  );

follows(
  'details',
  z.strictObject({
    summary: Text,
    text: z.string(),
    open: z.boolean().default(false),
    variant: z.literal('expander').optional(),
  }),
  4,
  ({ summary, text, open, variant }) => (
    <Details summary={summary} open={open} expander={variant === 'expander'}>
      {text}
    </Details>
  ),
);

follows(
  'error-message',
  z.strictObject({ text: z.string(), id: z.string().default('none') }),
  1,
  ({ text, id }) => <ErrorMessage id={id}>{text}</ErrorMessage>,
);

follows(
  'error-summary',
  z.strictObject({
    heading: Text.optional(),
    errorList: z.array(z.strictObject({ text: z.string(), href: z.string().optional() })),
  }),
  3,
  ({ heading, errorList }) => (
    <ErrorSummary
      {...(heading === undefined ? {} : { title: heading })}
      errors={errorList.map(({ text, href }) => ({ message: text, ...(href === undefined ? {} : { href }) }))}
    />
  ),
);

follows('hint', z.strictObject({ text: z.string(), id: z.string().default('none') }), 1, ({ text, id }) => (
  <Hint id={id}>{text}</Hint>
));

follows(
  'input',
  z.strictObject({
    ...field,
    type: z.enum(['text', 'email', 'search', 'tel', 'number', 'date', 'url']).optional(),
    autocomplete: z.string().optional(),
    inputmode: z.enum(['numeric', 'decimal', 'email', 'search']).optional(),
    width: z.literal([2, 3, 4, 5, 10, 20, 30]).optional(),
    prefix: Text.optional(),
    suffix: Text.optional(),
    spellcheck: z.boolean().optional(),
  }),
  10,
  ({ type, autocomplete, inputmode, width, prefix, suffix, spellcheck, ...given }) => (
    <Input
      {...asField(given)}
      {...(type === undefined ? {} : { type })}
      {...(autocomplete === undefined ? {} : { autocomplete })}
      {...(inputmode === undefined ? {} : { inputMode: inputmode })}
      {...(width === undefined ? {} : { width })}
      {...(prefix === undefined ? {} : { prefix })}
      {...(suffix === undefined ? {} : { suffix })}
      {...(spellcheck === undefined ? {} : { spellcheck })}
    />
  ),
);

follows('inset-text', z.strictObject({ text: z.string() }), 1, ({ text }) => (
  <InsetText>
    <p>{text}</p>
  </InsetText>
));

follows(
  'label',
  z
    .strictObject({
      text: z.string().optional(),
      heading: z.string().optional(),
      size: Size.optional(),
      for: z.string().default('none'),
    })
    .refine((given) => (given.text === undefined) !== (given.heading === undefined)),
  5,
  (given) => (
    <Label
      for={given.for}
      heading={given.heading !== undefined}
      {...(given.size ? { size: given.size } : {})}
    >
      {given.heading ?? given.text}
    </Label>
  ),
);

follows(
  'notification-banner',
  z.strictObject({ text: z.string(), variant: z.literal('success').optional() }),
  2,
  ({ text, variant }) => <NotificationBanner kind={variant ?? 'information'}>{text}</NotificationBanner>,
);

follows(
  'password-input',
  z.strictObject({
    ...field,
    autocomplete: z.enum(['current-password', 'new-password']).default('current-password'),
  }),
  7,
  ({ autocomplete, ...given }) => <PasswordInput {...asField(given)} autocomplete={autocomplete} />,
);

follows(
  'select',
  z.strictObject({
    ...field,
    value: z.string().optional(),
    items: z.array(z.strictObject({ value: z.string(), text: z.string() })),
  }),
  6,
  ({ value, items, ...given }) => (
    <Select {...asField(given)} options={items} {...(value === undefined ? {} : { value })} />
  ),
);

follows(
  'summary-list',
  z.strictObject({
    rows: z.array(
      z.strictObject({
        key: Text,
        value: TextOrMarkup,
        actions: z
          .strictObject({
            items: z
              .array(z.strictObject({ href: z.string(), text: z.string(), visuallyHiddenText: z.string() }))
              .length(1),
          })
          .optional(),
      }),
    ),
    border: z.boolean().default(true),
  }),
  3,
  ({ rows, border }) => (
    <SummaryList
      noBorder={!border}
      rows={rows.map(({ key, value, actions }) => {
        const action = actions?.items[0];
        return {
          key,
          value,
          ...(action
            ? { action: { href: action.href, text: action.text, what: action.visuallyHiddenText } }
            : {}),
        };
      })}
    />
  ),
);

const Cell = z.strictObject({
  text: z.union([z.string(), z.number()]),
  format: z.literal('numeric').optional(),
});

follows(
  'tables',
  z.strictObject({
    caption: z.strictObject({ text: z.string(), size: z.literal('m') }),
    responsive: z.literal(true),
    firstCellIsHeader: z.literal(true),
    head: z.array(z.strictObject({ text: z.string(), format: z.literal('numeric').optional() })),
    rows: z.array(z.array(Cell)),
  }),
  1,
  ({ caption, head, rows }) => (
    <Table
      caption={caption.text}
      columns={head.map((column) => ({ text: column.text, numeric: column.format === 'numeric' }))}
      rows={rows.map((row) => row.map((cell) => cell.text))}
    />
  ),
);

follows(
  'tag',
  z.strictObject({
    text: z.string(),
    colour: z
      .enum(['white', 'grey', 'green', 'aqua-green', 'blue', 'purple', 'pink', 'red', 'orange', 'yellow'])
      .optional(),
  }),
  11,
  ({ text, colour }) => <Tag {...(colour ? { colour } : {})}>{text}</Tag>,
);

follows('textarea', z.strictObject(field), 8, (given) => <Textarea {...asField(given)} />);

follows('warning-callout', z.strictObject({ heading: Text, text: z.string() }), 2, ({ heading, text }) => (
  <WarningCallout heading={heading}>
    <p class="nhsuk-card__description">{text}</p>
  </WarningCallout>
));

const Fixtures = z.object({
  fixtures: z.array(
    z.object({ name: z.string(), context: z.unknown(), html: z.string(), callBlock: z.unknown().optional() }),
  ),
});

async function fixturesOf(component: string) {
  const front = createRequire(import.meta.url).resolve('nhsuk-frontend');
  const file = join(dirname(front), 'components', component, 'fixtures.json');
  return Fixtures.parse(JSON.parse(await readFile(file, 'utf8'))).fixtures;
}

type Simple = string | [string, Record<string, string>, Simple[]];

/** The tree without what makes no difference: the order of attributes and classes, space around text, an id that only we ask for. */
function simplified(html: string): Simple[] {
  return parseFragment(html).childNodes.flatMap(simple);
}

function simple(node: DefaultTreeAdapterTypes.ChildNode): Simple[] {
  if (node.nodeName === '#text') {
    const text = (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/g, ' ').trim();
    return text === '' ? [] : [text];
  }
  if (!('attrs' in node)) return [];
  const attributes = Object.fromEntries(
    node.attrs
      .filter(({ name, value }) => !((name === 'id' || name === 'for') && value === 'none'))
      .map(({ name, value }) => [name, name === 'class' ? value.split(/\s+/).toSorted().join(' ') : value])
      .toSorted(),
  );
  return [[node.tagName, attributes, node.childNodes.flatMap(simple)]];
}
