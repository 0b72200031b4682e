import { scaleLinear } from 'd3-scale';
import { Details } from './details.tsx';
import { Table } from './table.tsx';

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

const size = { width: 640, height: 280, left: 48, right: 8, top: 8, bottom: 44 } as const;
const barGap = 0.25;
const ticksWanted = 5;
const labelsMax = 7;

/**
 * Counts as upright bars, drawn as SVG on the server, with the same numbers in a table below: the picture is never the
 * only way to read them. Each series has its own pattern of grey and colour, told apart by more than hue.
 */
export function BarChart(props: {
  title: string;
  /** One sentence that says what the picture shows, for those who do not see it. */
  says: string;
  /** What the first column of the table holds, e.g. 'Month'. */
  of: string;
  labels: readonly string[];
  series: readonly Series[];
}) {
  const { labels, series } = props;
  const most = Math.max(1, ...series.flatMap((one) => one.values));
  const y = scaleLinear([0, most], [size.height - size.bottom, size.top]).nice(ticksWanted);
  const band = (size.width - size.left - size.right) / Math.max(1, labels.length);
  const bar = (band * (1 - barGap)) / Math.max(1, series.length);
  const every = Math.ceil(labels.length / labelsMax);
  const ticks = y.ticks(ticksWanted).filter(Number.isInteger);
  return (
    <figure class="sw-chart">
      <figcaption class="nhsuk-heading-s">{props.title}</figcaption>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img">
        <title>{`${props.title}. ${props.says}`}</title>
        {ticks.map((tick) => (
          <g>
            <line
              class="sw-chart__line"
              x1={size.left}
              x2={size.width - size.right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text class="sw-chart__text" x={size.left - 6} y={y(tick) + 5} text-anchor="end">
              {tick}
            </text>
          </g>
        ))}
        {labels.map((label, i) => (
          <g>
            {series.map((one, n) => {
              const top = y(one.values[i] ?? 0);
              return (
                <rect
                  class={`sw-chart__bar sw-chart__bar--${n + 1}`}
                  x={size.left + i * band + (band * barGap) / 2 + n * bar}
                  y={top}
                  width={Math.max(1, bar - 1)}
                  height={size.height - size.bottom - top}
                />
              );
            })}
            {i % every === 0 && (
              <text
                class="sw-chart__text"
                x={size.left + (i + 0.5) * band}
                y={size.height - size.bottom + 20}
                text-anchor="middle"
              >
                {label}
              </text>
            )}
          </g>
        ))}
      </svg>
      {series.length > 1 && (
        <ul class="sw-chart__key">
          {series.map((one, n) => (
            <li>
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <rect class={`sw-chart__bar sw-chart__bar--${n + 1}`} width="16" height="16" />
              </svg>{' '}
              {one.name}
            </li>
          ))}
        </ul>
      )}
      <Details summary={`The numbers: ${props.title}`}>
        <Table
          caption={props.title}
          columns={[{ text: props.of }, ...series.map((one) => ({ text: one.name, numeric: true }))]}
          rows={labels.map((label, i) => [label, ...series.map((one) => one.values[i] ?? 0)])}
        />
      </Details>
    </figure>
  );
}
