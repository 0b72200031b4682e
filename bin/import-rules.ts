import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cruise, type ICruiseOptions, type IForbiddenRuleType, type IViolation } from 'dependency-cruiser';

/** Which room may use which other room's door. A new edge is a decision: it is added here and seen in review. */
export const edges: Readonly<Record<string, readonly string[]>> = {
  people: [],
  finding: [],
  notices: [],
  readable: [],
  ideas: ['people', 'finding', 'readable'],
  projects: ['people', 'finding', 'ideas', 'readable'],
  sponsorship: ['people', 'projects'],
  programme: ['people', 'ideas', 'projects', 'sponsorship', 'finding'],
};

const rooms = Object.keys(edges);

/** 'What may import what' of the house, as rules. */
export const rules: IForbiddenRuleType[] = [
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'kit-imports-nothing-of-ours',
    severity: 'error',
    from: { path: '^src/kit/' },
    to: { path: '^src/(?!kit/)' },
  },
  {
    name: 'design-imports-kit-only',
    severity: 'error',
    from: { path: '^src/design/' },
    to: { path: '^src/(?!kit/|design/)' },
  },
  {
    name: 'platform-knows-no-room',
    severity: 'error',
    from: { path: '^src/platform/' },
    to: { path: '^src/(?!kit/|platform/|design/)' },
  },
  {
    name: 'platform-uses-design-for-pages-only',
    severity: 'error',
    from: { path: '^src/platform/', pathNot: '\\.tsx$' },
    to: { path: '^src/design/' },
  },
  ...rooms.map(
    (room): IForbiddenRuleType => ({
      name: `${room}-uses-only-its-edges`,
      severity: 'error',
      from: { path: `^src/modules/${room}/`, pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^src/modules/',
        pathNot: [
          `^src/modules/${room}/`,
          ...(edges[room] ?? []).map((other) => `^src/modules/${other}/public\\.ts$`),
        ],
      },
    }),
  ),
  {
    name: 'every-room-is-in-the-table-of-edges',
    severity: 'error',
    from: { path: '^src/modules/', pathNot: `^src/modules/(${rooms.join('|')})/` },
    to: {},
  },
  {
    name: 'rules-and-policies-are-pure',
    severity: 'error',
    from: { path: '\\.(rules|policy)\\.ts$' },
    to: { pathNot: ['^src/kit/', '\\.(rules|policy)\\.ts$'] },
  },
  {
    name: 'only-queries-import-kysely',
    severity: 'error',
    from: {
      path: '^src/',
      pathNot: ['\\.queries\\.ts$', '^src/platform/db/', '^src/platform/jobs/jobs\\.ts$', '\\.test\\.tsx?$'],
    },
    to: { path: 'node_modules/kysely/' },
  },
  {
    name: 'views-never-query',
    severity: 'error',
    from: { path: '\\.view\\.tsx$' },
    to: { path: '\\.queries\\.ts$' },
  },
  {
    name: 'no-test-support-in-the-product',
    severity: 'error',
    from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
    to: { path: '^(tests|bench)/' },
  },
];

export interface Verdict {
  readonly modules: number;
  readonly violations: readonly string[];
}

/** Holds the rules against the sources below `baseDir`. */
export async function checkImports(baseDir: string, folders: readonly string[]): Promise<Verdict> {
  const options: ICruiseOptions = {
    baseDir,
    ruleSet: { forbidden: rules },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    combinedDependencies: true,
  };
  const { output } = await cruise([...folders], options, {
    conditionNames: ['import'],
    exportsFields: ['exports'],
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text');
  return {
    modules: output.modules.filter((module) => module.source.startsWith('src/')).length,
    violations: output.summary.violations
      .filter((violation) => !isHarmlessType(baseDir, violation))
      .map((violation) => `${violation.rule.name}: ${violation.from} -> ${violation.to}`),
  };
}

/** The checker cannot tell `import type` apart; for these rules a type does no harm, because nothing of it runs. */
const typesAreHarmless = new Set(['no-cycles', 'views-never-query']);

function isHarmlessType(baseDir: string, violation: IViolation): boolean {
  if (!typesAreHarmless.has(violation.rule.name)) return false;
  const steps = [violation.from, ...(violation.cycle?.map((step) => step.name) ?? [violation.to])];
  return steps.some((from, i) => {
    const to = steps[i + 1] ?? (violation.cycle ? undefined : violation.to);
    return to !== undefined && from !== to && importsTypesOnly(join(baseDir, from), to);
  });
}

function importsTypesOnly(file: string, target: string): boolean {
  const imports = [
    ...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'/gm),
  ].filter(([, , from]) => basename(from ?? '') === basename(target));
  return imports.length > 0 && imports.every(([, type]) => type !== undefined);
}
