import { Details } from '#design/components/details.tsx';
import { When } from '#design/date.tsx';
import { SafeText } from '#design/safe-text.tsx';
import { changedParts, type ProjectText, projectLabels } from '../project.rules.ts';
import { settingWords, stageWords, topicWords } from '../project-words.ts';
import type { ProjectVersion } from '../project-writing.queries.ts';

/** Every version, newest first, with what each of them changed. */
export function ProjectHistory({ title, versions }: { title: string; versions: readonly ProjectVersion[] }) {
  return (
    <>
      <h1 class="nhsuk-heading-l">Earlier versions of {title}</h1>
      <p>Only the team, and those who approve its projects, see this page.</p>
      <ol class="nhsuk-list" reversed>
        {versions.map((version, i) => {
          const before = versions[i + 1];
          const parts = before
            ? changedParts(before.text, version.text)
            : (Object.keys(projectLabels) as (keyof ProjectText)[]);
          return (
            <li>
              <h2 class="nhsuk-heading-s">
                Version {version.version}, <When at={version.writtenAt} />
              </h2>
              <p>
                {version.writtenBy ?? 'Somebody whose account is closed'}{' '}
                {before
                  ? `changed: ${parts.map((part) => projectLabels[part].toLowerCase()).join(', ')}`
                  : 'wrote it'}
              </p>
              <Details summary={`Read version ${version.version}`}>
                {parts.map((part) => (
                  <>
                    <h3 class="nhsuk-heading-xs">{projectLabels[part]}</h3>
                    <SafeText text={inWords(version.text, part)} />
                  </>
                ))}
              </Details>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function inWords(text: ProjectText, part: keyof ProjectText): string {
  const words =
    part === 'topics'
      ? text.topics.map(topicWords).join(', ')
      : part === 'setting'
        ? text.setting && settingWords(text.setting)
        : part === 'stage'
          ? stageWords(text.stage)
          : text[part];
  return words || 'Nothing';
}
